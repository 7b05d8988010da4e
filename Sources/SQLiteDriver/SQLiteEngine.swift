// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
import Glibc
import Platform

/// SQLite in a file (WAL, one writing thread with group commit, readers beside it) or in memory.
package final class SQLiteEngine: Engine {
    private let connection: SQLiteConnection
    private let isClosed = Monitor(false)
    private let writer: SQLiteWriter
    private let readers: SQLiteReaders?
    private let occupancy = Occupancy()
    private let worker: Worker

    /// Opens the file, which is made if it is missing and belongs to this user alone.
    package convenience init(path: String, readers: Int = 4) throws(DatabaseError) {
        try Self.makeFile(path)
        let connection = try SQLiteConnection(path, for: .writing)
        self.init(connection, SQLiteReaders(path, limit: readers))
    }

    /// One connection that reads and writes in turn; nothing outlives the engine.
    package static func memory() throws(DatabaseError) -> SQLiteEngine {
        SQLiteEngine(try SQLiteConnection(":memory:", for: .writing, mappedBytes: 0), nil)
    }

    private init(_ connection: SQLiteConnection, _ readers: SQLiteReaders?) {
        let writer = SQLiteWriter(connection)
        let occupancy = occupancy
        self.connection = connection
        self.writer = writer
        self.readers = readers
        worker = Workers().spawn("sqlite-writer") {
            // A body on this thread that asks for another transaction would wait for itself.
            try? occupancy.enter()
            writer.work()
            occupancy.leave()
        }
    }

    deinit {
        close()
    }

    package var dialect: Dialect { .sqlite }

    /// How often the writer has synced, for benchmarks and tests of the group commit.
    package var commits: Int { writer.commits }

    /// How many requests wait for the writer.
    package var waiting: Int { writer.waiting }

    package func read<T>(_ body: (any Transaction) throws -> T) throws -> T {
        try occupancy.enter()
        defer { occupancy.leave() }
        guard let readers else { return try onWriter(.read, body) { try $0.runRead($1) } }
        return try readers.borrow { connection in
            try Self.result { collect in
                try connection.runRead { transaction in collect(try body(transaction)) }
            }
        }
    }

    @discardableResult
    package func write<T>(_ body: (any Transaction) throws -> T) throws -> T {
        try occupancy.enter()
        defer { occupancy.leave() }
        return try onWriter(.write, body) { try $0.run(mayWrite: true, $1) }
    }

    /// Writes the committed state into a new file while others go on; the file appears whole or not at all.
    package func backup(to path: String) throws {
        guard !Files.exists(path) else { throw DatabaseError(.misuse, details: "the file exists") }
        let partial = path + ".partial"
        try? Files.remove(partial)
        try Self.makeFile(partial)
        do {
            let target = try SQLiteConnection(partial, for: .copying)
            if let readers {
                try readers.borrow { source in try source.copy(into: target) }
            } else {
                try writer.submit(SQLiteRequest(.maintain) { source in try source.copy(into: target) })
            }
        } catch {
            try? Files.remove(partial)
            throw error
        }
        try Files.renameDurably(partial, to: path)
    }

    /// What was deleted is overwritten as it goes (`secure_delete`); here the log that still holds it is emptied.
    package func clean() throws -> Bool {
        guard readers != nil else { return true }
        var isEmpty = false
        try writer.submit(SQLiteRequest(.maintain) { isEmpty = try $0.emptyLog() })
        return isEmpty
    }

    package func close() {
        writer.close()
        worker.join()
        readers?.close()
        // The last one to close checkpoints and removes the WAL, which a reader could not.
        isClosed.change { isClosed in
            if !isClosed { connection.close() }
            isClosed = true
        }
    }

    /// Hands the body to the writer's thread; the caller waits, so the body does not outlive this call.
    private func onWriter<T>(
        _ kind: SQLiteRequest.Kind,
        _ body: (any Transaction) throws -> T,
        _ run: @escaping (SQLiteConnection, (SQLiteTransaction) throws -> Void) throws -> Void
    ) throws -> T {
        try Self.result { collect in
            try withoutActuallyEscaping(body) { body in
                try withoutActuallyEscaping(collect) { collect in
                    try writer.submit(
                        SQLiteRequest(kind) { connection in
                            try run(connection) { transaction in collect(try body(transaction)) }
                        }
                    )
                }
            }
        }
    }

    private static func result<T>(_ work: ((T) -> Void) throws -> Void) throws -> T {
        var result: T?
        try work { result = $0 }
        guard let result else { throw DatabaseError(.unknown, details: "the body did not run") }
        return result
    }

    /// SQLite's own files take over the mode of this one.
    private static func makeFile(_ path: String) throws(DatabaseError) {
        guard !Files.exists(path) else { return }
        do throws(SystemError) {
            try Files.writeDurably(path, [], mode: 0o600)
        } catch {
            throw DatabaseError(error.isFull ? .full : .unavailable, native: "errno \(error.code)")
        }
    }
}
