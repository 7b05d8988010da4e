// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform

/// At most so many connections, opened when needed, lent to one thread at a time.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        var open = 0
        /// Raised when one connection was lost: those opened before are not trusted again.
        var generation = 0
        var isClosed = false
    }

    /// A connection and the generation in which it was opened.
    struct Loan {
        let connection: PostgresConnection
        fileprivate let generation: Int
    }

    private enum Place { case connection(Loan), room(Int), closed }

    private static let patience = 30_000
    private let state = Monitor(State())
    private let address: PostgresAddress
    private let limit: Int

    init(_ address: PostgresAddress, limit: Int) {
        self.address = address
        self.limit = max(limit, 1)
    }

    var isClosed: Bool { state.read { $0.isClosed } }

    func take() throws(DatabaseError) -> Loan {
        let place = state.wait(milliseconds: Self.patience) { state -> Place? in
            if state.isClosed { return .closed }
            if let connection = state.idle.popLast() {
                return .connection(Loan(connection: connection, generation: state.generation))
            }
            guard state.open < limit else { return nil }
            state.open += 1
            return .room(state.generation)
        }
        switch place {
        case .connection(let loan): return loan
        case .room(let generation): return Loan(connection: try opened(), generation: generation)
        case .closed: throw DatabaseError(.unavailable, details: "closed")
        case nil: throw DatabaseError(.unavailable, details: "all connections are busy")
        }
    }

    /// A lost connection takes all idle ones with it: a server that restarted has forgotten them too.
    func giveBack(_ loan: Loan) {
        let isLost = loan.connection.isLost
        let isUsable = loan.connection.isIdle
        state.change { state in
            if isLost && loan.generation == state.generation {
                state.generation += 1
                state.open -= state.idle.count
                state.idle = []
            }
            if isUsable && !state.isClosed && loan.generation == state.generation {
                state.idle.append(loan.connection)
            } else {
                state.open -= 1
            }
        }
    }

    /// Returns when all connections are back and closed, or after ten seconds.
    func close() {
        state.change { state in
            state.isClosed = true
            state.open -= state.idle.count
            state.idle = []
        }
        _ = state.wait(milliseconds: 10_000) { $0.open == 0 ? true : nil }
    }

    private func opened() throws(DatabaseError) -> PostgresConnection {
        do throws(DatabaseError) {
            return try PostgresConnection(address)
        } catch {
            state.change { $0.open -= 1 }
            throw error
        }
    }
}
