// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger

extension ProofCheck {
    /// That a log only grew between two of its checkpoints, by a proof that somebody gave.
    ///
    /// Both must be signed with the log's key, where one is given.
    package static func extends(
        older: [UInt8],
        newer: [UInt8],
        proof hashes: [MerkleHash],
        log: VerifierKey?
    ) throws(Failure) {
        let (old, new) = try pair(older, newer, log)
        try linked(old, new, hashes)
    }

    /// The same, computed from the log's tiles, which need not be trusted.
    ///
    /// - Throws: `Failure`, and what the source throws.
    package static func extends(
        older: [UInt8],
        newer: [UInt8],
        tiles: any TileSource,
        log: VerifierKey?
    ) throws {
        let (old, new) = try pair(older, newer, log)
        guard old.size <= new.size else { throw Failure.shrunk }
        let proof = try TileTree(size: new.size, source: tiles).consistencyProof(from: old.size)
        try linked(old, new, proof.hashes)
    }

    private static func pair(
        _ older: [UInt8],
        _ newer: [UInt8],
        _ log: VerifierKey?
    ) throws(Failure) -> (old: Checkpoint, new: Checkpoint) {
        let (old, new) = try reading({ .checkpoint($0) }) { () throws(LedgerError) in
            (try SignedCheckpoint(older), try SignedCheckpoint(newer))
        }
        for checkpoint in [old, new] { _ = try signed(checkpoint, log: log, witnesses: []) }
        guard old.checkpoint.origin == new.checkpoint.origin else { throw .otherOrigin }
        return (old.checkpoint, new.checkpoint)
    }

    private static func linked(_ old: Checkpoint, _ new: Checkpoint, _ hashes: [MerkleHash]) throws(Failure) {
        guard old.size <= new.size else { throw .shrunk }
        guard old.size < new.size || old.root == new.root else { throw .splitView }
        let proof = ConsistencyProof(oldSize: old.size, newSize: new.size, hashes: hashes)
        try reading({ .proof($0) }) { () throws(LedgerError) in
            try proof.verify(oldRoot: old.root, newRoot: new.root)
        }
    }
}
