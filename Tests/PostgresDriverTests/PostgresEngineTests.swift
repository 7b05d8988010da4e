// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import PostgresDriver
import Testing
import TestSupport

private struct Enough: Error {}

@Suite(.enabled(if: TestEngine.postgresURL != nil)) struct PostgresEngineTests {
    private func withEngine(connections: Int = 4, _ body: (PostgresEngine) throws -> Void) throws {
        try withPostgresDatabase { url, name in
            let engine = try PostgresEngine(url: url, database: name, connections: connections)
            defer { engine.close() }
            try body(engine)
        }
    }

    @Test func `more threads than connections take turns`() throws {
        try withEngine(connections: 2) { engine in
            let inside = Monitor((now: 0, most: 0))
            let failures = inParallel(8) { _ in
                for _ in 0..<20 {
                    try engine.read { transaction in
                        inside.change { $0 = (now: $0.now + 1, most: max($0.most, $0.now + 1)) }
                        _ = try transaction.query("SELECT 1")
                        inside.change { $0.now -= 1 }
                    }
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            #expect(inside.read { $0.most } <= 2)
        }
    }

    @Test func `a write waits for the disk, whatever the server's default is`() throws {
        try withPostgresDatabase { url, name in
            let first = try PostgresEngine(url: url, database: name)
            try first.write { transaction in
                _ = try transaction.execute(
                    "DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET synchronous_commit = off'', current_database()); END'"
                )
            }
            first.close()
            let second = try PostgresEngine(url: url, database: name)
            defer { second.close() }
            let settings = try second.write { transaction in
                [
                    try transaction.first("SELECT current_setting('synchronous_commit')")?.text(0),
                    try transaction.first("SELECT current_setting('transaction_isolation')")?.text(0),
                ]
            }
            #expect(settings == ["on", "read committed"])
            let reading = try second.read { transaction in
                try transaction.first("SELECT current_setting('transaction_isolation')")?.text(0)
            }
            #expect(reading == "repeatable read")
        }
    }

    /// The server would end the wait for a standby after it, and call the commit done.
    @Test func `no time limit of the server's ends a commit that waits`() throws {
        try withPostgresDatabase { url, name in
            let first = try PostgresEngine(url: url, database: name)
            try first.write { transaction in
                _ = try transaction.execute(
                    "DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET statement_timeout = 5000'', current_database()); END'"
                )
            }
            first.close()
            let second = try PostgresEngine(url: url, database: name)
            defer { second.close() }
            let limit = try second.write { transaction in
                try transaction.first("SELECT current_setting('statement_timeout')")?.text(0)
            }
            #expect(limit == "0")
        }
    }

    @Test func `more statements than the cache holds still work`() throws {
        try withEngine(connections: 1) { engine in
            for size in 1...300 {
                let sum = try engine.read { transaction in
                    try transaction.first(
                        "SELECT \(SQL.joined((1...size).map { "\($0)" }, separator: " + "))"
                    )?.int(0)
                }
                #expect(sum == size * (size + 1) / 2)
            }
        }
    }

    @Test func `a null and a number take the same prepared statement`() throws {
        try withEngine(connections: 1) { engine in
            let counts = try engine.read { transaction in
                for number in [nil, 1, nil, 2] as [Int?] {
                    let back = try transaction.first("SELECT \(number) + 1 AS planted")
                    #expect(try back?.intOrNil(0) == number.map { $0 + 1 })
                }
                return try transaction.first(
                    "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%planted%' AND statement NOT LIKE '%count%'"
                )
            }
            #expect(try counts?.int(0) == 1)
        }
    }

    @Test(arguments: [
        "9223372036854775807", "-9223372036854775808", "0", "10000", "100000000", "-1", "99990000",
    ])
    func `whole numbers of any origin are read`(digits: String) throws {
        try withEngine(connections: 1) { engine in
            let value = try engine.read { try $0.first("SELECT \(digits)::numeric")?.int64(0) }
            #expect(value == Int64(digits))
        }
    }

    @Test(arguments: ["9223372036854775808", "0.5", "1e30", "NaN", "Infinity"])
    func `numbers that are not whole or too big are refused, not cut`(digits: String) throws {
        try withEngine(connections: 1) { engine in
            let error = #expect(throws: DatabaseError.self) {
                try engine.read { try $0.query("SELECT \(digits)::numeric") }
            }
            #expect(error?.code == .misuse)
        }
    }

    @Test func `a type that Amparo does not use is refused`() throws {
        try withEngine(connections: 1) { engine in
            let error = #expect(throws: DatabaseError.self) {
                try engine.read { try $0.query("SELECT now()") }
            }
            #expect(error?.code == .misuse)
        }
    }

    @Test func `an unread large answer is fetched in pieces`() throws {
        try withEngine { engine in
            var count = 0
            #expect(throws: Enough.self) {
                try engine.read { transaction in
                    count = 0
                    try transaction.each("SELECT repeat('x', 100000) FROM generate_series(1, 100000)") { _ in
                        count += 1
                        if count == 100 { throw Enough() }
                    }
                }
            }
            #expect(count == 100)
            let after = try engine.read { try $0.first("SELECT 1")?.int(0) }
            #expect(after == 1)
        }
    }
}
