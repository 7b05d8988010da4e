// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension ActCode {
    /// One bit a code, for sets of acts inside a summary.
    package var bit: UInt32 { 1 << UInt32(clamping: (ActCode.allCases.firstIndex(of: self) ?? 0)) }
}

/// The first words of a text, for lists.
package enum Excerpt {
    package static let length = 140

    package static func of(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard line.count > length else { return line }
        let cut = line.prefix(length)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
    }

    /// The same words in the same order give the same number, whatever the case and the spaces.
    package static func likeness(_ text: String) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        var letters = 0
        for scalar in text.lowercased().unicodeScalars where scalar.properties.isAlphabetic {
            hash = (hash ^ scalar.value) &* 16_777_619
            letters += 1
        }
        return letters < 20 ? 0 : max(1, hash)
    }
}

extension ReportState {
    /// The report's own clock until it is in a case: somebody says that it arrived (Domain 4.9).
    package func acknowledgeDue(_ context: SummaryContext) -> Instant? {
        guard let intake, acknowledgedAt == nil else { return nil }
        let clocks = Clocks(parameters: context.parameters, calendar: context.calendar(intake.site))
        let grade = ClockGrade.ungraded(
            acts: Set(intake.pictograms),
            isUrgent: intake.dangerNow == .yes,
            isSensitive: intake.isSensitive,
            since: intake.received
        )
        return clocks.due(.acknowledge, from: intake.received, grade: grade)
    }

    package func summary(_ context: SummaryContext) -> Summary {
        var summary = Summary(kind: .report)
        var figures = Figures(kind: .report)
        func flag(_ flag: Figures.Flags, _ condition: Bool) { if condition { figures.flags.insert(flag) } }
        flag(.urgent, intake?.dangerNow == .yes && !stage.isEnd)
        flag(.dangerNow, intake?.dangerNow == .yes)
        flag(.restricted, intake?.isSensitive ?? false)
        flag(.unread, isUnread)
        flag(.disagreed, disagreement != nil)
        flag(.setAside, asideUntil != nil && !isInDanger)
        flag(.medical, asksForCare && !stage.isEnd)
        flag(.acknowledged, acknowledgedAt != nil)
        flag(.hasFiles, !files.isEmpty)
        flag(.triaged, stage.isEnd)
        flag(.hasContact, !contactsLeft.isEmpty)
        flag(.contactWithdrawn, contactWithdrawnAt != nil && !contactsLeft.isEmpty)
        flag(.hasVoice, !voices.isEmpty)
        figures.stage = UInt8(clamping: stage.rawValue)
        if let intake {
            figures.channel = UInt8(clamping: intake.channel.rawValue)
            figures.acts = intake.pictograms.reduce(0) { $0 | $1.bit }
            figures.received = intake.received
            figures.likeness = Excerpt.likeness(intake.words)
            figures.occurred = intake.occurred.start(context.calendar(intake.site)) ?? figures.occurred
            if let site = intake.site { figures.site = site }
            summary.place = intake.place
            summary.excerpt = Excerpt.of(intake.words.isEmpty ? spoken : intake.words)
        }
        if let asideUntil { figures.postponedUntil = asideUntil }
        figures.touched = lastTouched
        figures.setDues(
            acknowledgeDue(context).map { [Due(clock: .acknowledge, at: $0)] } ?? []
        )
        summary.figures = figures
        summary.related = cases
        return summary
    }
}
