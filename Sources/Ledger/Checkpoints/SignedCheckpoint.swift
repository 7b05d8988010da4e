// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A checkpoint with the signatures under it, as it is served and kept.
package struct SignedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    package let note: SignedNote

    /// - Throws: what `SignedNote` and `Checkpoint` throw.
    package init(_ bytes: [UInt8]) throws(LedgerError) {
        note = try SignedNote(bytes)
        checkpoint = try Checkpoint(text: note.text)
    }

    init(_ checkpoint: Checkpoint, _ note: SignedNote) {
        self.checkpoint = checkpoint
        self.note = note
    }

    package var bytes: [UInt8] { note.bytes }

    /// With a witness's cosignature.
    package func adding(_ signature: NoteSignature) -> SignedCheckpoint {
        SignedCheckpoint(checkpoint, note.adding(signature))
    }

    /// Without the signatures of all other keys, and with one of each of these.
    package func only(_ keys: [VerifierKey]) -> SignedCheckpoint {
        let signatures = keys.compactMap { key in
            note.signatures.first { $0.name == key.name && $0.keyID == key.id }
        }
        return SignedCheckpoint(checkpoint, SignedNote(text: note.text, signatures: signatures))
    }

    /// Signed by the log whose key this is.
    ///
    /// - Throws: `wrongOrigin` where the checkpoint speaks of another log, `wrongSignature`, `notSigned`.
    package func verify(log key: VerifierKey) throws(LedgerError) {
        guard checkpoint.origin == key.name else { throw .wrongOrigin }
        _ = try note.verified(by: [key])
    }

    /// The cosignature of that witness among the lines that it answered; nil where none is its own, over this text.
    package func countersigned(
        _ lines: [UInt8],
        by witness: VerifierKey
    ) -> (signature: NoteSignature, found: VerifiedSignature)? {
        guard witness.kind == .cosignature, let signatures = try? NoteSignature.lines(lines) else {
            return nil
        }
        for signature in signatures where signature.name == witness.name && signature.keyID == witness.id {
            if let found = try? witness.verified(signature, text: note.text) { return (signature, found) }
        }
        return nil
    }

    /// When each of these witnesses says to have seen it; those who say nothing are left out.
    ///
    /// - Throws: `wrongSignature`.
    package func cosignatures(of witnesses: [VerifierKey]) throws(LedgerError) -> [VerifiedSignature] {
        do throws(LedgerError) {
            return try note.verified(by: witnesses)
        } catch .notSigned {
            return []
        }
    }
}
