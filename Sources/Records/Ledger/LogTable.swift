// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Vault

/// The rows of the ledger: its logs, what stands at each place, the tiles, and the signed checkpoints.
enum LogTable {
    /// What a leaf opens to, where that does not lie in another table.
    enum LeafKind: Int, Sendable {
        case accepted = 0
        case padding = 1
        case beginning = 2
    }

    struct Leaf: Sendable {
        let hash: [UInt8]
        let kind: LeafKind
        let opening: [UInt8]

        static func accepted(_ hash: [UInt8]) -> Leaf { Leaf(hash: hash, kind: .accepted, opening: []) }
    }

    struct Head: Sendable, Equatable {
        let log: Int
        let size: Int
        /// The signed note, as it is served, without countersignatures.
        let note: [UInt8]
        /// Which turn of the schedule it was made in.
        let slot: Int64
    }

    /// One closes a batch at a time, on however many nodes: the counter's row is the lock.
    static func lock(_ tx: any Transaction) throws {
        _ = try tx.query("UPDATE counters SET value = value WHERE name = 'ledger' RETURNING value")
    }

    /// The log that grows: the newest one; nil before the first.
    static func current(_ tx: any Transaction) throws -> (number: Int, origin: String)? {
        try tx.query("SELECT number, origin FROM logs ORDER BY number DESC LIMIT 1").first
            .map { (try $0.int(0), try $0.text(1)) }
    }

    static func open(_ number: Int, origin: String, _ tx: any Transaction) throws {
        try tx.execute("INSERT INTO logs (number, origin) VALUES (\(number), \(origin))")
    }

    static func head(of log: Int, _ tx: any Transaction) throws -> Head? {
        try tx.query(
            """
            SELECT size, note, slot FROM checkpoints WHERE log = \(log) ORDER BY size DESC LIMIT 1
            """
        ).first.map { Head(log: log, size: try $0.int(0), note: try $0.blob(1), slot: try $0.int64(2)) }
    }

    /// The newest checkpoint of the logs before: one that was opened and never signed has nothing to go on from.
    static func head(before log: Int, _ tx: any Transaction) throws -> Head? {
        try tx.query(
            """
            SELECT log, size, note, slot FROM checkpoints WHERE log < \(log)
            ORDER BY log DESC, size DESC LIMIT 1
            """
        ).first.map {
            Head(log: try $0.int(0), size: try $0.int(1), note: try $0.blob(2), slot: try $0.int64(3))
        }
    }

    /// The checkpoint of exactly that size.
    static func head(of log: Int, size: Int, _ tx: any Transaction) throws -> Head? {
        try tx.query("SELECT note, slot FROM checkpoints WHERE log = \(log) AND size = \(size)").first
            .map { Head(log: log, size: size, note: try $0.blob(0), slot: try $0.int64(1)) }
    }

    static func put(_ head: Head, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO checkpoints (log, size, note, slot)
            VALUES (\(head.log), \(head.size), \(head.note), \(head.slot))
            """
        )
    }

    static func put(_ leaf: Leaf, at position: Int, log: Int, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO log_leaves (log, place, hash, kind, opening)
            VALUES (\(log), \(position), \(leaf.hash), \(leaf.kind.rawValue), \(leaf.opening))
            """
        )
    }

    static func position(of hash: [UInt8], log: Int, _ tx: any Transaction) throws -> Int? {
        try tx.query("SELECT place FROM log_leaves WHERE log = \(log) AND hash = \(hash)").first?.int(0)
    }

    /// The hashes at the places of a range, in order.
    static func hashes(_ places: Range<Int>, log: Int, _ tx: any Transaction) throws -> [[UInt8]] {
        try tx.query(
            """
            SELECT hash FROM log_leaves WHERE log = \(log) AND place >= \(places.lowerBound)
            AND place < \(places.upperBound) ORDER BY place
            """
        ).map { try $0.blob(0) }
    }

    /// Everything that a log has of entries and steps: what the log after it begins with.
    static func accepted(log: Int, _ tx: any Transaction) throws -> [[UInt8]] {
        try tx.query(
            "SELECT hash FROM log_leaves WHERE log = \(log) AND kind = \(LeafKind.accepted.rawValue)"
        ).map { try $0.blob(0) }
    }

    /// A tile as far as it has grown: 32 bytes a hash.
    static func tile(_ level: Int, _ index: Int, log: Int, _ tx: any Transaction) throws -> [UInt8]? {
        try tx.query(
            "SELECT body FROM tiles WHERE log = \(log) AND level = \(level) AND place = \(index)"
        ).first?.blob(0)
    }

    static func putTile(_ body: [UInt8], _ level: Int, _ index: Int, log: Int, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO tiles (log, level, place, body) VALUES (\(log), \(level), \(index), \(body))
            ON CONFLICT (log, level, place) DO UPDATE SET body = excluded.body
            """
        )
    }

    static func isImportDue(_ tx: any Transaction) throws -> Bool {
        try tx.query("SELECT value FROM counters WHERE name = 'import'").first?.int(0) == 1
    }

    static func importDone(_ tx: any Transaction) throws {
        try tx.execute("UPDATE counters SET value = 0 WHERE name = 'import'")
    }
}
