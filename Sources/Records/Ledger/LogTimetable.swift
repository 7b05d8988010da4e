// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// When batches are closed, and how many leaves one has: what is seen from outside never depends on what came in.
package struct LogTimetable: Sendable, Equatable {
    /// Leaves a batch; one that has more to hold takes a multiple.
    package let batch: Int
    package let seconds: Int
    /// The hour of the day, in UTC, where a turn lasts a day.
    package let hour: Int

    /// A tile a day: what was published once is never fetched again.
    package static let daily = LogTimetable(batch: 256, seconds: 86_400, hour: 2)
    /// Short enough to be watched.
    package static let demonstration = LogTimetable(batch: 16, seconds: 20, hour: 0)

    package init(batch: Int, seconds: Int, hour: Int) {
        self.batch = max(1, batch)
        self.seconds = max(1, seconds)
        self.hour = hour
    }

    /// The turn that a moment lies in; a batch is due when the last one belongs to an earlier turn.
    package func turn(at now: Instant) -> Int64 {
        let seconds = (now.milliseconds - offset).quotientDown(by: 1000)
        return seconds.quotientDown(by: Int64(self.seconds))
    }

    /// Whether a batch of that turn is the one that is due now.
    ///
    /// Another node's clock may be a turn ahead; what lies further ahead was closed under a wrong clock.
    package static func isDone(_ closed: Int64, at turn: Int64) -> Bool {
        closed == turn || closed == turn + 1
    }

    /// The day by which what is accepted at that moment stands in a checkpoint: that of the next turn that is not closed,
    /// and one more, so that an hour without power or a clock that was ahead breaks no promise.
    package func promised(at now: Instant, closed: Int64?) -> Day {
        let turn = turn(at: now)
        let next = closed.map { LogTimetable.isDone($0, at: turn) ? max($0, turn) : turn } ?? turn
        return Instant(milliseconds: (next + 1) * Int64(seconds) * 1000 + offset).day.adding(days: 1)
    }

    private var offset: Int64 { Int64(hour) * 3_600_000 }
}

extension Int64 {
    fileprivate func quotientDown(by divisor: Int64) -> Int64 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}
