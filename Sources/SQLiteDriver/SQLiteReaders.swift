// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform

/// At most so many reading connections; each thread borrows one for the length of a transaction.
final class SQLiteReaders: Sendable {
    private struct State {
        var idle: [SQLiteConnection] = []
        var open = 0
        var isClosed = false
    }

    private enum Place { case connection(SQLiteConnection), room, closed }

    private static let patience = 30_000
    private let state = Monitor(State())
    private let path: String
    private let limit: Int

    init(_ path: String, limit: Int) {
        self.path = path
        self.limit = max(limit, 1)
    }

    func borrow<R>(_ body: (SQLiteConnection) throws -> R) throws -> R {
        let connection = try taken()
        defer { giveBack(connection) }
        return try body(connection)
    }

    /// Returns when all connections are closed, or after ten seconds.
    func close() {
        state.change { state in
            state.isClosed = true
            state.open -= state.idle.count
            state.idle = []
        }
        _ = state.wait(milliseconds: 10_000) { $0.open == 0 ? true : nil }
    }

    private func taken() throws(DatabaseError) -> SQLiteConnection {
        let place = state.wait(milliseconds: Self.patience) { state -> Place? in
            if state.isClosed { return .closed }
            if let connection = state.idle.popLast() { return .connection(connection) }
            guard state.open < limit else { return nil }
            state.open += 1
            return .room
        }
        switch place {
        case .connection(let connection): return connection
        case .room: return try opened()
        case .closed: throw DatabaseError(.unavailable, details: "closed")
        case nil: throw DatabaseError(.unavailable, details: "all readers are busy")
        }
    }

    private func opened() throws(DatabaseError) -> SQLiteConnection {
        do throws(DatabaseError) {
            return try SQLiteConnection(path, for: .reading)
        } catch {
            state.change { $0.open -= 1 }
            throw error
        }
    }

    private func giveBack(_ connection: SQLiteConnection) {
        state.change { state in
            if state.isClosed {
                state.open -= 1
            } else {
                state.idle.append(connection)
            }
        }
    }
}
