// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import Synchronization

/// The one thread that writes: it takes all who wait, runs them in one transaction, syncs once and wakes them.
final class SQLiteWriter: Sendable {
    private struct Queue {
        var waiting: [SQLiteRequest] = []
        var isClosed = false
    }

    /// How many requests share a commit at most, and how long the first may wait for the others.
    private static let batchLimit = 512
    private static let batchMilliseconds: Int64 = 20

    private let queue = Monitor(Queue())
    private let connection: SQLiteConnection
    private let committed = Atomic<Int>(0)

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// The commits so far, each of one or many requests.
    var commits: Int { committed.load(ordering: .relaxed) }

    var waiting: Int { queue.read { $0.waiting.count } }

    /// Waits until the request is done; a closed writer takes none.
    func submit(_ request: SQLiteRequest) throws {
        let isTaken = queue.change { queue in
            if !queue.isClosed { queue.waiting.append(request) }
            return !queue.isClosed
        }
        if !isTaken {
            request.fail(DatabaseError(.unavailable, details: "closed"))
            request.finish()
        }
        try request.outcome()
    }

    /// What waits is still done.
    func close() {
        queue.change { $0.isClosed = true }
    }

    /// The thread's life: until it is closed and nothing waits.
    func work() {
        while let batch = next() {
            commit(batch.filter { $0.kind == .write })
            for request in batch where request.kind != .write {
                request.run(on: connection)
                request.finish()
            }
        }
    }

    private func next() -> [SQLiteRequest]? {
        let batch = queue.wait { queue -> [SQLiteRequest]? in
            if queue.waiting.isEmpty { return queue.isClosed ? [] : nil }
            let batch = Array(queue.waiting.prefix(Self.batchLimit))
            queue.waiting.removeFirst(batch.count)
            return batch
        }
        guard let batch, !batch.isEmpty else { return nil }
        return batch
    }

    private func commit(_ batch: [SQLiteRequest]) {
        guard !batch.isEmpty else { return }
        var rest = batch[...]
        while !rest.isEmpty { rest = rest.dropFirst(commitSome(rest)) }
    }

    /// One transaction for as many of the batch as there is time for; returns how many those were.
    private func commitSome(_ batch: ArraySlice<SQLiteRequest>) -> Int {
        let deadline = monotonicMilliseconds() + Self.batchMilliseconds
        var taken: [SQLiteRequest] = []
        do throws(DatabaseError) {
            try connection.perform("BEGIN IMMEDIATE")
            for request in batch {
                taken.append(request)
                if batch.count == 1 {
                    request.run(on: connection)
                } else {
                    try runApart(request)
                }
                if monotonicMilliseconds() >= deadline { break }
            }
            if taken.allSatisfy(\.hasFailed) {
                rollBack()
            } else {
                try connection.perform("COMMIT")
                committed.add(1, ordering: .relaxed)
            }
            for request in taken { request.finish() }
            return taken.count
        } catch {
            rollBack()
            let lost = taken.isEmpty ? Array(batch) : taken
            settle(lost, after: error)
            return lost.count
        }
    }

    /// A savepoint each, so that one that fails takes back only its own changes.
    private func runApart(_ request: SQLiteRequest) throws(DatabaseError) {
        try connection.perform("SAVEPOINT request")
        request.run(on: connection)
        guard connection.isInTransaction else { throw DatabaseError(.conflict, details: "batch lost") }
        if request.hasFailed { try connection.perform("ROLLBACK TO request") }
        try connection.perform("RELEASE request")
    }

    private func rollBack() {
        if connection.isInTransaction { try? connection.perform("ROLLBACK") }
    }

    /// Nothing of the batch was kept.
    ///
    /// If one request can be at fault, each gets a transaction of its own; if the disk or
    /// the file is, everybody is told.
    private func settle(_ requests: [SQLiteRequest], after error: DatabaseError) {
        let isSomeonesFault =
            switch error.code {
            case .unique, .foreignKey, .constraint, .conflict: true
            default: false
            }
        if isSomeonesFault && requests.count > 1 {
            for request in requests { _ = commitSome([request]) }
            return
        }
        for request in requests {
            if !request.hasFailed { request.fail(error) }
            request.finish()
        }
    }
}
