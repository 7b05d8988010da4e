// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A date and a time as a wall clock in some place shows them.
package struct CivilTime: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int

    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// Whether the calendar and the clock have such a moment; years before the calendar was reformed are not taken.
    package var isReal: Bool {
        (1600...9999).contains(year) && (1...12).contains(month) && (0...23).contains(hour)
            && (0...59).contains(minute) && day >= 1 && day <= CivilTime.days(inMonth: month, of: year)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Milliseconds since 1970 as if the clock hung in Greenwich; nothing is checked.
    var millisecondsAtGreenwich: Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = Int64(era) * 146_097 + Int64(dayOfEra) - 719_468
        return (days * 1440 + Int64(hour * 60 + minute)) * 60_000
    }

    init(millisecondsAtGreenwich milliseconds: Int64) {
        let minutes = CivilTime.floored(milliseconds, 60_000)
        let days = CivilTime.floored(minutes, 1440)
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = Int(minutes - days * 1440) / 60
        minute = Int(minutes - days * 1440) % 60
    }

    private static func floored(_ value: Int64, _ step: Int64) -> Int64 {
        let quotient = value / step
        return value % step < 0 ? quotient - 1 : quotient
    }
}
