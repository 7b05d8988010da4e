// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A moment in milliseconds since 1970-01-01 00:00 UTC.
package struct Instant: Comparable, Hashable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    /// N days are N x 24 hours, whatever the calendar says (Domain 4.9).
    package func adding(days: Int) -> Instant { adding(hours: days * 24) }
    package func adding(hours: Int) -> Instant { adding(minutes: hours * 60) }
    package func adding(minutes: Int) -> Instant { adding(milliseconds: Int64(minutes) * 60_000) }

    package func adding(milliseconds: Int64) -> Instant {
        Instant(milliseconds: self.milliseconds &+ milliseconds)
    }

    package func milliseconds(since earlier: Instant) -> Int64 { milliseconds &- earlier.milliseconds }

    /// The UTC day this moment falls on: the only precision that a time in the clear may have.
    package var day: Day {
        let day = milliseconds / 86_400_000
        return Day(number: Int(milliseconds < 0 && milliseconds % 86_400_000 != 0 ? day - 1 : day))
    }
}

/// Where the time comes from; tests and demonstrations bring their own.
package protocol Clock: Sendable {
    var now: Instant { get }
}
