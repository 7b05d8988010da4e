// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import Synchronization
import Testing
import TestSupport

private struct ChangedMyMind: Error {}

@Suite struct TransactionTests {
    @Test(arguments: TestEngine.available)
    func `a body that throws takes everything back and its error comes through`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            #expect(throws: ChangedMyMind.self) {
                try engine.write { transaction in
                    try NoteTable.add(1, transaction)
                    throw ChangedMyMind()
                }
            }
            let ids = try NoteTable.ids(engine)
            #expect(ids == [])
            try engine.write { try NoteTable.add(2, $0) }
            let later = try NoteTable.ids(engine)
            #expect(later == [2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a failed statement dooms its transaction even if the body shrugs it off`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let code = refusal {
                try engine.write { transaction in
                    try NoteTable.add(1, transaction)
                    try? NoteTable.add(1, transaction)
                    #expect(throws: DatabaseError.self) { try transaction.query("SELECT 1") }
                }
            }
            #expect(code == .unique)
            let ids = try NoteTable.ids(engine)
            #expect(ids == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `each broken rule has its code`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            try engine.write { try NoteTable.add(1, $0) }
            let cases: [(SQL, DatabaseError.Code)] = [
                ("INSERT INTO note (id) VALUES (\(1))", .unique),
                ("INSERT INTO remark (note, flag) VALUES (\(9), \(1))", .foreignKey),
                ("DELETE FROM note WHERE id = \(1) AND EXISTS (SELECT 1 FROM nowhere)", .misuse),
                ("INSERT INTO remark (note, flag) VALUES (\(1), \(nil as Int?))", .constraint),
                ("INSERT INTO note (id, number) VALUES (\(2), \(13))", .constraint),
                ("INSERT INTO note (id, bytes) VALUES (\(2), \("text"))", .misuse),
                ("INSERT INTO note (id) VALUES (\(2)); DELETE FROM note", .misuse),
                ("COMMIT", .misuse),
                ("nonsense", .misuse),
            ]
            for (sql, code) in cases {
                #expect(refusal { try engine.write { try $0.execute(sql) } } == code, "\(sql)")
            }
            let ids = try NoteTable.ids(engine)
            #expect(ids == [1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an error shows no value that was bound`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let error = #expect(throws: DatabaseError.self) {
                try engine.write { transaction in
                    for _ in 1...2 {
                        try transaction.execute(
                            "INSERT INTO note (id, words) VALUES (\(424_242_424_242), \("Amina Diallo"))"
                        )
                    }
                }
            }
            let shown = "\(try #require(error))"
            #expect(shown.hasPrefix("database: unique"))
            #expect(!shown.contains("4242") && !shown.contains("Amina") && !shown.contains("note"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reader changes nothing`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            #expect(refusal { try engine.read { try NoteTable.add(1, $0) } } == .readOnly)
            let ids = try NoteTable.ids(engine)
            #expect(ids == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reader sees one moment, whatever is written meanwhile`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            try engine.write { try NoteTable.add(1, $0) }
            let counts = try engine.read { transaction in
                let before = try transaction.query("SELECT id FROM note").count
                let failures = inParallel(1) { _ in try engine.write { try NoteTable.add(2, $0) } }
                #expect(failures[0] == nil)
                return [before, try transaction.query("SELECT id FROM note").count]
            }
            #expect(counts == [1, 1])
            let ids = try NoteTable.ids(engine)
            #expect(ids == [1, 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a transaction inside a transaction is refused instead of waiting for ever`(kind: TestEngine) throws
    {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let codes: [DatabaseError.Code?] = [
                refusal { try engine.write { _ in try engine.write { _ in } } },
                refusal { try engine.write { _ in try engine.read { _ in } } },
                refusal { try engine.read { _ in try engine.write { _ in } } },
                refusal { try engine.read { _ in try engine.read { _ in } } },
            ]
            #expect(codes == [.misuse, .misuse, .misuse, .misuse])
            try engine.write { try NoteTable.add(1, $0) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a transaction kept after its end is of no use`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let kept = try engine.write { $0 }
            #expect(refusal { try kept.execute("DELETE FROM note") } == .misuse)
            #expect(refusal { _ = try kept.query("SELECT 1") } == .misuse)
        }
    }

    @Test(arguments: TestEngine.available)
    func `execute counts the rows it touched and nothing else`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let counts = try engine.write { transaction in
                [
                    try transaction.execute("INSERT INTO note (id) VALUES (\(1)), (\(2)), (\(3))"),
                    try transaction.execute("CREATE TABLE other (id INTEGER)"),
                    try transaction.execute("SELECT id FROM note"),
                    try transaction.execute("UPDATE note SET number = \(5) WHERE id > \(1)"),
                    try transaction.execute("INSERT INTO note (id) VALUES (\(1)) ON CONFLICT DO NOTHING"),
                    try transaction.execute("DELETE FROM note WHERE id = \(99)"),
                    try transaction.execute("DELETE FROM note RETURNING id"),
                ]
            }
            #expect(counts == [3, 0, 0, 2, 0, 0, 3])
        }
    }

    @Test(arguments: TestEngine.available)
    func `each goes through many rows in order and may ask in between`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            try engine.write { transaction in
                for id in 1...3_000 { try NoteTable.add(id, number: id * 2, transaction) }
            }
            var seen: [Int] = []
            try engine.read { transaction in
                seen = []
                try transaction.each("SELECT id FROM note WHERE id <= \(2_999) ORDER BY id") { row in
                    let id = try row.int(0)
                    if id % 500 == 0 {
                        try transaction.each("SELECT id FROM note WHERE id <= \(id) ORDER BY id") { _ in }
                        #expect(
                            try transaction.first("SELECT number FROM note WHERE id = \(id)")?.int(0) == id
                                * 2
                        )
                    }
                    seen.append(id)
                }
            }
            #expect(seen == Array(1...2_999))
        }
    }

    @Test(arguments: TestEngine.available)
    func `each stops where its body throws, and is only for questions`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            try engine.write { transaction in
                for id in 1...50 { try NoteTable.add(id, transaction) }
            }
            let count = Mutex(0)
            #expect(throws: ChangedMyMind.self) {
                try engine.read { transaction in
                    try transaction.each("SELECT id FROM note") { _ in
                        if count.withLock({
                            $0 += 1; return $0
                        }) == 20 {
                            throw ChangedMyMind()
                        }
                    }
                }
            }
            #expect(count.withLock { $0 } == 20)
            #expect(
                refusal { try engine.write { try $0.each("DELETE FROM note RETURNING id") { _ in } } }
                    == .misuse
            )
            #expect(try NoteTable.ids(engine).count == 50)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a closed engine refuses, and may be closed twice`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            engine.close()
            engine.close()
            #expect(refusal { try engine.read { _ in } } == .unavailable)
            #expect(refusal { try engine.write { _ in } } == .unavailable)
        }
    }
}
