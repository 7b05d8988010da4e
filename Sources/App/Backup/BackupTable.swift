// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database

/// A table as a backup carries it; sessions, what is lent to them, and shares on their way are left out: they die soon (Design 4).
package struct BackupTable: Sendable {
    package let name: StaticString
    package let columns: Int
    package let rows: SQL
    let insert: @Sendable (SQL) -> SQL

    /// In the order in which they are written; a place in this list is what stands in a backup, so it never changes.
    package static let all: [BackupTable] = [
        BackupTable("directory", 3, "SELECT seq, body, hash FROM directory ORDER BY seq") {
            "INSERT INTO directory (seq, body, hash) VALUES \($0)"
        },
        BackupTable(
            "members",
            7,
            "SELECT id, login, salt, passes, memory, secrets, guard FROM members ORDER BY id"
        ) {
            "INSERT INTO members (id, login, salt, passes, memory, secrets, guard) VALUES \($0)"
        },
        BackupTable(
            "records",
            9,
            "SELECT id, generation, head, hash, change, pending, day, inbox, mac FROM records ORDER BY id"
        ) {
            "INSERT INTO records (id, generation, head, hash, change, pending, day, inbox, mac) VALUES \($0)"
        },
        BackupTable(
            "wraps",
            4,
            "SELECT record, generation, slot, body FROM wraps ORDER BY record, generation, slot"
        ) {
            "INSERT INTO wraps (record, generation, slot, body) VALUES \($0)"
        },
        BackupTable(
            "entries",
            6,
            "SELECT record, seq, generation, previous, body, hash FROM entries ORDER BY record, seq"
        ) {
            "INSERT INTO entries (record, seq, generation, previous, body, hash) VALUES \($0)"
        },
        BackupTable(
            "summaries",
            4,
            "SELECT record, slot, body, words FROM summaries ORDER BY record, slot"
        ) {
            "INSERT INTO summaries (record, slot, body, words) VALUES \($0)"
        },
        BackupTable("inbox", 7, "SELECT id, record, generation, body, mac, taken, day FROM inbox ORDER BY id")
        {
            "INSERT INTO inbox (id, record, generation, body, mac, taken, day) VALUES \($0)"
        },
        BackupTable("codes", 4, "SELECT lookup, record, wrap, status FROM codes ORDER BY lookup") {
            "INSERT INTO codes (lookup, record, wrap, status) VALUES \($0)"
        },
        BackupTable("messages", 3, "SELECT record, seq, body FROM messages ORDER BY record, seq") {
            "INSERT INTO messages (record, seq, body) VALUES \($0)"
        },
        BackupTable("timers", 2, "SELECT id, body FROM timers ORDER BY id") {
            "INSERT INTO timers (id, body) VALUES \($0)"
        },
        BackupTable("outbox", 3, "SELECT id, day, body FROM outbox ORDER BY id") {
            "INSERT INTO outbox (id, day, body) VALUES \($0)"
        },
        BackupTable("blobs", 3, "SELECT id, day, owner FROM blobs ORDER BY id") {
            "INSERT INTO blobs (id, day, owner) VALUES \($0)"
        },
        BackupTable("settings", 2, "SELECT name, body FROM settings ORDER BY name") {
            "INSERT INTO settings (name, body) VALUES \($0)"
        },
        // The migration puts the counter there at nought: the row of the backup takes its place.
        BackupTable("counters", 2, "SELECT name, value FROM counters ORDER BY name") {
            """
            INSERT INTO counters (name, value) VALUES \($0)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        },
        BackupTable("leaves", 2, "SELECT hash, mark FROM leaves ORDER BY hash") {
            "INSERT INTO leaves (hash, mark) VALUES \($0)"
        },
        BackupTable("logs", 2, "SELECT number, origin FROM logs ORDER BY number") {
            "INSERT INTO logs (number, origin) VALUES \($0)"
        },
        BackupTable(
            "log_leaves",
            5,
            "SELECT log, place, hash, kind, opening FROM log_leaves ORDER BY log, place"
        ) {
            "INSERT INTO log_leaves (log, place, hash, kind, opening) VALUES \($0)"
        },
        BackupTable("tiles", 4, "SELECT log, level, place, body FROM tiles ORDER BY log, level, place") {
            "INSERT INTO tiles (log, level, place, body) VALUES \($0)"
        },
        BackupTable("checkpoints", 4, "SELECT log, size, note, slot FROM checkpoints ORDER BY log, size") {
            "INSERT INTO checkpoints (log, size, note, slot) VALUES \($0)"
        },
        BackupTable("access", 4, "SELECT id, day, body, mac FROM access ORDER BY id") {
            "INSERT INTO access (id, day, body, mac) VALUES \($0)"
        },
        BackupTable("access_marks", 2, "SELECT id, body FROM access_marks ORDER BY id") {
            "INSERT INTO access_marks (id, body) VALUES \($0)"
        },
        BackupTable("erasures", 2, "SELECT id, body FROM erasures ORDER BY id") {
            "INSERT INTO erasures (id, body) VALUES \($0)"
        },
        BackupTable(
            "cosignatures",
            4,
            "SELECT log, size, witness, line FROM cosignatures ORDER BY log, size, witness"
        ) {
            "INSERT INTO cosignatures (log, size, witness, line) VALUES \($0)"
        },
    ]

    /// Leaves a database as the migrations make it.
    static func emptyAll(_ tx: any Transaction) throws {
        for table in all { try tx.execute("DELETE FROM \(SQL(stringLiteral: table.name))") }
        try tx.execute(
            "INSERT INTO counters (name, value) VALUES ('change', 0), ('ledger', 0), ('import', 0)"
        )
    }

    private init(
        _ name: StaticString,
        _ columns: Int,
        _ rows: SQL,
        _ insert: @escaping @Sendable (SQL) -> SQL
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.insert = insert
    }
}
