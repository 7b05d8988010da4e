// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
import Glibc
import Platform
import PostgresDriver
import SQLiteDriver
import Testing

/// The engines that a storage test runs on; PostgreSQL joins when TEST_POSTGRES_URL names a server.
package enum TestEngine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite
    case postgres

    package static let postgresURL = environment("TEST_POSTGRES_URL")

    package static var available: [TestEngine] {
        postgresURL == nil ? [.sqlite] : allCases
    }

    package var testDescription: String { rawValue }
}

/// A fresh database, migrated, for the length of the body.
package func withDatabase(
    _ kind: TestEngine,
    _ migrations: [Migration] = [],
    _ body: (any Engine) throws -> Void
) throws {
    switch kind {
    case .sqlite:
        try withTemporaryFolder { folder in
            let engine = try SQLiteEngine(path: folder + "/test.sqlite")
            defer { engine.close() }
            if !migrations.isEmpty { try Migrator.migrate(engine, migrations) }
            try body(engine)
        }
    case .postgres:
        try withPostgresDatabase(migrations) { url, name in
            let engine = try PostgresEngine(url: url, database: name)
            defer { engine.close() }
            try body(engine)
        }
    }
}

/// The name of a fresh database on the test server, which is dropped afterwards.
package func withPostgresDatabase(
    _ migrations: [Migration] = [],
    _ body: (_ url: String, _ database: String) throws -> Void
) throws {
    let url = try #require(TestEngine.postgresURL, "TEST_POSTGRES_URL names no server")
    let name = try PostgresTemplates.shared.copy(migrations, on: url)
    defer { try? PostgresServer(url: url).drop(name) }
    try body(url, name)
}
