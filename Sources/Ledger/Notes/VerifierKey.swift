// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Vault

/// A public key with its name, as people pass it on: `name+hex(id)+base64(kind, key)` (C2SP signed-note).
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
    /// How the key signs.
    package enum Kind: UInt8, Sendable {
        /// The text itself: logs.
        case ed25519 = 0x01
        /// The text with the time before it: witnesses (C2SP tlog-cosignature).
        case cosignature = 0x04
    }

    package let name: NoteLine
    package let kind: Kind
    package let key: VerifyKey
    /// The first four bytes of SHA-256 over name, line feed, kind and key, highest first.
    package let id: UInt32

    /// - Throws: `malformedKey` where the name cannot be one of a key.
    package init(name: NoteLine, kind: Kind, key: VerifyKey) throws(LedgerError) {
        guard name.isKeyName else { throw .malformedKey }
        self.init(trusted: name, kind, key)
    }

    init(trusted name: NoteLine, _ kind: Kind, _ key: VerifyKey) {
        self.name = name
        self.kind = kind
        self.key = key
        id = Sha256.of(Array(name.text.utf8) + [0x0a, kind.rawValue] + key.bytes).prefix(4)
            .reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// - Throws: `malformedKey`, also for an id that is not the key's own; `unknownKind`.
    package init(_ text: String) throws(LedgerError) {
        let parts = Array(text.utf8).split(
            separator: UInt8(ascii: "+"),
            maxSplits: 2,
            omittingEmptySubsequences: false
        )
        guard parts.count == 3, let name = NoteLine(utf8: parts[0]), name.isKeyName, parts[2].count <= 4_096,
            let material = Base64.bytes(parts[2]), let number = material.first
        else { throw .malformedKey }
        guard let kind = Kind(rawValue: number) else { throw .unknownKind }
        guard let key = try? VerifyKey(Array(material.dropFirst())) else { throw .malformedKey }
        self.init(trusted: name, kind, key)
        guard parts[1].elementsEqual(hexID.utf8) else { throw .malformedKey }
    }

    package var text: String {
        "\(name.text)+\(hexID)+\(Base64.text([kind.rawValue] + key.bytes))"
    }

    package var description: String { text }

    var hexID: String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// - Throws: `wrongSignature`.
    func verified(_ signature: NoteSignature, text: [UInt8]) throws(LedgerError) -> VerifiedSignature {
        switch kind {
        case .ed25519:
            guard key.verifies(signature.bytes, text) else { throw .wrongSignature }
            return VerifiedSignature(key: self, unixSeconds: nil)
        case .cosignature:
            guard let (seconds, bytes) = Cosignature.parts(signature.bytes),
                key.verifies(bytes, Cosignature.message(seconds, text))
            else { throw .wrongSignature }
            return VerifiedSignature(key: self, unixSeconds: seconds)
        }
    }
}
