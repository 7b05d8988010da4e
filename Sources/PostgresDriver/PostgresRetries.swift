// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// How long a transaction tries again: a few lost races, and lost connections until patience ends.
struct PostgresRetries {
    private static let raceLimit = 10
    private let deadline: Int64
    private var races = 0
    private var losses = 0

    init(patience: Int) {
        deadline = monotonicMilliseconds() + Int64(patience)
    }

    /// Milliseconds to wait before the next try after a lost race; nil when it is enough.
    mutating func afterRace() -> Int? {
        races += 1
        guard races < Self.raceLimit else { return nil }
        return Int.random(in: 1...(4 << min(races, 6)))
    }

    /// The same after a lost connection: at once the first time, then ever slower.
    mutating func afterLoss() -> Int? {
        losses += 1
        guard monotonicMilliseconds() < deadline else { return nil }
        return losses == 1 ? 0 : min(25 << min(losses, 6), 1_000)
    }
}
