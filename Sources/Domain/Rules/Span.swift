// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A length of time as rules state it; days are 24 hours, months are the calendar's.
package enum Span: Hashable, Sendable {
    case minutes(Int)
    case hours(Int)
    case days(Int)
    case months(Int)

    package func end(from start: Instant, in calendar: SiteCalendar) -> Instant {
        switch self {
        case .minutes(let count): start.adding(minutes: count)
        case .hours(let count): start.adding(hours: count)
        case .days(let count): start.adding(days: count)
        case .months(let count): calendar.adding(months: count, to: start)
        }
    }
}
