// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Vault

/// Signs the checkpoints of a log, whose origin is the name of the key.
package struct LedgerSigner: Sendable {
    package let verifierKey: VerifierKey
    private let pair: SigningKeyPair

    /// - Throws: `malformedKey` where the name cannot be one of a key.
    package init(name: NoteLine, pair: SigningKeyPair) throws(LedgerError) {
        verifierKey = try VerifierKey(name: name, kind: .ed25519, key: pair.verifyKey)
        self.pair = pair
    }

    /// The log must never have signed a tree that this one does not extend.
    package func sign(size: Int, root: MerkleHash) throws(LedgerError) -> SignedCheckpoint {
        let checkpoint = try Checkpoint(origin: verifierKey.name, size: size, root: root)
        let signature = NoteSignature(
            name: verifierKey.name,
            keyID: verifierKey.id,
            bytes: pair.sign(checkpoint.text)
        )
        return SignedCheckpoint(checkpoint, SignedNote(text: checkpoint.text, signatures: [signature]))
    }
}

/// Cosigns the checkpoints of other logs, with the time.
package struct Cosigner: Sendable {
    package let verifierKey: VerifierKey
    private let pair: SigningKeyPair

    /// - Throws: `malformedKey` where the name cannot be one of a key.
    package init(name: NoteLine, pair: SigningKeyPair) throws(LedgerError) {
        verifierKey = try VerifierKey(name: name, kind: .cosignature, key: pair.verifyKey)
        self.pair = pair
    }

    /// It says: at this time, this was the largest consistent tree of that log that I had seen.
    package func cosign(_ checkpoint: Checkpoint, unixSeconds: Int) -> NoteSignature {
        precondition(unixSeconds >= 0, "a time before 1970")
        let message = Cosignature.message(unixSeconds, checkpoint.text)
        return NoteSignature(
            name: verifierKey.name,
            keyID: verifierKey.id,
            bytes: Cosignature.bytes(unixSeconds, pair.sign(message))
        )
    }
}
