// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger
package import Vault

/// The keys of a log, derived from a node secret and the log's name: two logs never share one (Design 6).
package struct LogKeys: Sendable {
    private let secret: SecretKey

    package init(_ secrets: NodeSecrets) { secret = secrets.log }

    /// From the bytes that a backup seals.
    package init(exported: [UInt8]) throws(SecretFileError) {
        secret = try NodeSecrets.ledgerSecrets(exported: exported).log
    }

    /// A name that says nothing: it stands in files that people carry.
    static func origin(_ randomness: any Randomness) -> String {
        "log/" + String(decoding: hex(randomness.bytes(8)), as: UTF8.self)
    }

    func sign(size: Int, root: MerkleHash, origin: String) throws(LedgerError) -> [UInt8] {
        try LedgerSigner(name: try LogKeys.line(origin), pair: pair(origin)).sign(size: size, root: root)
            .bytes
    }

    /// What checks the checkpoints of the log of that name.
    package func verifierKey(origin: String) throws(LedgerError) -> VerifierKey {
        try VerifierKey(name: try LogKeys.line(origin), kind: .ed25519, key: pair(origin).verifyKey)
    }

    /// Promises have a key of their own: none can be taken for a checkpoint.
    package func promiseKey(origin: String) throws(LedgerError) -> VerifierKey {
        try verifierKey(origin: origin + LogKeys.promise)
    }

    /// That this leaf will stand in a checkpoint of the log by the end of a day; where, nobody knows yet.
    func promise(_ leaf: MerkleHash, by day: String, origin: String) throws(LedgerError) -> [UInt8] {
        let name = origin + LogKeys.promise
        let key = try verifierKey(origin: name)
        let text = Array("\(name)\n\(leaf.hex)\n\(day)\n".utf8)
        let signature = NoteSignature(name: key.name, keyID: key.id, bytes: pair(name).sign(text))
        return text + Array("\n\(signature.line)".utf8)
    }

    /// - Throws: why it is none of the log of that name.
    package func checkpoint(_ note: [UInt8], origin: String) throws(LedgerError) -> Checkpoint {
        let signed = try SignedCheckpoint(note)
        try signed.verify(log: try verifierKey(origin: origin))
        return signed.checkpoint
    }

    private static let promise = "/promise"

    private func pair(_ name: String) -> SigningKeyPair {
        SigningKeyPair(seed: secret.derive("amparo ledger", Array(name.utf8)))
    }

    private static func line(_ origin: String) throws(LedgerError) -> NoteLine {
        guard let line = NoteLine(origin) else { throw .malformedKey }
        return line
    }

    private static func hex(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}
