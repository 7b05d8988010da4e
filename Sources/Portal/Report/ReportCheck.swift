// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations
internal import Text

/// Turns what was typed into a report, or says what is wrong beside each field.
struct ReportCheck {
    static let mostWords = 50_000
    static let mostInField = 2_000

    private(set) var faults: [FormFault] = []
    private let t: Speaker

    init(_ t: Speaker) {
        self.t = t
    }

    mutating func report(_ typed: ReportForm, today: Day, site: SiteSettings?) -> NewReport? {
        let pictures = typed.pictures.compactMap { ActCode(code: $0) }
        let report = NewReport(
            channel: .webForm,
            language: t.language.rawValue,
            site: site?.id,
            // Where no box asks for words, none is told to shorten them.
            words: typed.isCare
                ? Text.clean(typed.words) : text(typed.words, FieldName.words, most: Self.mostWords),
            pictograms: ActCode.allCases.filter { pictures.contains($0) },
            occurred: occurrence(typed, today: today),
            place: typed.isCare ? Text.clean(typed.place) : text(typed.place, FieldName.place),
            whoDidIt: typed.isCare ? Text.clean(typed.who) : text(typed.who, FieldName.who),
            dangerNow: OpenAnswer(code: typed.danger) ?? .notAsked,
            mustNotSee: text(typed.mustNotSee, FieldName.mustNotSee),
            wantsOutside: typed.isOutside,
            open: OpenAnswers(
                place: open(typed.placeOpen, typed.place),
                whoDidIt: open(typed.whoOpen, typed.who),
                mustNotSee: open(typed.mustNotSeeOpen, typed.mustNotSee),
                mustNotDo: open(typed.neverOpen, typed.contact.never)
            ),
            contact: contact(typed.contact),
            isSensitive: typed.isCare || pictures.contains { $0.concernsChild || $0.isSexualViolence },
            files: typed.files.map(\.reference)
        )
        if report.isEmpty { faults.append(FormFault(field: FieldName.words, words: t(.errorsReportEmpty))) }
        return faults.isEmpty ? report : nil
    }

    mutating func contact(_ typed: ContactForm) -> WorkingContact {
        WorkingContact(
            // A question that was left open forbids nothing and allows nothing.
            mode: SafeContactMode(code: typed.mode) ?? .notSaid,
            reach: text(typed.reach, FieldName.reach),
            name: text(typed.name, FieldName.name),
            never: text(typed.never, FieldName.never)
        )
    }

    mutating func text(_ typed: String, _ field: String, most: Int = mostInField) -> String {
        let clean = Text.clean(typed)
        let count = Text.characterCount(clean)
        if count > most {
            faults.append(
                FormFault(
                    field: field,
                    words: t(.errorsTooLong, .number("written", count), .number("limit", most))
                )
            )
        }
        return clean
    }

    /// "I do not know" is an answer, unless words say more.
    private func open(_ answer: String, _ words: String) -> OpenAnswer {
        guard Text.clean(words).isEmpty, let answer = OpenAnswer(code: answer) else { return .notAsked }
        return [.unknown, .ratherNot].contains(answer) ? answer : .notAsked
    }

    private mutating func occurrence(_ typed: ReportForm, today: Day) -> Occurrence {
        let words = text(typed.whenWords, FieldName.whenWords)
        let parts = [typed.when.day, typed.when.month, typed.when.year].map {
            Text.asciiDigits(Text.clean($0))
        }
        guard parts.contains(where: { !$0.isEmpty }) else {
            return Occurrence(first: nil, precision: words.isEmpty ? .unknown : .approximate, words: words)
        }
        guard let (first, last, precision) = Self.days(parts) else {
            faults.append(FormFault(field: FieldName.when, words: t(.errorsWrongDate)))
            return .unknown
        }
        if first > today.adding(days: 1) {
            faults.append(FormFault(field: FieldName.when, words: t(.errorsDateInFuture)))
        }
        return Occurrence(first: first, last: last, precision: precision, words: words)
    }

    /// A year, a month of a year or a day; anything else is no date.
    private static func days(_ parts: [String]) -> (Day, Day?, Occurrence.Precision)? {
        let numbers = parts.map { Int($0) }
        guard zip(parts, numbers).allSatisfy({ $0.isEmpty || $1 != nil }), let year = numbers[2],
            (1900...9999).contains(year)
        else { return nil }
        guard let month = numbers[1] else {
            guard parts[0].isEmpty, let first = Day(year: year, month: 1, day: 1) else { return nil }
            return (first, Day(year: year, month: 12, day: 31), .year)
        }
        guard (1...12).contains(month) else { return nil }
        guard let day = numbers[0] else {
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            return (first, first.adding(days: Day.length(year: year, month: month) - 1), .month)
        }
        return Day(year: year, month: month, day: day).map { ($0, nil, .day) }
    }
}
