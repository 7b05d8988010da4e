// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Testing

private enum State: String, Bindable { case open, closed }
private enum Level: Int, Bindable { case high = 3 }

@Suite struct SQLTests {
    @Test func `a value becomes a bind, numbered as each engine wants it`() {
        let sql: SQL = "SELECT a FROM b WHERE c = \(7) AND d = \("x' OR '1'='1")"
        #expect(sql.text(.sqlite) == "SELECT a FROM b WHERE c = ?1 AND d = ?2")
        #expect(sql.text(.postgres) == "SELECT a FROM b WHERE c = $1 AND d = $2")
        #expect(sql.binds == [.integer(7), .text("x' OR '1'='1")])
    }

    @Test func `every kind of value has its bind`() {
        let sql: SQL =
            "\(true) \(Int64.min) \([UInt8](arrayLiteral: 1, 2)) \(State.closed) \(Level.high) \(Bind.null)"
        let expected: [Bind] = [
            .integer(1), .integer(.min), .blob([1, 2]), .text("closed"), .integer(3), .null,
        ]
        #expect(sql.binds == expected)
    }

    @Test func `a missing value is a null that still knows its kind`() {
        let number: Int? = nil
        let state: State? = nil
        let present: String? = "here"
        let sql: SQL = "\(number) \(state) \(present)"
        #expect(sql.binds == [.null, .null, .text("here")])
        #expect(sql.bindKinds == [.integer, .text, .text])
    }

    @Test func `a part is spliced with its binds, in order`() {
        let part: SQL = "c = \(2) OR d = \(3)"
        let sql: SQL = "SELECT \(1) WHERE (\(part)) AND e = \(4)"
        #expect(sql.text(.postgres) == "SELECT $1 WHERE (c = $2 OR d = $3) AND e = $4")
        #expect(sql.binds == [.integer(1), .integer(2), .integer(3), .integer(4)])
    }

    @Test func `a difference between the engines is named at the spot`() {
        let sql: SQL = "ORDER BY \(sqlite: "rowid", postgres: "id") LIMIT \(5)"
        #expect(sql.text(.sqlite) == "ORDER BY rowid LIMIT ?1")
        #expect(sql.text(.postgres) == "ORDER BY id LIMIT $1")
    }

    @Test func `lists and joins keep values as binds`() {
        #expect(("a IN \(.list([1, 2]))" as SQL).text(.sqlite) == "a IN (?1, ?2)")
        #expect(("a IN \(.list([Int]()))" as SQL).text(.sqlite) == "a IN (NULL)")
        let values = SQL.joined(["(\(1))", "(\(2))"], separator: ", ")
        #expect(values.text(.postgres) == "($1), ($2)")
    }

    @Test func `a description shows no value`() {
        let sql: SQL = "SELECT \("Amina")"
        #expect("\(sql)" == "SELECT ?1")
    }

    @Test(arguments: ["BEGIN", "  commit", "\nRollback TO x", "SAVEPOINT a", "END", "ATTACH 'x' AS y"])
    func `words that end a transaction are known`(text: String) {
        #expect(SQL.isTransactionControl(text))
    }

    @Test(arguments: ["SELECT 1", "ENDING", "INSERT INTO begin VALUES (1)", ""])
    func `other words are not taken for them`(text: String) {
        #expect(!SQL.isTransactionControl(text))
    }
}

@Suite struct RowTests {
    private let row = Row([.integer(2), .text("words"), .blob([7]), .null])

    @Test func `a column is read as what it is`() throws {
        #expect(try row.int(0) == 2)
        #expect(try row.text(1) == "words")
        #expect(try row.blob(2) == [7])
        #expect(try row.textOrNil(3) == nil)
        #expect(try row.int64OrNil(0) == 2)
    }

    @Test func `a column that is something else, or not there, is refused without its content`() {
        let wrong = #expect(throws: DatabaseError.self) { try row.int(1) }
        #expect(wrong?.code == .misuse)
        #expect(wrong?.debugDescription.contains("words") == false)
        #expect(throws: DatabaseError.self) { try row.text(3) }
        #expect(throws: DatabaseError.self) { try row.bool(0) }
        #expect(throws: DatabaseError.self) { try row.blob(4) }
        #expect(throws: DatabaseError.self) { try row.blob(-1) }
    }
}
