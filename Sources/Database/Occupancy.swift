// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Platform

/// Which threads are inside a transaction of one engine, so that a nested one is refused instead of waiting for ever.
package final class Occupancy: Sendable {
    private let threads = Monitor<Set<UInt>>([])

    package init() {}

    package func enter() throws(DatabaseError) {
        let isNew = threads.change { $0.insert(Self.thisThread).inserted }
        guard isNew else { throw DatabaseError(.misuse, details: "a transaction inside a transaction") }
    }

    package func leave() {
        _ = threads.change { $0.remove(Self.thisThread) }
    }

    private static var thisThread: UInt { UInt(pthread_self()) }
}
