// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// A body on its way to the writer's thread and its outcome on the way back.
///
/// Sendable by proof: the caller makes it and then only waits; between `take` and `finish` it is the writer's.
final class SQLiteRequest: @unchecked Sendable {
    enum Kind { case read, write, maintain }

    let kind: Kind
    private var body: ((SQLiteConnection) throws -> Void)?
    private var failure: (any Error)?
    private let isDone = Monitor(false)

    init(_ kind: Kind, _ body: @escaping (SQLiteConnection) throws -> Void) {
        self.kind = kind
        self.body = body
    }

    var hasFailed: Bool { failure != nil }

    /// Runs the body, which may happen again if the transaction around it was lost.
    func run(on connection: SQLiteConnection) {
        failure = nil
        do {
            try body?(connection)
        } catch {
            failure = error
        }
    }

    func fail(_ error: any Error) {
        failure = error
    }

    /// Lets go of the body first: it belongs to the caller, who goes on at once.
    func finish() {
        body = nil
        isDone.change { $0 = true }
    }

    /// Called by the caller: returns when the outcome is certain.
    func outcome() throws {
        _ = isDone.wait { $0 ? true : nil }
        if let failure { throw failure }
    }
}
