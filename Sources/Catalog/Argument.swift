// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Text

/// A value to put in place of a `{name}`; numbers and dates are written as the reader writes them.
package struct Argument: Sendable {
    enum Value: Sendable {
        case text(String)
        case number(Int)
        case day(year: Int, month: Int, day: Int)
        case date(Int64, zone: String)
        case dateTime(Int64, zone: String)
    }

    let name: StaticString
    let value: Value

    /// Words from outside, shown as they are.
    package static func text(_ name: StaticString, _ text: String) -> Argument {
        Argument(name: name, value: .text(text))
    }

    package static func number(_ name: StaticString, _ number: Int) -> Argument {
        Argument(name: name, value: .number(number))
    }

    /// The number that decides the plural form; it is put in place of `{count}`.
    package static func count(_ count: Int) -> Argument {
        Argument(name: "count", value: .number(count))
    }

    package static func day(_ name: StaticString, _ year: Int, _ month: Int, _ day: Int) -> Argument {
        Argument(name: name, value: .day(year: year, month: month, day: day))
    }

    /// The day that a moment falls on in a place.
    package static func date(_ name: StaticString, epochMilliseconds: Int64, zone: String) -> Argument {
        Argument(name: name, value: .date(epochMilliseconds, zone: zone))
    }

    package static func dateTime(_ name: StaticString, epochMilliseconds: Int64, zone: String) -> Argument {
        Argument(name: name, value: .dateTime(epochMilliseconds, zone: zone))
    }

    func written(in language: Language) -> String {
        let locale = language.rawValue
        return switch value {
        case .text(let text): text
        case .number(let number): NumberText.integer(number, locale)
        case .day(let year, let month, let day): DateText.day(year, month, day, locale)
        case .date(let moment, let zone): DateText.day(epochMilliseconds: moment, zone: zone, locale)
        case .dateTime(let moment, let zone): DateText.dateTime(epochMilliseconds: moment, zone: zone, locale)
        }
    }
}
