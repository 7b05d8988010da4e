// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger

/// Checks what a person holds in their hands: a proof file, checkpoints, keys; needs no server and no database.
package enum ProofCheck {
    /// What was found to hold.
    package struct Found: Hashable, Sendable {
        package let checkpoint: Checkpoint
        package let index: Int
        package let leaf: MerkleHash
        /// Whether the leaf came from the proof file itself, which nobody signed, and not from elsewhere.
        package let isLeafFromFile: Bool
        package let isSignedByLog: Bool
        /// The witnesses of those asked for that cosigned, and when they say they saw it.
        package let witnesses: [VerifiedSignature]
    }

    /// Why it does not hold.
    package enum Failure: Error, Equatable, Sendable {
        /// The proof or the checkpoint cannot be read, or does not say what it should.
        case proof(LedgerError)
        case checkpoint(LedgerError)
        /// Neither given nor in the file.
        case noLeaf
        /// The leaf that the file names is another than the one that was given.
        case otherLeaf
        case otherOrigin
        /// Both checkpoints are honest perhaps, but of different sizes: the older has to be linked to the newer first.
        case otherSize(proof: Int, checkpoint: Int)
        /// Two checkpoints of one log and one size with two roots: the log told two stories. Keep both files.
        case splitView
        /// The newer checkpoint has fewer leaves than the older.
        case shrunk
        /// Asked for, and it did not cosign.
        case notWitnessed(VerifierKey)
    }

    /// That the leaf stands in the tree of a checkpoint.
    ///
    /// The checkpoint is the one that somebody got on another way than the proof; without it the proof's own counts.
    /// Each key, where given, must have signed the checkpoint that counts.
    package static func check(
        proof proofBytes: [UInt8],
        checkpoint checkpointBytes: [UInt8]?,
        log: VerifierKey?,
        witnesses: [VerifierKey] = [],
        leaf given: MerkleHash? = nil
    ) throws(Failure) -> Found {
        let file = try reading({ .proof($0) }) { () throws(LedgerError) in try ProofFile(proofBytes) }
        let named = file.extra.flatMap { MerkleHash($0) }
        guard let leaf = given ?? named else { throw .noLeaf }
        if let named, named != leaf { throw .otherLeaf }
        try reading({ .proof($0) }) { () throws(LedgerError) in try file.verify(leaf: leaf) }
        if let log {
            try reading({ .proof($0) }) { () throws(LedgerError) in try file.checkpoint.verify(log: log) }
        }
        let counts: SignedCheckpoint
        if let checkpointBytes {
            counts = try reading({ .checkpoint($0) }) { () throws(LedgerError) in
                try SignedCheckpoint(checkpointBytes)
            }
            try same(file.checkpoint.checkpoint, counts.checkpoint)
        } else {
            counts = file.checkpoint
        }
        return Found(
            checkpoint: counts.checkpoint,
            index: file.proof.index,
            leaf: leaf,
            isLeafFromFile: given == nil,
            isSignedByLog: log != nil,
            witnesses: try signed(counts, log: log, witnesses: witnesses)
        )
    }

    /// The signatures of the checkpoint that counts.
    static func signed(
        _ checkpoint: SignedCheckpoint,
        log: VerifierKey?,
        witnesses: [VerifierKey]
    ) throws(Failure) -> [VerifiedSignature] {
        if let log {
            try reading({ .checkpoint($0) }) { () throws(LedgerError) in try checkpoint.verify(log: log) }
        }
        let found = try reading({ .checkpoint($0) }) { () throws(LedgerError) in
            try checkpoint.cosignatures(of: witnesses)
        }
        for witness in witnesses where !found.contains(where: { $0.key == witness }) {
            throw .notWitnessed(witness)
        }
        return found
    }

    private static func same(_ proof: Checkpoint, _ other: Checkpoint) throws(Failure) {
        guard proof.origin == other.origin else { throw .otherOrigin }
        guard proof.size == other.size else { throw .otherSize(proof: proof.size, checkpoint: other.size) }
        guard proof.root == other.root else { throw .splitView }
    }

    static func reading<T>(
        _ failure: (LedgerError) -> Failure,
        _ body: () throws(LedgerError) -> T
    ) throws(Failure) -> T {
        do throws(LedgerError) {
            return try body()
        } catch {
            throw failure(error)
        }
    }
}
