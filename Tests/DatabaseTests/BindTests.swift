// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Testing
import TestSupport

@Suite struct BindTests {
    @Test(arguments: TestEngine.available)
    func `every value comes back as it went in`(kind: TestEngine) throws {
        let blobs: [[UInt8]?] = [nil, [], [0], [UInt8](repeating: 0xa5, count: 1 << 20), Array(0...255)]
        let texts: [String?] = [
            nil, "", "a", "ع \u{202e}👩‍👩‍👧 \u{fffd}\n\t'\"\\ %_", String(repeating: "é", count: 100_000),
        ]
        let numbers: [Int64?] = [nil, .min, -1, 0, 1, .max, 1 << 31, -(1 << 31) - 1, 255, -32_769]
        try withDatabase(kind, NoteTable.migrations) { engine in
            for index in 0..<numbers.count {
                let (text, blob, number) = (texts[index % 5], blobs[index % 5], numbers[index])
                try engine.write { transaction in
                    try transaction.execute(
                        "INSERT INTO note (id, words, bytes, number) VALUES (\(index), \(text), \(blob), \(number))"
                    )
                }
                let row = try engine.read { transaction in
                    try transaction.first("SELECT words, bytes, number FROM note WHERE id = \(index)")
                }
                #expect(try row?.textOrNil(0) == text)
                #expect(try row?.blobOrNil(1) == blob)
                #expect(try row?.int64OrNil(2) == number)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an empty blob and an empty text are not null`(kind: TestEngine) throws {
        try withDatabase(kind) { engine in
            try engine.read { transaction in
                let row = try transaction.first("SELECT \([UInt8]()), \(""), \(nil as [UInt8]?) IS NULL")
                #expect(try row?.blob(0) == [])
                #expect(try row?.text(1) == "")
                #expect(try row?.bool(2) == true)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a text that looks like SQL is only a text`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            for evil in ["'; DROP TABLE note; --", "$1", "?1", "\\'; DELETE FROM note; /*"] {
                try engine.write { transaction in
                    try transaction.execute("DELETE FROM note")
                    try transaction.execute("INSERT INTO note (id, words) VALUES (\(1), \(evil))")
                    let found = try transaction.query("SELECT words FROM note WHERE words = \(evil)")
                    #expect(try found.map { try $0.text(0) } == [evil])
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a NUL in a text is refused, not cut at`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let code = refusal {
                try engine.write { try $0.execute("INSERT INTO note (id, words) VALUES (\(1), \("a\0b"))") }
            }
            #expect(code == .misuse)
            let ids = try NoteTable.ids(engine)
            #expect(ids == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `sums, counts, small integers and truth come back as integers`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let rows = try engine.write { transaction in
                for id in 1...4 { try NoteTable.add(id, number: id * 1_000_000_007, transaction) }
                try transaction.execute(
                    "INSERT INTO remark (note, flag) VALUES (\(1), \(true)), (\(2), \(false))"
                )
                return try transaction.query(
                    """
                    SELECT (SELECT sum(number) FROM note), (SELECT count(*) FROM note), flag,
                        (SELECT -sum(number) FROM note), (SELECT sum(number) FROM note WHERE id > \(9)), note = \(1)
                    FROM remark ORDER BY note
                    """
                )
            }
            #expect(rows.first?.values.prefix(2) == [.integer(10_000_000_070), .integer(4)])
            #expect(try rows.map { try $0.bool(2) } == [true, false])
            #expect(rows.first?.values.suffix(3) == [.integer(-10_000_000_070), .null, .integer(1)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a list of values finds what is in it, an empty one nothing`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let found = try engine.write { transaction in
                for id in 1...5 { try NoteTable.add(id, transaction) }
                let some = try transaction.query(
                    "SELECT id FROM note WHERE id IN \(.list([2, 4, 9])) ORDER BY id"
                )
                let none = try transaction.query("SELECT id FROM note WHERE id IN \(.list([Int]()))")
                return (try some.map { try $0.int(0) }, none.count)
            }
            #expect(found == ([2, 4], 0))
        }
    }
}
