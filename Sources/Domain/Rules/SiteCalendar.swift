// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What day it is at a site; the shell fills it from the time-zone data, rules only ask.
package struct SiteCalendar: Sendable {
    package let day: @Sendable (Instant) -> Day
    package let start: @Sendable (Day) -> Instant

    package init(day: @escaping @Sendable (Instant) -> Day, start: @escaping @Sendable (Day) -> Instant) {
        self.day = day
        self.start = start
    }

    /// Days and midnights by UTC, where a site has no zone yet.
    package static let utc = SiteCalendar(day: { $0.day }, start: { $0.start })

    /// The same clock time, so many months later, on the last day of a shorter month.
    package func adding(months: Int, to instant: Instant) -> Instant {
        let from = day(instant)
        let sinceMidnight = instant.milliseconds(since: start(from))
        return Instant(milliseconds: start(from.adding(months: months)).milliseconds + sinceMidnight)
    }
}

extension Day {
    package func adding(months: Int) -> Day {
        let index = year * 12 + (month - 1) + months
        let monthIndex = ((index % 12) + 12) % 12
        let targetYear = (index - monthIndex) / 12
        let last = Day.length(year: targetYear, month: monthIndex + 1)
        return Day(year: targetYear, month: monthIndex + 1, day: min(day, last)) ?? self
    }
}
