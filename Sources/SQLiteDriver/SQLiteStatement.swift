// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSQLite
import Database

/// A compiled statement of one connection.
@safe final class SQLiteStatement {
    private let handle: OpaquePointer
    var isInUse = false
    var lastUse: UInt64 = 0

    init(_ text: String, on database: OpaquePointer) throws(DatabaseError) {
        guard !SQL.isTransactionControl(text) else {
            throw DatabaseError(.misuse, details: "transaction control inside a transaction")
        }
        unsafe handle = try Self.compiled(text, database)
    }

    /// For the engine's own BEGIN and COMMIT.
    init(control text: StaticString, on database: OpaquePointer) throws(DatabaseError) {
        unsafe handle = try Self.compiled(text.description, database)
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// True if it changes nothing in the file.
    var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(handle) != 0 }

    func bind(_ values: [Bind]) throws(DatabaseError) {
        guard unsafe values.count == Int(sqlite3_bind_parameter_count(handle)) else {
            throw DatabaseError(.misuse, details: "\(values.count) binds for another number of places")
        }
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let result: Int32
            switch value {
            case .null: unsafe result = sqlite3_bind_null(handle, place)
            case .integer(let integer): unsafe result = sqlite3_bind_int64(handle, place, integer)
            case .text(let text): result = try bind(text, place)
            case .blob(let bytes): result = bind(bytes, place)
            }
            guard result == SQLITE_OK else { throw failure(result) }
        }
    }

    /// PostgreSQL knows no NUL in a text, so no engine takes one.
    private func bind(_ text: String, _ place: Int32) throws(DatabaseError) -> Int32 {
        guard !text.utf8.contains(0) else { throw DatabaseError(.misuse, details: "NUL in a text") }
        return unsafe text.utf8CString.withUnsafeBufferPointer { buffer in
            unsafe amparo_sqlite_bind_text(handle, place, buffer.baseAddress, UInt64(buffer.count - 1))
        }
    }

    /// A null pointer would be a null, not an empty blob.
    private func bind(_ bytes: [UInt8], _ place: Int32) -> Int32 {
        guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(handle, place, 0) }
        return unsafe bytes.withUnsafeBytes { buffer in
            unsafe amparo_sqlite_bind_blob(handle, place, buffer.baseAddress, UInt64(buffer.count))
        }
    }

    /// True if there is a row.
    func step() throws(DatabaseError) -> Bool {
        let result = unsafe sqlite3_step(handle)
        switch result {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure(result)
        }
    }

    func row() throws(DatabaseError) -> Row {
        let count = unsafe sqlite3_column_count(handle)
        var values: [Bind] = []
        values.reserveCapacity(Int(count))
        for index in 0..<count { values.append(try value(index)) }
        return Row(values)
    }

    private func value(_ index: Int32) throws(DatabaseError) -> Bind {
        switch unsafe sqlite3_column_type(handle, index) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(handle, index))
        case SQLITE_TEXT: return .text(unsafe String(decoding: bytes(index), as: UTF8.self))
        case SQLITE_BLOB: return .blob(unsafe [UInt8](bytes(index)))
        default: throw DatabaseError(.misuse, details: "column \(index) is a floating-point number")
        }
    }

    /// Valid until the next step; an empty value has no pointer.
    private func bytes(_ index: Int32) -> UnsafeRawBufferPointer {
        let start = unsafe sqlite3_column_blob(handle, index)
        let count = unsafe Int(sqlite3_column_bytes(handle, index))
        return unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    /// Ready for the next use, and without the values of this one.
    func reset() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
    }

    private func failure(_ result: Int32) -> DatabaseError {
        let details = unsafe String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        return .sqlite(result, details)
    }

    private static func compiled(_ text: String, _ database: OpaquePointer) throws(DatabaseError)
        -> OpaquePointer
    {
        var statement: OpaquePointer?
        var hasMore = false
        let result = unsafe text.withCString { start in
            var tail: UnsafePointer<CChar>?
            let result = unsafe sqlite3_prepare_v3(
                database,
                start,
                -1,
                UInt32(SQLITE_PREPARE_PERSISTENT),
                &statement,
                &tail
            )
            while let next = unsafe tail, unsafe next.pointee != 0 {
                if unsafe next.pointee > 0x20 { hasMore = true }
                unsafe tail = next + 1
            }
            return result
        }
        guard result == SQLITE_OK, let compiled = unsafe statement, !hasMore else {
            let details =
                unsafe result == SQLITE_OK ? "not one statement" : String(cString: sqlite3_errmsg(database))
            unsafe sqlite3_finalize(statement)
            throw result == SQLITE_OK ? DatabaseError(.misuse, details: details) : .sqlite(result, details)
        }
        return unsafe compiled
    }
}
