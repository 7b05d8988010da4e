// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// The rows of records, their keys' wraps and their entries; nothing here can be read without a key.
enum RecordTable {
    struct Row: Sendable {
        let id: RecordID
        let generation: Int
        let head: Int
        let hash: [UInt8]
        let isPending: Bool
        let inbox: [UInt8]
        let mac: [UInt8]
    }

    struct EntryRow: Sendable {
        let record: RecordID
        let sequence: Int
        let generation: Int
        /// The hash of the entry before, as it was: an entry can be opened when its neighbour is gone.
        let previous: [UInt8]
        let body: [UInt8]
        let hash: [UInt8]
    }

    /// Where the key of the generation before lies, sealed under the newer one.
    static let chainSlot = -1
    /// Where a shared record keeps, under its own key, for which epochs its wraps were made.
    static let epochsSlot = -2

    struct Wrap: Sendable {
        let generation: Int
        let slot: Int
        let body: [UInt8]
    }

    /// For a writer the row is locked until the commit: SQLite has one writer, PostgreSQL is told here.
    static func find(_ id: RecordID, locking: Bool, _ tx: any Transaction) throws -> Row? {
        let lock: SQL = locking ? "\(sqlite: "", postgres: " FOR UPDATE")" : ""
        return try tx.query(
            """
            SELECT id, generation, head, hash, pending, inbox, mac FROM records
            WHERE id = \(id.bytes)\(lock)
            """
        ).first.map(row)
    }

    static func insert(_ row: Row, day: Int, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO records (id, generation, head, hash, change, pending, day, inbox, mac)
            VALUES (\(row.id.bytes), \(row.generation), \(row.head), \(row.hash), NULL,
            \(row.isPending), \(day), \(row.inbox), \(row.mac))
            """
        )
    }

    /// Moves the head on, if it is still where the writer saw it.
    static func advance(_ row: Row, from head: Int, _ tx: any Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE records SET generation = \(row.generation), head = \(row.head), hash = \(row.hash),
            change = NULL, pending = \(row.isPending), inbox = \(row.inbox), mac = \(row.mac)
            WHERE id = \(row.id.bytes) AND head = \(head)
            """
        ) == 1
    }

    static func markPending(_ id: RecordID, _ tx: any Transaction) throws {
        try tx.execute("UPDATE records SET pending = 1, change = NULL WHERE id = \(id.bytes)")
    }

    /// An entry that is there already, by whomever, is a conflict and never overwritten.
    ///
    /// Its leaf waits from the same commit on for the ledger's next batch.
    static func insertEntry(_ entry: EntryRow, _ secrets: NodeSecrets, _ tx: any Transaction) throws {
        let inserted = try tx.execute(
            """
            INSERT INTO entries (record, seq, generation, previous, body, hash)
            VALUES (\(entry.record.bytes), \(entry.sequence), \(entry.generation), \(entry.previous),
            \(entry.body), \(entry.hash)) ON CONFLICT (record, seq) DO NOTHING
            """
        )
        guard inserted == 1 else { throw RecordsError.conflict(head: entry.sequence) }
        try WaitingLeaves.put(
            Commitment.entry(entry.record, entry.sequence, hash: entry.hash),
            key: secrets.intake,
            tx
        )
    }

    static func entries(_ record: RecordID, _ tx: any Transaction) throws -> [EntryRow] {
        try tx.query(
            """
            SELECT seq, generation, previous, body, hash FROM entries
            WHERE record = \(record.bytes) ORDER BY seq
            """
        ).map {
            EntryRow(
                record: record,
                sequence: try $0.int(0),
                generation: try $0.int(1),
                previous: try $0.blob(2),
                body: try $0.blob(3),
                hash: try $0.blob(4)
            )
        }
    }

    static func wraps(_ record: RecordID, _ tx: any Transaction) throws -> [Wrap] {
        try tx.query(
            "SELECT generation, slot, body FROM wraps WHERE record = \(record.bytes) ORDER BY generation, slot"
        ).map { Wrap(generation: try $0.int(0), slot: try $0.int(1), body: try $0.blob(2)) }
    }

    static func insertWrap(_ record: RecordID, _ wrap: Wrap, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO wraps (record, generation, slot, body)
            VALUES (\(record.bytes), \(wrap.generation), \(wrap.slot), \(wrap.body))
            """
        )
    }

    /// What the node's own mark on a record says of its slots: a changed one is noticed by whoever it is not for.
    static func digest(_ wraps: [Wrap], generation: Int) -> [UInt8] {
        Digest.of(
            "amparo record slots",
            wraps.filter { $0.generation == generation && $0.slot >= 0 }.sorted { $0.slot < $1.slot }
                .flatMap { [Encoded.number($0.slot), $0.body] }
        )
    }

    /// Forgets who could open the generations before; the chain keeps the keys for those who hold the newest.
    static func dropOldWraps(_ record: RecordID, before generation: Int, _ tx: any Transaction) throws {
        try tx.execute(
            """
            DELETE FROM wraps
            WHERE record = \(record.bytes) AND generation < \(generation) AND slot <> \(chainSlot)
            """
        )
    }

    static func row(_ row: Database.Row) throws -> Row {
        guard let id = RecordID(try row.blob(0)) else { throw RecordsError.damaged }
        return Row(
            id: id,
            generation: try row.int(1),
            head: try row.int(2),
            hash: try row.blob(3),
            isPending: try row.bool(4),
            inbox: try row.blob(5),
            mac: try row.blob(6)
        )
    }
}
