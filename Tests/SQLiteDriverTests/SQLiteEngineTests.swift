// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import SQLiteDriver
import Testing
import TestSupport

@Suite struct SQLiteEngineTests {
    private static let schema: SQL = "CREATE TABLE item (id INTEGER PRIMARY KEY, body TEXT) STRICT"

    private func ids(_ engine: SQLiteEngine) throws -> [Int] {
        try engine.read { try $0.query("SELECT id FROM item ORDER BY id").map { try $0.int(0) } }
    }

    @Test func `a database in memory behaves like one in a file`() throws {
        let engine = try SQLiteEngine.memory()
        defer { engine.close() }
        try engine.write { try $0.execute(Self.schema) }
        let failures = inParallel(8) { index in
            try engine.write { try $0.execute("INSERT INTO item (id) VALUES (\(index))") }
            let isThere = try engine.read { try $0.first("SELECT 1 FROM item WHERE id = \(index)") }
            #expect(isThere != nil)
        }
        #expect(failures.allSatisfy { $0 == nil })
        #expect(try ids(engine) == Array(0..<8))
        let refused = #expect(throws: DatabaseError.self) {
            try engine.read { try $0.execute("DELETE FROM item") }
        }
        #expect(refused?.code == .readOnly)
        let nested = #expect(throws: DatabaseError.self) {
            try engine.write { _ in try engine.read { _ in } }
        }
        #expect(nested?.code == .misuse)
        #expect(throws: DatabaseError.self) {
            try engine.write { transaction in
                try transaction.execute("DELETE FROM item")
                try transaction.execute("nonsense")
            }
        }
        #expect(try ids(engine) == Array(0..<8))
    }

    @Test func `what was written is there when the file is opened again`() throws {
        try withTemporaryFolder { folder in
            for id in 0..<3 {
                let engine = try SQLiteEngine(path: folder + "/a.sqlite")
                if id == 0 { try engine.write { try $0.execute(Self.schema) } }
                try engine.write { try $0.execute("INSERT INTO item (id) VALUES (\(id))") }
                #expect(try ids(engine) == Array(0...id))
                engine.close()
            }
        }
    }

    @Test func `its log is emptied at once, or not while somebody reads what is in it, and nobody waits`()
        throws
    {
        try withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let engine = try SQLiteEngine(path: path)
            defer { engine.close() }
            try engine.write { try $0.execute(Self.schema) }
            let hasBegun = StopSignal()
            let mayEnd = StopSignal()
            let reader = Workers().spawn("reader") {
                _ = try? engine.read { tx in
                    let count = try tx.query("SELECT id FROM item").count
                    hasBegun.stop()
                    _ = mayEnd.wait(milliseconds: 60_000)
                    return count
                }
            }
            #expect(hasBegun.wait(milliseconds: 20_000))
            try engine.write { try $0.execute("INSERT INTO item (id) VALUES (1)") }
            #expect(try !engine.clean())
            try engine.write { try $0.execute("INSERT INTO item (id) VALUES (2)") }
            #expect(!mayEnd.isStopped)
            mayEnd.stop()
            reader.join()
            #expect(try engine.clean())
            #expect(try Files.read(path + "-wal", limit: 1 << 20).isEmpty)
        }
    }

    @Test func `an engine that nobody holds any more closes itself`() throws {
        try withTemporaryFolder { folder in
            do {
                let engine = try SQLiteEngine(path: folder + "/a.sqlite")
                try engine.write { try $0.execute(Self.schema) }
            }
            #expect(try Files.list(folder) == ["a.sqlite"])
        }
    }

    @Test func `more readers than connections take turns`() throws {
        try withTemporaryFolder { folder in
            let engine = try SQLiteEngine(path: folder + "/a.sqlite", readers: 2)
            defer { engine.close() }
            try engine.write { try $0.execute(Self.schema) }
            let inside = Monitor((now: 0, most: 0))
            let failures = inParallel(8) { _ in
                for _ in 0..<50 {
                    try engine.read { transaction in
                        inside.change { $0 = (now: $0.now + 1, most: max($0.most, $0.now + 1)) }
                        _ = try transaction.query("SELECT count(*) FROM item")
                        inside.change { $0.now -= 1 }
                    }
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            #expect(inside.read { $0.most } <= 2)
        }
    }

    @Test(arguments: [false, true])
    func `a backup taken under load opens by itself and is whole`(isInMemory: Bool) throws {
        try withTemporaryFolder { folder in
            let engine = isInMemory ? try SQLiteEngine.memory() : try SQLiteEngine(path: folder + "/a.sqlite")
            defer { engine.close() }
            try engine.write { try $0.execute(Self.schema) }
            let failures = inParallel(3) { thread in
                if thread == 0 {
                    for number in 0..<5 { try engine.backup(to: folder + "/backup-\(number)") }
                } else {
                    for step in 0..<200 {
                        let id = thread * 1_000 + step * 2
                        try engine.write { transaction in
                            try transaction.execute("INSERT INTO item (id, body) VALUES (\(id), \("left"))")
                            try transaction.execute(
                                "INSERT INTO item (id, body) VALUES (\(id + 1), \("right"))"
                            )
                        }
                    }
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            try engine.backup(to: folder + "/last")
            for name in ["backup-0", "backup-4", "last"] {
                let copy = try SQLiteEngine(path: folder + "/" + name)
                defer { copy.close() }
                #expect(try ids(copy).count % 2 == 0)
                #expect(try copy.read { try $0.first("PRAGMA integrity_check")?.text(0) } == "ok")
                if name == "last" { #expect(try ids(copy) == ids(engine)) }
            }
        }
    }

    @Test func `a backup replaces no file and leaves no half of one`() throws {
        try withTemporaryFolder { folder in
            let engine = try SQLiteEngine.memory()
            defer { engine.close() }
            try Files.writeDurably(folder + "/there", [1, 2, 3])
            #expect(throws: DatabaseError.self) { try engine.backup(to: folder + "/there") }
            #expect(try Files.read(folder + "/there") == [1, 2, 3])
            #expect(throws: DatabaseError.self) { try engine.backup(to: folder + "/no/such/folder/x") }
            #expect(try Files.list(folder) == ["there"])
        }
    }

    @Test func `a file that is no database, or cannot be made, is refused`() throws {
        try withTemporaryFolder { folder in
            try Files.writeDurably(folder + "/garbage", [UInt8](repeating: 0x41, count: 8_192))
            let garbage = #expect(throws: DatabaseError.self) { try SQLiteEngine(path: folder + "/garbage") }
            #expect(garbage?.code == .corrupt)
            let missing = #expect(throws: DatabaseError.self) {
                try SQLiteEngine(path: folder + "/no/such/file")
            }
            #expect(missing?.code == .unavailable)
            #expect(missing.map { "\($0)".contains(folder) } == false)
        }
    }

    @Test func `more statements than the cache holds still work`() throws {
        let engine = try SQLiteEngine.memory()
        defer { engine.close() }
        try engine.write { try $0.execute(Self.schema) }
        for count in [1, 300, 600, 2] {
            for size in 1...count where size % 2 == 0 || count < 3 {
                let found = try engine.read { transaction in
                    try transaction.query("SELECT id FROM item WHERE id IN \(.list(0..<size))").count
                }
                #expect(found == 0)
            }
        }
    }

    @Test func `a floating-point number is refused, not cut`() throws {
        let engine = try SQLiteEngine.memory()
        defer { engine.close() }
        let error = #expect(throws: DatabaseError.self) { try engine.read { try $0.query("SELECT 0.5") } }
        #expect(error?.code == .misuse)
    }
}
