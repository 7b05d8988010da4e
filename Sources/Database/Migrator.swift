// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Brings a database to this program's schema, or refuses and changes nothing.
package enum Migrator {
    private struct Applied {
        let name: String
        let checksum: String
    }

    /// All that is missing is applied in one transaction, under a lock that other nodes respect.
    package static func migrate(_ engine: any Engine, _ list: [Migration]) throws(MigrationError) {
        var names: Set<String> = []
        for migration in list where !names.insert(migration.name.description).inserted {
            throw .duplicate(migration.name.description)
        }
        do {
            try engine.write { transaction in
                try lock(transaction)
                let applied = try appliedMigrations(transaction)
                try compare(applied, with: list, transaction.dialect)
                for position in applied.count..<list.count {
                    try apply(list[position], at: position, transaction)
                }
            }
        } catch let error as MigrationError {
            throw error
        } catch let error as DatabaseError {
            throw .unreadable(error)
        } catch {
            throw .unreadable(DatabaseError(.unknown, details: "\(error)"))
        }
    }

    /// SQLite's write transaction is exclusive by itself.
    private static func lock(_ transaction: any Transaction) throws(DatabaseError) {
        guard transaction.dialect == .postgres else { return }
        _ = try transaction.query("SELECT pg_advisory_xact_lock(4702958871236109)")
    }

    private static func appliedMigrations(_ transaction: any Transaction) throws(DatabaseError) -> [Applied] {
        try transaction.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                position \(sqlite: "INTEGER", postgres: "BIGINT") PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                checksum TEXT NOT NULL
            )\(sqlite: " STRICT", postgres: "")
            """
        )
        let rows = try transaction.query("SELECT name, checksum FROM schema_migration ORDER BY position")
        var applied: [Applied] = []
        for row in rows { applied.append(Applied(name: try row.text(0), checksum: try row.text(1))) }
        return applied
    }

    private static func compare(
        _ applied: [Applied],
        with list: [Migration],
        _ dialect: Dialect
    ) throws(MigrationError) {
        for (position, known) in zip(applied.indices, list) {
            let found = applied[position]
            guard found.name == known.name.description else {
                let isKnown = list.contains { $0.name.description == found.name }
                throw isKnown ? .reordered(found.name) : .unknown(found.name)
            }
            guard found.checksum == known.checksum(for: dialect) else { throw .changed(found.name) }
        }
        if applied.count > list.count { throw .newer(applied[list.count].name) }
    }

    private static func apply(
        _ migration: Migration,
        at position: Int,
        _ transaction: any Transaction
    ) throws(MigrationError) {
        let name = migration.name.description
        do throws(DatabaseError) {
            for statement in migration.statements(for: transaction.dialect) {
                try transaction.execute(statement)
            }
            try transaction.execute(
                """
                INSERT INTO schema_migration (position, name, checksum)
                VALUES (\(position), \(name), \(migration.checksum(for: transaction.dialect)))
                """
            )
        } catch {
            throw .failed(name, error)
        }
    }
}
