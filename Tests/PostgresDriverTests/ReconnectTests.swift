// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import PostgresDriver
import Testing
import TestSupport

/// These need a server; `Tests/Tools/postgres-cluster run -- COMMAND` gives one.
@Suite(.enabled(if: TestEngine.postgresURL != nil)) struct ReconnectTests {
    private static let schema = [
        Migration(
            name: "0001_item",
            sqlite: [],
            postgres: ["CREATE TABLE item (id BIGINT PRIMARY KEY, number BIGINT)"]
        )
    ]

    /// An engine to be disturbed, and another on the same database that disturbs it.
    private func withEngines(
        connections: Int = 4,
        _ body: (PostgresEngine, PostgresEngine) throws -> Void
    ) throws {
        try withPostgresDatabase(Self.schema) { url, name in
            let engine = try PostgresEngine(url: url, database: name, connections: connections)
            defer { engine.close() }
            let other = try PostgresEngine(url: url, database: name, connections: 1)
            defer { other.close() }
            try body(engine, other)
        }
    }

    private func cutAll(_ engine: PostgresEngine) throws {
        _ = try engine.read { transaction in
            try transaction.query(
                """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """
            )
        }
    }

    private func ids(_ engine: PostgresEngine) throws -> [Int] {
        try engine.read { try $0.query("SELECT id FROM item ORDER BY id").map { try $0.int(0) } }
    }

    @Test func `connections that died while idle are not noticed by anybody`() throws {
        try withEngines { engine, other in
            _ = inParallel(4) { _ in _ = try engine.read { try $0.query("SELECT 1") } }
            try cutAll(other)
            try engine.write { try $0.execute("INSERT INTO item (id) VALUES (\(1))") }
            try cutAll(other)
            #expect(try ids(engine) == [1])
        }
    }

    @Test func `a connection lost inside a body runs the body again, once`() throws {
        try withEngines { engine, other in
            var runs = 0
            try engine.write { transaction in
                runs += 1
                try transaction.execute("INSERT INTO item (id) VALUES (\(runs))")
                if runs == 1 { try cutAll(other) }
                try transaction.execute("UPDATE item SET number = \(runs) WHERE id = \(runs)")
            }
            #expect(runs == 2)
            #expect(try ids(engine) == [2])
            runs = 0
            let count = try engine.read { transaction in
                runs += 1
                if runs == 1 { try cutAll(other) }
                return try transaction.query("SELECT id FROM item").count
            }
            #expect(runs == 2 && count == 1)
        }
    }

    @Test func `whoever ends waits for no server: a lost connection is an error at once`() throws {
        try withEngines { engine, other in
            engine.endPatience()
            let before = try ids(engine)
            #expect(before == [])
            var runs = 0
            let lost = #expect(throws: DatabaseError.self) {
                try engine.read { transaction in
                    runs += 1
                    try cutAll(other)
                    return try transaction.query("SELECT id FROM item").count
                }
            }
            #expect(lost?.code == .unavailable && runs == 1)
        }
    }

    @Test func `a connection lost in the commit is never tried again, and says that the outcome is unknown`()
        throws
    {
        try withEngines { engine, _ in
            try engine.write { transaction in
                try transaction.execute(
                    """
                    CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END'
                    """
                )
                try transaction.execute(
                    """
                    CREATE CONSTRAINT TRIGGER cut AFTER UPDATE ON item DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION cut()
                    """
                )
                try transaction.execute("INSERT INTO item (id) VALUES (\(1))")
            }
            var runs = 0
            let error = #expect(throws: DatabaseError.self) {
                try engine.write { transaction in
                    runs += 1
                    try transaction.execute("UPDATE item SET number = \(1)")
                }
            }
            #expect(runs == 1)
            #expect(error?.code == .unavailable)
            #expect(error?.isOutcomeUnknown == true)
            #expect(error.map { "\($0)".hasSuffix("unknown outcome") } == true)
            #expect(try ids(engine) == [1])
        }
    }

    @Test func `two that wait for each other both get through`() throws {
        try withEngines { engine, _ in
            try engine.write { try $0.execute("INSERT INTO item (id, number) VALUES (\(1), 0), (\(2), 0)") }
            let arrived = Monitor(0)
            let runs = Monitor(0)
            let failures = inParallel(2) { index in
                try engine.write { transaction in
                    runs.change { $0 += 1 }
                    try transaction.execute("UPDATE item SET number = number + 1 WHERE id = \(index + 1)")
                    // The first time, each holds its row before either asks for the other's.
                    arrived.change { $0 += 1 }
                    _ = arrived.wait { $0 >= 2 ? true : nil }
                    try transaction.execute("UPDATE item SET number = number + 1 WHERE id = \(2 - index)")
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            #expect(runs.read { $0 } >= 3)
            let numbers = try engine.read { transaction in
                try transaction.query("SELECT number FROM item ORDER BY id").map { try $0.int(0) }
            }
            #expect(numbers == [2, 2])
        }
    }

    @Test func `a server that restarts is found again, with all that it acknowledged`() throws {
        let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let tool = "/" + tests + "/Tools/postgres-cluster"
        let limits = ChildLimits(milliseconds: 60_000, outputBytes: 10_000)
        let started = try ChildProcess.run([tool, "start"], limits: limits)
        let url =
            String(decoding: started.output, as: UTF8.self).split(separator: "\n").first.map(String.init)
            ?? ""
        try #require(started.ending == .exited(0) && !url.isEmpty)
        defer { _ = try? ChildProcess.run([tool, "stop", url], limits: limits) }
        let engine = try PostgresEngine(url: url, connections: 6)
        defer { engine.close() }
        try engine.write { try $0.execute("CREATE TABLE item (id BIGINT PRIMARY KEY)") }
        let isOver = StopSignal()
        let failures = inParallel(5) { thread in
            if thread == 4 {
                defer { isOver.stop() }
                _ = try ChildProcess.run([tool, "restart", url], limits: limits)
                return
            }
            var id = thread * 1_000_000
            var unknown: Set<Int> = []
            repeat {
                id += 1
                do {
                    try engine.write { try $0.execute("INSERT INTO item (id) VALUES (\(id))") }
                } catch let error as DatabaseError where error.isOutcomeUnknown {
                    unknown.insert(id)
                }
            } while !isOver.isStopped
            let kept = try ids(engine).filter { $0 / 1_000_000 == thread }
            #expect(Set(kept).isSuperset(of: Set(thread * 1_000_000 + 1...id).subtracting(unknown)))
        }
        #expect(failures.allSatisfy { $0 == nil })
    }

    @Test func `a wrong address is refused at once and not shown`() {
        let error = #expect(throws: DatabaseError.self) {
            try PostgresEngine(url: "postgresql://someone:secret@/x?host=/tmp/no-such-folder")
        }
        #expect(error?.code == .unavailable)
        #expect(error.map { "\($0)".contains("secret") || "\($0)".contains("someone") } == false)
        #expect(throws: DatabaseError.self) { try PostgresEngine(url: "no url at all") }
    }

    @Test func `a name for a database is only letters, digits and underscores`() throws {
        let server = PostgresServer(url: try #require(TestEngine.postgresURL))
        for name in [
            "", "a\"b", "a; DROP DATABASE postgres", "A", "1a", "é", String(repeating: "a", count: 64),
        ] {
            let error = #expect(throws: DatabaseError.self) { try server.create(name) }
            #expect(error?.code == .misuse)
        }
    }
}
