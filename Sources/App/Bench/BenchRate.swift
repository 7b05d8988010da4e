// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
internal import Synchronization

/// How often something was done by so many at once, and how long one took.
struct BenchRate {
    let clients: Int
    let done: Int
    let errors: Int
    let milliseconds: Int64
    /// In milliseconds, sorted.
    let each: [Double]

    var perSecond: Double { Double(done) * 1000 / Double(max(1, milliseconds)) }

    func percentile(_ percent: Int) -> Double {
        each.isEmpty ? 0 : each[min(each.count - 1, each.count * percent / 100)]
    }

    /// Does it `count` times in all; the body gets the number of its turn and says whether it went well.
    static func measure(
        clients: Int,
        count: Int,
        _ body: @escaping @Sendable (Int) -> Bool
    ) -> BenchRate {
        let began = monotonicMilliseconds()
        let workers = Workers()
        let state = BenchTurns(count)
        for client in 0..<clients {
            workers.spawn("bench-\(client)", stackSize: 1 << 20) {
                var times: [Double] = []
                var errors = 0
                while let turn = state.take() {
                    let start = ContinuousClock.now
                    if !body(turn) { errors += 1 }
                    let took = ContinuousClock.now - start
                    times.append(
                        Double(took.components.attoseconds) / 1e15 + Double(took.components.seconds) * 1000
                    )
                }
                state.add(times, errors)
            }
        }
        workers.joinAll()
        let (each, errors) = state.results
        return BenchRate(
            clients: clients,
            done: count - errors,
            errors: errors,
            milliseconds: monotonicMilliseconds() - began,
            each: each.sorted()
        )
    }
}

/// The turns that are left, and what those taken gave.
private final class BenchTurns: Sendable {
    private struct State {
        var next = 0
        var each: [Double] = []
        var errors = 0
    }
    private let count: Int
    private let state = Mutex(State())

    init(_ count: Int) { self.count = count }

    func take() -> Int? {
        state.withLock { state in
            guard state.next < count else { return nil }
            state.next += 1
            return state.next
        }
    }

    func add(_ times: [Double], _ errors: Int) {
        state.withLock { state in
            state.each += times
            state.errors += errors
        }
    }

    var results: (each: [Double], errors: Int) { state.withLock { ($0.each, $0.errors) } }
}
