// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Text

// Reading one field: the value, or nil with a sentence beside the field.
extension CaseForm {
    mutating func words(_ name: String, _ missing: String, limit: Int = 20_000) -> String {
        let typed = text(name)
        if typed.isEmpty { refuse(name, missing) }
        return limited(name, typed, limit)
    }

    mutating func optionalWords(_ name: String, limit: Int = 20_000) -> String {
        limited(name, text(name), limit)
    }

    private mutating func limited(_ name: String, _ typed: String, _ limit: Int) -> String {
        if typed.count > limit {
            refuse(name, "This is too long: \(typed.count) characters, and \(limit) fit. Shorten it.")
        }
        return typed
    }

    mutating func choice<T: Taxonomy>(_ name: String, _ type: T.Type, _ missing: String) -> T? {
        let found = T(code: text(name))
        if found == nil { refuse(name, missing) }
        return found
    }

    /// A whole number in the digits of any script.
    mutating func number(_ name: String, in range: ClosedRange<Int>, _ wrong: String) -> Int? {
        let digits = Text.asciiDigits(text(name)).filter { !$0.isWhitespace }
        guard let value = Int(digits), range.contains(value) else {
            refuse(name, wrong)
            return nil
        }
        return value
    }

    /// A whole number, or nothing typed for none.
    mutating func optionalNumber(_ name: String, in range: ClosedRange<Int>, _ wrong: String) -> Int {
        text(name).isEmpty ? 0 : number(name, in: range, wrong) ?? 0
    }

    mutating func record(_ name: String, _ missing: String) -> RecordID? {
        let id = RecordID(hex: text(name))
        if id == nil { refuse(name, missing) }
        return id
    }

    func typedDate(_ name: String, else stored: Day? = nil) -> DateField.Typed {
        let known = stored.map { (String($0.day), String($0.month), String($0.year)) }
        return DateField.Typed(
            day: text(name + "-day", else: known?.0 ?? ""),
            month: text(name + "-month", else: known?.1 ?? ""),
            year: text(name + "-year", else: known?.2 ?? ""),
            isNotKnown: isOn(name + "-unknown")
        )
    }

    /// A date as well as it is known: a year, a month, or a day; nothing at all is allowed.
    mutating func date(_ name: String) -> (first: Day?, last: Day?, precision: Occurrence.Precision) {
        let typed = typedDate(name)
        let parts = [typed.day, typed.month, typed.year].map { Text.asciiDigits($0) }
        guard !typed.isNotKnown, parts.contains(where: { !$0.isEmpty }) else { return (nil, nil, .unknown) }
        let numbers = parts.map { Int($0) }
        guard let year = numbers[2], (1900...2200).contains(year) else {
            refuse(name, "Write the year with four digits, such as 2026, or tick “Not known”.")
            return (nil, nil, .unknown)
        }
        if parts[0].isEmpty {
            let month = parts[1].isEmpty ? nil : numbers[1] ?? 0
            guard let first = Day(year: year, month: month ?? 1, day: 1) else {
                refuse(name, "The month is a number from 1 to 12.")
                return (nil, nil, .unknown)
            }
            let lastMonth = month ?? 12
            let last = Day(year: year, month: lastMonth, day: Day.length(year: year, month: lastMonth))
            return (first, last, month == nil ? .year : .month)
        }
        guard let month = numbers[1], let day = numbers[0],
            let first = Day(year: year, month: month, day: day)
        else {
            refuse(name, "There is no such day. Check the day and the month.")
            return (nil, nil, .unknown)
        }
        return (first, nil, .day)
    }

    /// A whole day that has come, or none typed for none.
    mutating func pastDay(_ name: String, today: Day) -> Day? {
        let (first, _, precision) = date(name)
        guard let first else { return nil }
        guard precision == .day, first <= today else {
            refuse(name, "Write the day, the month and the year of a day that has come.")
            return nil
        }
        return first
    }

    /// A day given as in 2026-06-30, after today and no more than three months away.
    mutating func dayAhead(_ name: String, from today: Day, _ missing: String) -> Day? {
        guard let day = Day(iso: text(name)), day > today, day.number - today.number < 92 else {
            refuse(name, missing)
            return nil
        }
        return day
    }
}
