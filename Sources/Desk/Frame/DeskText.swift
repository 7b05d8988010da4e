// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTTP
internal import Domain
internal import HTML
internal import Text

/// Dates as the desk writes and reads them.
enum DeskText {
    static func day(_ instant: Instant, _ zone: String) -> String {
        DateText.day(epochMilliseconds: instant.milliseconds, zone: zone, "en", style: .withWeekday)
    }
}

extension DeskRequest {
    /// The three boxes of a date; nil when they are empty or no such day exists.
    func day(_ name: String) -> Day? {
        func part(_ end: String) -> Int? {
            let field = form.fields.first { $0.name == "\(name)-\(end)" }?.value ?? ""
            return Int(Text.asciiDigits(field).filter { !$0.isWhitespace })
        }
        guard let day = part("day"), let month = part("month"), let year = part("year"),
            (1900...2200).contains(year)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    func typedDate(_ name: String) -> DateField.Typed {
        func part(_ end: String) -> String {
            form.fields.first { $0.name == "\(name)-\(end)" }?.value ?? ""
        }
        return DateField.Typed(
            day: part("day"),
            month: part("month"),
            year: part("year"),
            isNotKnown: !part("unknown").isEmpty
        )
    }
}
