// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Lets so many callers work at once and so many wait; the next one is refused at once (Design 11 "Argon2id").
package final class BoundedSlots: Sendable {
    private struct Use {
        var running = 0
        /// The number of the next who comes, and of those who wait: whoever came first goes first.
        var next = 0
        var line: [Int] = []
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

    /// Throws `SlotsFull` without running the body, also when its turn has not come after `milliseconds`, or what the body throws.
    package func run<T>(within milliseconds: Int? = nil, _ body: () throws -> T) throws -> T {
        try enter(within: milliseconds)
        defer { use.change { $0.running -= 1 } }
        return try body()
    }

    /// How many wait for their turn.
    package var queued: Int { use.read { $0.line.count } }

    /// Whether the next caller would be refused.
    package var isFull: Bool { use.read { $0.running >= count && $0.line.count >= waiting } }

    private func admit(_ use: inout Use) -> Admission {
        if use.running < count, use.line.isEmpty {
            use.running += 1
            return .atOnce
        }
        guard use.line.count < waiting else { return .refused }
        use.next += 1
        use.line.append(use.next)
        return .later(use.next)
    }

    private func enter(within milliseconds: Int?) throws(SlotsFull) {
        let place: Int
        switch use.change({ admit(&$0) }) {
        case .atOnce: return
        case .refused: throw SlotsFull()
        case .later(let number): place = number
        }
        let isIn: Bool? = use.wait(milliseconds: milliseconds) { use in
            guard use.running < count, use.line.first == place else { return nil }
            use.running += 1
            use.line.removeFirst()
            return true
        }
        guard isIn == nil else { return }
        // Whoever goes away lets those behind them move up.
        use.change { use in use.line.removeAll { $0 == place } }
        throw SlotsFull()
    }
}

/// As many are working and waiting as may; try again later.
package struct SlotsFull: Error, Equatable, CustomStringConvertible {
    package init() {}

    package var description: String { "too many at once" }
}
