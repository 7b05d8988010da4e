// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain

/// Gives change numbers in batches after the fact, so that no writer holds a lock through a sync (Design 11).
package enum Sequencer {
    package static let batch = 10_000

    /// True when something waits for its number.
    package static func isNeeded(_ tx: RecordTransaction) throws -> Bool {
        try !tx.database.query("SELECT 1 FROM records WHERE change IS NULL LIMIT 1").isEmpty
    }

    package static func run(_ tx: RecordTransaction) throws {
        let database = tx.database
        // The counter's row is the one lock; a number once given is never given again.
        let last =
            try database.query(
                "UPDATE counters SET value = value WHERE name = 'change' RETURNING value"
            ).first?.int64(0) ?? 0
        // Numbers go up by one: this one was put there, and adding to it would end the program.
        guard last >= 0, last < Int64.max / 2 else {
            tx.store.alarms.set(.changedCounter, 1)
            throw RecordsError.damaged
        }
        tx.store.alarms.set(.changedCounter, 0)
        let ids = try database.query(
            "SELECT id FROM records WHERE change IS NULL ORDER BY id LIMIT \(batch)"
        )
        for (offset, row) in ids.enumerated() {
            try database.execute(
                """
                UPDATE records SET change = \(last + Int64(offset) + 1)
                WHERE id = \(try row.blob(0)) AND change IS NULL
                """
            )
        }
        try database.execute(
            "UPDATE counters SET value = \(last + Int64(ids.count)) WHERE name = 'change'"
        )
    }
}
