// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Vault

extension Cosigner {
    /// How the secret half is kept in a file: `PRIVATE+KEY+name+hex(id)+base64(kind, seed)`, as other tools do.
    package static func secretText(name: NoteLine, seed: SecretKey) throws(LedgerError) -> String {
        let key = try Cosigner(name: name, pair: SigningKeyPair(seed: seed)).verifierKey
        var secret = [key.kind.rawValue] + seed.copyBytes()
        defer { for place in secret.indices { secret[place] = 0 } }
        return "\(Self.mark)\(name.text)+\(key.hexID)+\(Base64.text(secret))"
    }

    /// - Throws: `malformedKey` unless it is whole: the id has to be the one that follows from the secret.
    package init(secretText text: String) throws(LedgerError) {
        guard text.hasPrefix(Self.mark) else { throw .malformedKey }
        let parts = Array(text.utf8.dropFirst(Self.mark.utf8.count)).split(
            separator: UInt8(ascii: "+"),
            maxSplits: 2,
            omittingEmptySubsequences: false
        )
        guard parts.count == 3, let name = NoteLine(utf8: parts[0]), let secret = Base64.bytes(parts[2]),
            secret.first == VerifierKey.Kind.cosignature.rawValue,
            let seed = try? SecretKey(copying: Array(secret.dropFirst()))
        else { throw .malformedKey }
        try self.init(name: name, pair: SigningKeyPair(seed: seed))
        guard parts[1].elementsEqual(verifierKey.hexID.utf8) else { throw .malformedKey }
    }

    private static let mark = "PRIVATE+KEY+"
}
