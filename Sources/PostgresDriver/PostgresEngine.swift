// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
import Platform

/// PostgreSQL through a pool of blocking connections.
///
/// Writes run READ COMMITTED, reads REPEATABLE READ and read-only. A lost race or connection is tried again,
/// but never once COMMIT was sent: then the outcome is unknown and the error says so.
package final class PostgresEngine: Engine {
    private enum Attempt<T> {
        case done(T)
        case failed(any Error)
        case lostRace(any Error)
        case lostConnection(any Error)
    }

    private static let beginWrite = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    private static let beginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    private let pool: PostgresPool
    private let occupancy = Occupancy()
    private let stop = StopSignal()
    private let patience: Int

    /// Connects once, so that a wrong address is refused at start.
    ///
    /// `database` is another one of the same server than the one in the URL; `patience` is how many milliseconds
    /// a transaction waits for a server that went away.
    package init(
        url: String,
        database: String? = nil,
        connections: Int = 8,
        patience: Int = 10_000
    ) throws(DatabaseError) {
        pool = PostgresPool(PostgresAddress(url: url, database: database), limit: connections)
        self.patience = patience
        pool.giveBack(try pool.take())
    }

    deinit {
        close()
    }

    package var dialect: Dialect { .postgres }

    package func read<T>(_ body: (any Transaction) throws -> T) throws -> T {
        try repeated { once(Self.beginRead, body, end: ended) }
    }

    @discardableResult
    package func write<T>(_ body: (any Transaction) throws -> T) throws -> T {
        try repeated { once(Self.beginWrite, body, end: committed) }
    }

    /// From now on a lost connection is an error at once: whoever ends has no time to wait for a server.
    package func endPatience() { stop.stop() }

    package func close() {
        endPatience()
        pool.close()
    }

    private func repeated<T>(_ attempt: () -> Attempt<T>) throws -> T {
        try occupancy.enter()
        defer { occupancy.leave() }
        var retries = PostgresRetries(patience: patience)
        while true {
            let pause: Int?
            let failure: any Error
            switch attempt() {
            case .done(let value): return value
            case .failed(let error): throw error
            case .lostRace(let error): (pause, failure) = (retries.afterRace(), error)
            case .lostConnection(let error):
                (pause, failure) = (stop.isStopped ? nil : retries.afterLoss(), error)
            }
            guard let pause, !pool.isClosed else { throw failure }
            if pause > 0 { _ = stop.wait(milliseconds: pause) }
        }
    }

    private func once<T>(
        _ begin: String,
        _ body: (any Transaction) throws -> T,
        end: (PostgresConnection, T) -> Attempt<T>
    ) -> Attempt<T> {
        let loan: PostgresPool.Loan
        do throws(DatabaseError) {
            loan = try pool.take()
        } catch {
            return .lostConnection(error)
        }
        defer { pool.giveBack(loan) }
        let connection = loan.connection
        do {
            try connection.perform(begin)
        } catch {
            return connection.isLost ? .lostConnection(error) : .failed(error)
        }
        let transaction = PostgresTransaction(connection)
        defer { transaction.finish() }
        do {
            let value = try body(transaction)
            if let failure = transaction.failure { throw failure }
            return end(connection, value)
        } catch {
            return undone(connection, transaction.failure, error)
        }
    }

    /// The body failed before COMMIT: nothing is kept, so another try is safe.
    private func undone<T>(
        _ connection: PostgresConnection,
        _ cause: DatabaseError?,
        _ error: any Error
    ) -> Attempt<T> {
        if connection.isLost { return cause == nil ? .failed(error) : .lostConnection(error) }
        _ = try? connection.perform("ROLLBACK")
        return cause?.isLostRace == true ? .lostRace(error) : .failed(error)
    }

    /// What was read is complete, however the transaction ends.
    private func ended<T>(_ connection: PostgresConnection, _ value: T) -> Attempt<T> {
        _ = try? connection.perform("COMMIT")
        return .done(value)
    }

    private func committed<T>(_ connection: PostgresConnection, _ value: T) -> Attempt<T> {
        do throws(DatabaseError) {
            let tag = try connection.commit()
            guard tag == "COMMIT" else {
                return .failed(DatabaseError(.unknown, details: "\(tag) for COMMIT"))
            }
            return .done(value)
        } catch {
            // A server that goes away while committing may have committed; only a plain refusal is certain.
            let isCertain =
                !connection.isLost && !error.native.isEmpty && !error.native.hasPrefix("57P")
                && !error.native.hasPrefix("08")
            guard isCertain else {
                return .failed(
                    DatabaseError(
                        .unavailable,
                        native: error.native,
                        details: "lost while committing",
                        isOutcomeUnknown: true
                    )
                )
            }
            return error.isLostRace ? .lostRace(error) : .failed(error)
        }
    }
}
