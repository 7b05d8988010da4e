// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Dates and times as readers of a language write them, in the place's own time.
package enum DateText {
    package enum Style: String, Sendable {
        case long = "yMMMMd"
        case short = "yMMMd"
        case withWeekday = "yMMMMEEEEd"
        case month = "yMMMM"
    }

    package static func day(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ locale: String,
        style: Style = .long
    ) -> String {
        let moment = CivilTime(year: year, month: month, day: day, hour: 12).millisecondsAtGreenwich
        return DateFormats.shared.text(moment, zone: "UTC", locale, skeleton: style.rawValue)
    }

    /// The day that a moment falls on in a place.
    package static func day(
        epochMilliseconds: Int64,
        zone: String,
        _ locale: String,
        style: Style = .long
    ) -> String {
        DateFormats.shared.text(epochMilliseconds, zone: zone, locale, skeleton: style.rawValue)
    }

    package static func dateTime(
        epochMilliseconds: Int64,
        zone: String,
        _ locale: String,
        style: Style = .long
    ) -> String {
        DateFormats.shared.text(epochMilliseconds, zone: zone, locale, skeleton: style.rawValue + "Hm")
    }

    package static func time(epochMilliseconds: Int64, zone: String, _ locale: String) -> String {
        DateFormats.shared.text(epochMilliseconds, zone: zone, locale, skeleton: "Hm")
    }

    package static func civil(epochMilliseconds: Int64, zone: String) -> CivilTime {
        let offset = TimeZones.offset(zone, epochMilliseconds, isLocal: false)
        return CivilTime(millisecondsAtGreenwich: epochMilliseconds + offset)
    }

    /// The moment of a wall clock's reading; nil when there is no such date or time.
    ///
    /// A reading that came twice is its first; one that was skipped counts as if the clock had not been moved.
    package static func epoch(_ time: CivilTime, zone: String) -> Int64? {
        guard time.isReal else { return nil }
        let local = time.millisecondsAtGreenwich
        return local - TimeZones.offset(zone, local, isLocal: true)
    }
}
