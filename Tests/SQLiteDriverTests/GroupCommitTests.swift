// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import SQLiteDriver
import Testing
import TestSupport

@Suite struct GroupCommitTests {
    private static let schema: [SQL] = [
        "CREATE TABLE item (id INTEGER PRIMARY KEY, size BLOB) STRICT",
        """
        CREATE TABLE part (item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED) STRICT
        """,
    ]

    /// Holds the writer until all requests wait, so that they become one batch; returns what each threw.
    private func inOneBatch(
        _ engine: SQLiteEngine,
        _ count: Int,
        _ body: @Sendable @escaping (Int, any Transaction) throws -> Void
    ) -> [DatabaseError.Code?] {
        let isHolding = StopSignal()
        let failures = inParallel(count + 1) { index in
            if index == count {
                try engine.write { _ in
                    isHolding.stop()
                    while engine.waiting < count { _ = StopSignal().wait(milliseconds: 1) }
                }
            } else {
                while !isHolding.wait(milliseconds: 1_000) {}
                try engine.write { try body(index, $0) }
            }
        }
        #expect(failures[count] == nil)
        return failures.prefix(count).map { ($0 as? DatabaseError)?.code }
    }

    private func withEngine(_ body: (SQLiteEngine) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let engine = try SQLiteEngine(path: folder + "/group.sqlite")
            defer { engine.close() }
            try engine.write { transaction in
                for statement in Self.schema { try transaction.execute(statement) }
            }
            try body(engine)
        }
    }

    private func ids(_ engine: SQLiteEngine) throws -> [Int] {
        try engine.read { try $0.query("SELECT id FROM item ORDER BY id").map { try $0.int(0) } }
    }

    @Test func `requests that wait together share one commit`() throws {
        try withEngine { engine in
            let before = engine.commits
            let codes = inOneBatch(engine, 40) { index, transaction in
                try transaction.execute("INSERT INTO item (id) VALUES (\(index))")
            }
            #expect(codes == Array(repeating: nil, count: 40))
            // One for the request that held the writer, one for the forty.
            #expect(engine.commits - before == 2)
            let kept = try ids(engine)
            #expect(kept == Array(0..<40))
        }
    }

    @Test func `one that fails takes back its own changes and nobody else's`() throws {
        try withEngine { engine in
            let before = engine.commits
            let codes = inOneBatch(engine, 12) { index, transaction in
                try transaction.execute("INSERT INTO item (id) VALUES (\(index))")
                if index % 3 == 0 { try transaction.execute("INSERT INTO item (id) VALUES (\(index))") }
            }
            #expect(codes == (0..<12).map { $0 % 3 == 0 ? .unique : nil })
            #expect(engine.commits - before == 2)
            let kept = try ids(engine)
            #expect(kept == (0..<12).filter { $0 % 3 != 0 })
        }
    }

    @Test func `a rule that is only checked at the commit fails the one who broke it`() throws {
        try withEngine { engine in
            let codes = inOneBatch(engine, 6) { index, transaction in
                try transaction.execute("INSERT INTO item (id) VALUES (\(index))")
                if index == 4 { try transaction.execute("INSERT INTO part (item) VALUES (\(999))") }
            }
            #expect(codes == [nil, nil, nil, nil, .foreignKey, nil])
            let kept = try ids(engine)
            #expect(kept == [0, 1, 2, 3, 5])
        }
    }

    @Test func `one that fills the disk fails alone`() throws {
        try withEngine { engine in
            let size = try engine.write { transaction in
                try transaction.first("PRAGMA page_count")?.int(0) ?? 0
            }
            try engine.write { transaction in
                // As if the disk had room for a few pages more.
                if size < 40 { _ = try transaction.query("PRAGMA max_page_count = 40") }
            }
            let codes = inOneBatch(engine, 5) { index, transaction in
                let bytes = [UInt8](repeating: 1, count: index == 2 ? 1_000_000 : 10)
                try transaction.execute("INSERT INTO item (id, size) VALUES (\(index), \(bytes))")
            }
            #expect(codes == [nil, nil, .full, nil, nil])
            let kept = try ids(engine)
            #expect(kept == [0, 1, 3, 4])
        }
    }

    @Test func `the writer takes more after a batch that failed`() throws {
        try withEngine { engine in
            _ = inOneBatch(engine, 3) { _, transaction in try transaction.execute("nonsense") }
            try engine.write { try $0.execute("INSERT INTO item (id) VALUES (\(1))") }
            let kept = try ids(engine)
            #expect(kept == [1])
        }
    }
}
