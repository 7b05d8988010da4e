// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database

/// A body's view of one connection, for as long as the body runs.
final class PostgresTransaction: Transaction {
    private let connection: PostgresConnection
    private var refusal: DatabaseError?
    private var cursors = 0

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    var dialect: Dialect { .postgres }

    /// The first failed statement, after which nothing is kept.
    private(set) var failure: DatabaseError?

    func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try attempt { () throws(DatabaseError) in
            let result = try connection.run(sql)
            var rows: [Row] = []
            rows.reserveCapacity(result.count)
            for index in 0..<result.count { rows.append(try result.row(index)) }
            return rows
        }
    }

    /// Fetches about a megabyte at a time.
    func each(_ sql: SQL, _ row: (Row) throws -> Void) throws {
        cursors += 1
        let cursor = "c\(cursors)"
        try attempt { () throws(DatabaseError) in try connection.declare(cursor, for: sql) }
        var size = 16
        while true {
            let piece = try attempt { () throws(DatabaseError) in
                try connection.perform("FETCH FORWARD \(size) FROM \(cursor)")
            }
            for index in 0..<piece.count {
                try row(try attempt { () throws(DatabaseError) in try piece.row(index) })
            }
            if piece.count < size { break }
            size = min(max(1_000_000 * piece.count / max(piece.byteCount, 1), 16), 4_096)
        }
        try attempt { () throws(DatabaseError) in _ = try connection.perform("CLOSE \(cursor)") }
    }

    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try attempt { () throws(DatabaseError) in try connection.run(sql).changed }
    }

    /// From now on every use is refused, also by a body that kept this object.
    func finish() {
        refusal = DatabaseError(.misuse, details: "the transaction is over")
    }

    private func attempt<R>(_ body: () throws(DatabaseError) -> R) throws(DatabaseError) -> R {
        if let refusal { throw refusal }
        if let failure { throw failure }
        do throws(DatabaseError) {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }
}
