// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Ledger

/// What the log has published last, as anybody may see it.
package struct PublishedHead: Sendable {
    /// The signed note with the signatures of the witnesses, as it is served.
    package let note: [UInt8]
    package let size: Int
    /// Who outside was heard, and when last: of each the newest tree that it has countersigned.
    package let heard: [Countersignature]
    package let key: VerifierKey
    package let promiseKey: VerifierKey
}

/// What the holder of a receipt takes along.
package enum Paper: Sendable {
    /// Signed, for the time until the batch is closed.
    case promise([UInt8])
    /// Checked by anybody, without us (C2SP tlog-proof).
    case proof([UInt8])

    package var bytes: [UInt8] {
        switch self {
        case .promise(let bytes), .proof(let bytes): bytes
        }
    }
}

extension Logbook {
    package func published() throws -> PublishedHead? {
        try store.engine.read { tx in
            guard let log = try LogTable.current(tx), let head = try LogTable.head(of: log.number, tx) else {
                return nil
            }
            return PublishedHead(
                note: try countersigned(head.note, log.number, tx).checkpoint.bytes,
                size: head.size,
                heard: try heard(log.number, tx),
                key: try keys.verifierKey(origin: log.origin),
                promiseKey: try keys.promiseKey(origin: log.origin)
            )
        }
    }

    /// A tile of hashes or a bundle of leaves of the published tree, nothing beyond it; nil where it has none.
    package func file(_ path: TilePath) throws -> [UInt8]? {
        try store.engine.read { tx in
            guard let log = try LogTable.current(tx), let head = try LogTable.head(of: log.number, tx) else {
                return nil
            }
            switch path {
            case .hashes(let address):
                guard
                    let there = TileAddress(level: address.level, index: address.index, treeSize: head.size),
                    address.width <= there.width
                else { return nil }
                return try StoredTiles(log: log.number, tx: tx).bytes(address)
            case .entries(let bundle):
                let start = bundle.index * TileAddress.fullWidth
                guard start + bundle.width <= head.size else { return nil }
                let leaves = try LogTable.hashes(start..<(start + bundle.width), log: log.number, tx)
                guard leaves.count == bundle.width else { return nil }
                return try EntryBundle(leaves).bytes
            }
        }
    }

    /// For what came in as a record's first entry; nil when there is no such record.
    package func paper(of record: RecordID, at now: Instant) throws -> Paper? {
        try store.engine.read { tx in
            guard let mark = try mark(of: record, tx) else { return nil }
            guard let place = mark.place, let head = mark.head else {
                let day = timetable.promised(at: now, closed: mark.head?.slot)
                return .promise(try keys.promise(mark.leaf, by: day.iso, origin: mark.origin))
            }
            let checkpoint = try best(holding: place, head, tx).checkpoint
            let size = checkpoint.checkpoint.size
            let proof = try TileTree(size: size, source: StoredTiles(log: head.log, tx: tx))
                .inclusionProof(of: place)
            return .proof(
                try ProofFile(extra: mark.leaf.bytes, proof: proof, checkpoint: checkpoint).bytes
            )
        }
    }

    /// The leaf of a record's first entry, and where it stands in the newest published tree, if it does.
    struct Mark {
        let leaf: MerkleHash
        let origin: String
        let place: Int?
        let head: LogTable.Head?
    }

    /// Nil when there is no such record, and before the first batch.
    func mark(of record: RecordID, _ tx: any Transaction) throws -> Mark? {
        guard
            let hash = try tx.query(
                "SELECT hash FROM entries WHERE record = \(record.bytes) AND seq = 1"
            ).first?.blob(0), let log = try LogTable.current(tx)
        else { return nil }
        let commitment = Commitment.entry(record, 1, hash: hash)
        let head = try LogTable.head(of: log.number, tx)
        let place = try LogTable.position(of: commitment, log: log.number, tx)
        return Mark(
            leaf: MerkleTree.leaf(commitment),
            origin: log.origin,
            place: place.flatMap { $0 < head?.size ?? 0 ? $0 : nil },
            head: head
        )
    }
}
