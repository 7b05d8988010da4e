// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Lets so many callers work at once and so many wait; the next one is refused at once (Design 11 "Argon2id").
package final class BoundedSlots: Sendable {
    private struct Use {
        var running = 0
        var waiting = 0
    }

    private let count: Int
    private let waiting: Int
    private let use = Monitor(Use())

    package init(count: Int, waiting: Int) {
        precondition(count > 0 && waiting >= 0)
        self.count = count
        self.waiting = waiting
    }

    /// Throws `SlotsFull` without running the body, or what the body throws.
    package func run<T>(_ body: () throws -> T) throws -> T {
        try enter()
        defer { use.change { $0.running -= 1 } }
        return try body()
    }

    /// Whether the next caller would be refused.
    package var isFull: Bool { use.read { $0.running >= count && $0.waiting >= waiting } }

    private func enter() throws(SlotsFull) {
        let admitted = use.change { use -> Bool? in
            if use.running < count {
                use.running += 1
                return true
            }
            if use.waiting < waiting {
                use.waiting += 1
                return nil
            }
            return false
        }
        if admitted == false { throw SlotsFull() }
        if admitted == true { return }
        _ = use.wait { use -> Bool? in
            guard use.running < count else { return nil }
            use.running += 1
            use.waiting -= 1
            return true
        }
    }
}

/// As many are working and waiting as may; try again later.
package struct SlotsFull: Error, Equatable, CustomStringConvertible {
    package init() {}

    package var description: String { "too many at once" }
}
