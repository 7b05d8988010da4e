// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSQLite
import Database

/// One connection and its compiled statements.
///
/// Sendable by proof: the writer's connection stays on its thread, a reader's is taken out of the pool by one
/// thread at a time.
@safe final class SQLiteConnection: @unchecked Sendable {
    enum Purpose { case writing, reading, copying }

    private static let cacheLimit = 256
    private static let busyMilliseconds: Int32 = 10_000
    private let handle: OpaquePointer
    private var statements: [String: SQLiteStatement] = [:]
    private var uses: UInt64 = 0
    private var isClosed = false
    private var control: [String: SQLiteStatement] = [:]

    init(_ path: String, for purpose: Purpose, mappedBytes: Int = 1 << 30) throws(DatabaseError) {
        unsafe handle = try Self.opened(path, purpose)
        // Before journal_mode: two connections that open at once would find the database locked.
        unsafe sqlite3_busy_timeout(handle, Self.busyMilliseconds)
        let result = unsafe amparo_sqlite_harden(handle)
        guard result == SQLITE_OK else { throw .sqlite(result) }
        if purpose == .writing {
            try pragma("PRAGMA journal_mode=WAL")
            try pragma("PRAGMA synchronous=FULL")
            try pragma("PRAGMA journal_size_limit=67108864")
            // Debian's library does so by itself; here it is not left to that.
            try pragma("PRAGMA secure_delete=ON")
        }
        try pragma("PRAGMA foreign_keys=ON")
        try pragma("PRAGMA temp_store=MEMORY")
        try pragma("PRAGMA mmap_size=\(mappedBytes)")
    }

    deinit {
        close()
    }

    /// Nobody may use it afterwards.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        statements = [:]
        control = [:]
        unsafe sqlite3_close_v2(handle)
    }

    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    /// Counts every row ever changed here.
    var totalChanges: Int { unsafe Int(sqlite3_total_changes64(handle)) }

    var lastChanges: Int { unsafe Int(sqlite3_changes64(handle)) }

    /// A statement of the program, bound and ready to step; give it back with `release`.
    func prepared(_ sql: SQL) throws(DatabaseError) -> SQLiteStatement {
        let statement = try cached(sql.text(.sqlite))
        statement.isInUse = true
        do throws(DatabaseError) {
            try statement.bind(sql.binds)
        } catch {
            release(statement)
            throw error
        }
        return statement
    }

    func release(_ statement: SQLiteStatement) {
        statement.reset()
        statement.isInUse = false
    }

    /// BEGIN, COMMIT and their like, which no body may say.
    func perform(_ text: StaticString) throws(DatabaseError) {
        let name = text.description
        let statement =
            if let known = control[name] {
                known
            } else {
                try unsafe SQLiteStatement(control: text, on: handle)
            }
        control[name] = statement
        defer { statement.reset() }
        while try statement.step() {}
    }

    /// Copies the committed state in one step into an empty database file.
    func copy(into target: SQLiteConnection) throws(DatabaseError) {
        guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw .sqlite(unsafe sqlite3_extended_errcode(target.handle))
        }
        let result = unsafe sqlite3_backup_step(backup, -1)
        let end = unsafe sqlite3_backup_finish(backup)
        guard result == SQLITE_DONE else { throw .sqlite(result) }
        guard end == SQLITE_OK else { throw .sqlite(end) }
    }

    /// The same text twice at once (one inside the loop of the other) gets a second, uncached statement.
    private func cached(_ text: String) throws(DatabaseError) -> SQLiteStatement {
        uses += 1
        if let known = statements[text], !known.isInUse {
            known.lastUse = uses
            return known
        }
        let statement = try unsafe SQLiteStatement(text, on: handle)
        guard statements[text] == nil else { return statement }
        if statements.count >= Self.cacheLimit {
            let oldest = statements.filter { !$0.value.isInUse }.min { $0.value.lastUse < $1.value.lastUse }
            if let oldest { statements[oldest.key] = nil }
        }
        statement.lastUse = uses
        statements[text] = statement
        return statement
    }

    /// Brings the write-ahead log into the file and cuts it to nothing; false where somebody reads what is in it.
    ///
    /// It does not wait for them: whatever is written waits behind it.
    func emptyLog() throws(DatabaseError) -> Bool {
        unsafe sqlite3_busy_timeout(handle, 0)
        defer { unsafe sqlite3_busy_timeout(handle, Self.busyMilliseconds) }
        let statement = try unsafe SQLiteStatement(control: "PRAGMA wal_checkpoint(TRUNCATE)", on: handle)
        // One row; its first column says whether it was held up.
        guard try statement.step() else { return false }
        return try statement.row().int(0) == 0
    }

    private func pragma(_ text: String) throws(DatabaseError) {
        let result = unsafe sqlite3_exec(handle, text, nil, nil, nil)
        guard result == SQLITE_OK else {
            throw .sqlite(result, unsafe String(cString: sqlite3_errmsg(handle)))
        }
    }

    private static func opened(_ path: String, _ purpose: Purpose) throws(DatabaseError) -> OpaquePointer {
        let access =
            purpose == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        var opened: OpaquePointer?
        let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let result = unsafe sqlite3_open_v2(path, &opened, flags, nil)
        guard result == SQLITE_OK, let handle = unsafe opened else {
            unsafe sqlite3_close_v2(opened)
            throw .sqlite(result)
        }
        return unsafe handle
    }
}
