// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Ledger
internal import Vault

/// Closes one batch inside a transaction.
struct LogBatch {
    private let book: Logbook
    private let tx: any Transaction
    private let day: Day

    init(_ book: Logbook, _ tx: any Transaction, day: Day) {
        self.book = book
        self.tx = tx
        self.day = day
    }

    private var randomness: any Randomness { book.store.randomness }

    func close(
        _ log: (number: Int, origin: String)?,
        after old: LogTable.Head?,
        turn: Int64
    ) throws -> (LogTable.Head, isNew: Bool, planted: Int) {
        let log = try log ?? open()
        let size = old?.size ?? 0
        let waiting = try WaitingLeaves.all(key: book.store.secrets.intake, tx)
        var leaves = Set(waiting.genuine)
        let predecessor = old == nil ? try LogTable.head(before: log.number, tx) : nil
        if let predecessor { leaves.formUnion(try LogTable.accepted(log: predecessor.log, tx)) }
        if try LogTable.isImportDue(tx) {
            // Only into the very first batch: later, whoever sets the counter would get their rows a place.
            if old == nil, log.number == 1 { leaves.formUnion(try everythingAccepted()) }
            try LogTable.importDone(tx)
        }
        // A leaf that has its place keeps it: a row put back into the waiting ones is not taken twice.
        let known =
            old == nil
            ? [] : try leaves.filter { try LogTable.position(of: $0, log: log.number, tx) != nil }
        let batch = padded(
            leaves.subtracting(known).map { .accepted($0) },
            // As long as the log before, so that its length does not tell how much of that one was padding.
            room: (predecessor?.size ?? 0) + book.timetable.batch - (old == nil ? 1 : 0)
        )
        let all = (old == nil ? [beginning(predecessor)] : []) + batch
        let root = try put(all, from: size, log: log.number)
        for hash in waiting.genuine { try WaitingLeaves.remove(hash, tx) }
        let head = LogTable.Head(
            log: log.number,
            size: size + all.count,
            note: try book.keys.sign(size: size + all.count, root: root, origin: log.origin),
            slot: turn
        )
        try LogTable.put(head, tx)
        return (head, true, waiting.planted)
    }

    /// The name says nothing: it stands in files that people carry.
    private func open() throws -> (number: Int, origin: String) {
        let origin = LogKeys.origin(randomness)
        try LogTable.open(1, origin: origin, tx)
        return (1, origin)
    }

    /// Sorted by hash, so that neither the order of coming nor what is padding can be seen from outside.
    private func padded(_ leaves: [LogTable.Leaf], room: Int) -> [LogTable.Leaf] {
        let batch = book.timetable.batch
        var leaves = leaves
        while leaves.count < room || (leaves.count - room) % batch != 0 {
            let random = randomness.bytes(32)
            leaves.append(LogTable.Leaf(hash: Commitment.padding(random), kind: .padding, opening: random))
        }
        return leaves.sorted { $0.hash.lexicographicallyPrecedes($1.hash) }
    }

    private func beginning(_ predecessor: LogTable.Head?) -> LogTable.Leaf {
        let opening = LogBeginning(
            predecessor: predecessor?.note ?? [],
            day: day.number,
            salt: randomness.bytes(32)
        ).encoded
        return LogTable.Leaf(hash: Commitment.beginning(opening), kind: .beginning, opening: opening)
    }

    /// What was written before there was a ledger.
    private func everythingAccepted() throws -> [[UInt8]] {
        var found: [[UInt8]] = []
        try tx.each("SELECT record, seq, hash FROM entries") { row in
            guard let record = RecordID(try row.blob(0)) else { throw RecordsError.damaged }
            found.append(Commitment.entry(record, try row.int(1), hash: try row.blob(2)))
        }
        try tx.each("SELECT seq, hash FROM directory") { row in
            found.append(Commitment.step(try row.int(0), hash: try row.blob(1)))
        }
        return found
    }

    private func put(_ leaves: [LogTable.Leaf], from size: Int, log: Int) throws -> MerkleHash {
        var edge = try TileEdge(size: size, source: StoredTiles(log: log, tx: tx))
        for (offset, leaf) in leaves.enumerated() {
            try LogTable.put(leaf, at: size + offset, log: log, tx)
            for tile in try edge.append(MerkleTree.leaf(leaf.hash)) {
                try StoredTiles.put(tile, log: log, tx)
            }
        }
        for tile in edge.partials { try StoredTiles.put(tile, log: log, tx) }
        return edge.root
    }
}
