// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CPostgres
import Database

/// One blocking connection and its prepared statements.
///
/// Sendable by proof: it is taken out of the pool by one thread at a time.
@safe final class PostgresConnection: @unchecked Sendable {
    private struct Prepared {
        let name: String
        var lastUse: UInt64
    }

    private static let cacheLimit = 256
    private let handle: OpaquePointer
    /// How many warnings the server has sent; written by libpq.
    private let warnings: UnsafeMutablePointer<Int>
    private var prepared: [String: Prepared] = [:]
    private var uses: UInt64 = 0

    init(_ address: PostgresAddress) throws(DatabaseError) {
        guard let handle = unsafe address.connected() else {
            throw DatabaseError(.unavailable, details: "out of memory")
        }
        unsafe self.handle = unsafe handle
        unsafe warnings = .allocate(capacity: 1)
        unsafe warnings.initialize(to: 0)
        guard unsafe PQstatus(handle) == CONNECTION_OK else {
            throw DatabaseError(.unavailable, details: unsafe String(cString: PQerrorMessage(handle)))
        }
        unsafe amparo_postgres_silence(handle, warnings)
        // An acknowledged write is on the disk, whatever the server's default is; remote_apply is stronger still.
        // A time limit for statements would end the wait for a standby, and PostgreSQL would call the commit done.
        try perform(
            """
            SELECT set_config('lock_timeout', '20s', false), set_config('client_min_messages', 'warning', false),
                set_config('statement_timeout', '0', false),
                CASE WHEN current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')
                THEN set_config('synchronous_commit', 'on', false) END
            """
        )
    }

    deinit {
        unsafe PQfinish(handle)
        unsafe warnings.deallocate()
    }

    var isLost: Bool { unsafe PQstatus(handle) != CONNECTION_OK }

    /// Nothing is left open that the next borrower would fall into.
    var isIdle: Bool { unsafe !isLost && PQtransactionStatus(handle) == PQTRANS_IDLE }

    /// Text of the engine's own, without binds.
    @discardableResult
    func perform(_ text: String) throws(DatabaseError) -> PostgresResult {
        try unsafe checked(PQexec(handle, text))
    }

    /// Ends a write; returns what the server says it did.
    ///
    /// A wait for a standby that somebody has cancelled ends as a commit, with a warning: it is none that may be acknowledged.
    func commit() throws(DatabaseError) -> String {
        unsafe warnings.pointee = 0
        let tag = try perform("COMMIT").tag
        guard unsafe warnings.pointee == 0 else {
            throw DatabaseError(.unavailable, details: "committed without its standby")
        }
        return tag
    }

    /// A statement of the program, prepared once a connection.
    func run(_ sql: SQL) throws(DatabaseError) -> PostgresResult {
        let text = sql.text(.postgres)
        let parameters = try PostgresParameters(sql)
        let name = try prepare(text, parameters.types)
        let answer = unsafe parameters.with { count, values, lengths, formats in
            unsafe PQexecPrepared(handle, name, count, values, lengths, formats, 1)
        }
        return try unsafe checked(answer)
    }

    /// Opens a cursor over a SELECT, so that a large answer is fetched in pieces.
    func declare(_ cursor: String, for sql: SQL) throws(DatabaseError) {
        let text = sql.text(.postgres)
        try Self.refuseControl(text)
        let parameters = try PostgresParameters(sql)
        let types = parameters.types
        let declaration = "DECLARE \(cursor) BINARY NO SCROLL CURSOR FOR \(text)"
        let answer = unsafe parameters.with { count, values, lengths, formats in
            unsafe PQexecParams(handle, declaration, count, types, values, lengths, formats, 1)
        }
        _ = try unsafe checked(answer)
    }

    private func prepare(_ text: String, _ types: [UInt32]) throws(DatabaseError) -> String {
        uses += 1
        let key = types.map(String.init).joined(separator: ",") + " " + text
        if prepared[key] != nil {
            prepared[key]?.lastUse = uses
            return prepared[key]?.name ?? ""
        }
        try Self.refuseControl(text)
        try makeRoom()
        let name = "s\(uses)"
        _ = try unsafe checked(PQprepare(handle, name, text, Int32(types.count), types))
        prepared[key] = Prepared(name: name, lastUse: uses)
        return name
    }

    private func makeRoom() throws(DatabaseError) {
        guard prepared.count >= Self.cacheLimit else { return }
        guard let oldest = prepared.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
        prepared[oldest.key] = nil
        try perform("DEALLOCATE \(oldest.value.name)")
    }

    private static func refuseControl(_ text: String) throws(DatabaseError) {
        guard SQL.isTransactionControl(text) else { return }
        throw DatabaseError(.misuse, details: "transaction control inside a transaction")
    }

    private func checked(_ answer: OpaquePointer?) throws(DatabaseError) -> PostgresResult {
        guard let answer = unsafe answer else {
            throw DatabaseError(.unavailable, details: unsafe String(cString: PQerrorMessage(handle)))
        }
        switch unsafe PQresultStatus(answer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return unsafe PostgresResult(answer)
        default: break
        }
        defer { unsafe PQclear(answer) }
        let details = unsafe String(cString: PQresultErrorMessage(answer))
        // 'C' is PG_DIAG_SQLSTATE; without one the connection broke or libpq refused.
        guard let state = unsafe PQresultErrorField(answer, 67) else {
            throw DatabaseError(isLost ? .unavailable : .misuse, details: details)
        }
        throw .postgres(unsafe String(cString: state), details)
    }
}
