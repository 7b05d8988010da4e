// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database

/// A body's view of one connection, for as long as the body runs.
final class SQLiteTransaction: Transaction {
    private let connection: SQLiteConnection
    private let mayWrite: Bool
    private var refusal: DatabaseError?

    init(_ connection: SQLiteConnection, mayWrite: Bool) {
        self.connection = connection
        self.mayWrite = mayWrite
    }

    var dialect: Dialect { .sqlite }

    /// The first failed statement, after which nothing is kept.
    private(set) var failure: DatabaseError?

    func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try attempt { () throws(DatabaseError) in
            let statement = try prepared(sql)
            defer { connection.release(statement) }
            var rows: [Row] = []
            while try statement.step() { rows.append(try statement.row()) }
            return rows
        }
    }

    func each(_ sql: SQL, _ row: (Row) throws -> Void) throws {
        let statement = try attempt { () throws(DatabaseError) in
            let statement = try prepared(sql)
            guard statement.isReadOnly else {
                connection.release(statement)
                throw DatabaseError(.misuse, details: "each is for SELECT")
            }
            return statement
        }
        defer { connection.release(statement) }
        while let next = try attempt({ () throws(DatabaseError) in
            try statement.step() ? try statement.row() : nil
        }) {
            try row(next)
        }
    }

    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try attempt { () throws(DatabaseError) in
            let statement = try prepared(sql)
            defer { connection.release(statement) }
            let before = connection.totalChanges
            while try statement.step() {}
            return connection.totalChanges == before ? 0 : connection.lastChanges
        }
    }

    /// From now on every use is refused, also by a body that kept this object.
    func finish() {
        refusal = DatabaseError(.misuse, details: "the transaction is over")
    }

    private func prepared(_ sql: SQL) throws(DatabaseError) -> SQLiteStatement {
        let statement = try connection.prepared(sql)
        guard mayWrite || statement.isReadOnly else {
            connection.release(statement)
            throw DatabaseError(.readOnly)
        }
        return statement
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

extension SQLiteConnection {
    /// Runs a body to its end; a failed statement that the body swallowed is thrown all the same.
    func run(mayWrite: Bool, _ body: (SQLiteTransaction) throws -> Void) throws {
        let transaction = SQLiteTransaction(self, mayWrite: mayWrite)
        defer { transaction.finish() }
        try body(transaction)
        if let failure = transaction.failure { throw failure }
    }

    /// All questions of the body see the state at its first one.
    func runRead(_ body: (SQLiteTransaction) throws -> Void) throws {
        try perform("BEGIN")
        defer { if isInTransaction { try? perform("ROLLBACK") } }
        try run(mayWrite: false, body)
    }
}
