// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
import Synchronization

/// A store that works until it is told to fail.
package final class FailingEngine: Engine {
    package enum Failure: CaseIterable, Sendable {
        case writing, everything
    }

    private let engine: any Engine
    private let failure = Mutex<Failure?>(nil)

    package init(_ engine: any Engine) {
        self.engine = engine
    }

    package var dialect: Dialect { engine.dialect }

    package func fail(_ failure: Failure?) { self.failure.withLock { $0 = failure } }

    package func read<T>(_ body: (any Transaction) throws -> T) throws -> T {
        guard failure.withLock({ $0 }) != .everything else { throw DatabaseError(.unavailable) }
        return try engine.read(body)
    }

    @discardableResult
    package func write<T>(_ body: (any Transaction) throws -> T) throws -> T {
        guard failure.withLock({ $0 }) == nil else { throw DatabaseError(.full) }
        return try engine.write(body)
    }

    package func clean() throws -> Bool { try engine.clean() }

    package func close() { engine.close() }
}
