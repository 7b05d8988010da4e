// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Lets so many callers work at once and so many wait; the next one is refused at once (Design 11 "Argon2id").
package final class BoundedSlots: Sendable {
    private struct Use {
        var running = 0
        /// The number of the next who comes, and of the next whose turn it is: whoever came first goes first.
        var next = 0
        var turn = 0
        var waiting: Int { next - turn }
    }

    private enum Admission {
        case atOnce, refused
        case later(Int)
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

    /// How many wait for their turn.
    package var queued: Int { use.read { $0.waiting } }

    /// Whether the next caller would be refused.
    package var isFull: Bool { use.read { $0.running >= count && $0.waiting >= waiting } }

    private func admit(_ use: inout Use) -> Admission {
        if use.running < count, use.waiting == 0 {
            use.running += 1
            return .atOnce
        }
        guard use.waiting < waiting else { return .refused }
        use.next += 1
        return .later(use.next - 1)
    }

    private func enter() throws(SlotsFull) {
        let place: Int
        switch use.change({ admit(&$0) }) {
        case .atOnce: return
        case .refused: throw SlotsFull()
        case .later(let number): place = number
        }
        _ = use.wait { use -> Bool? in
            guard use.running < count, use.turn == place else { return nil }
            use.running += 1
            use.turn += 1
            return true
        }
    }
}

/// As many are working and waiting as may; try again later.
package struct SlotsFull: Error, Equatable, CustomStringConvertible {
    package init() {}

    package var description: String { "too many at once" }
}
