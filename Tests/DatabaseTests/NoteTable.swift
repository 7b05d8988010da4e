// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Testing

/// A small schema for the tests of this target.
enum NoteTable {
    static let migrations = [
        Migration(
            name: "0001_note",
            [
                """
                CREATE TABLE note (
                    id \(sqlite: "INTEGER", postgres: "BIGINT") PRIMARY KEY,
                    words TEXT,
                    bytes \(sqlite: "BLOB", postgres: "BYTEA"),
                    number \(sqlite: "INTEGER", postgres: "BIGINT"),
                    CHECK (number <> 13)
                )\(sqlite: " STRICT", postgres: "")
                """,
                """
                CREATE TABLE remark (
                    note \(sqlite: "INTEGER", postgres: "BIGINT") NOT NULL REFERENCES note (id),
                    flag \(sqlite: "INTEGER", postgres: "SMALLINT") NOT NULL
                )\(sqlite: " STRICT", postgres: "")
                """,
                "CREATE INDEX note_number ON note (number)",
            ]
        )
    ]

    static func add(_ id: Int, number: Int? = nil, _ transaction: any Transaction) throws {
        try transaction.execute("INSERT INTO note (id, number) VALUES (\(id), \(number))")
    }

    static func ids(_ engine: any Engine) throws -> [Int] {
        try engine.read { transaction in
            try transaction.query("SELECT id FROM note ORDER BY id").map { try $0.int(0) }
        }
    }
}

/// The code of the database error that the body throws.
func refusal<R>(_ body: () throws -> R) -> DatabaseError.Code? {
    #expect(throws: DatabaseError.self) { _ = try body() }?.code
}
