// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One promise of a case: its time, and whether it was kept or stands still (Domain 4.9).
package struct CaseClock: Hashable, Sendable {
    package let rule: ClockRule
    package let due: Instant
    package let metAt: Instant?
    package let pausedBecause: String?
    /// Two people signed that it is left undone, and why; it counts as kept and is shown apart (Domain 4.6).
    package let withheldBecause: String?

    package var isRunning: Bool { metAt == nil && pausedBecause == nil && withheldBecause == nil }
}

/// A time during which a promise of a case stood still, and why.
package struct CasePause: Hashable, Sendable {
    package let reason: String
    package let from: Instant
    package var to: Instant?
}

extension CaseState {
    package var actSet: Set<ActCode> { Set(acts) }

    /// Every clock of this case, kept and running, soonest first.
    package func clocks(_ context: SummaryContext) -> [CaseClock] {
        guard let opening else { return [] }
        let clocks = Clocks(parameters: context.parameters, calendar: context.calendar(opening.site))
        return starts(opening).compactMap { start in clock(start, clocks) }
            .sorted { ($0.due, $0.rule.rawValue) < ($1.due, $1.rule.rawValue) }
    }

    /// Until when the person may ask other people to look at a closed case again (Domain 2.4).
    package func reviewWindow(_ context: SummaryContext) -> Instant? {
        guard let opening, let closing, !reports.isEmpty else { return nil }
        return Clocks(parameters: context.parameters, calendar: context.calendar(opening.site))
            .reviewOpen(until: closing.at)
    }

    private struct Start {
        let rule: ClockRule
        let at: Instant?
        var met: Instant?
    }

    private func starts(_ opening: CaseOpening) -> [Start] {
        var found: [Start] = []
        // Promises to a person run where there is somebody to be answered.
        if !reports.isEmpty {
            found += [
                Start(rule: .acknowledge, at: opening.received, met: acknowledgedAt),
                Start(rule: .consult, at: opening.received, met: firstTalkAt),
                Start(rule: .interimAnswer, at: opening.received, met: firstAnsweredAt),
                // A case that is opened again has its time again.
                Start(rule: .substantiveAnswer, at: reopenedAt ?? acknowledgedAt, met: closing?.at),
            ]
        }
        if track == .heavy {
            found += [
                Start(rule: .protectionScreen, at: opening.received),
                Start(rule: .headquarters, at: opening.received),
                Start(rule: .credibility, at: opening.received, met: credibilityAt),
                Start(rule: .investigationStart, at: triggeredAt),
                Start(rule: .prosecutorNotice, at: credibleSince),
                Start(rule: .referral, at: verifiedSince), Start(rule: .rootCause, at: credibleSince),
            ]
        }
        if actSet.contains(.v24) && isUrgent {
            found.append(Start(rule: .childHeldAlarm, at: opening.received))
        }
        found += calls.filter { $0.review == nil }.map { Start(rule: .actNowAccount, at: $0.at) }
        found += disagreements.map { Start(rule: .reviewDecision, at: $0.at) }
        return found
    }

    private func clock(_ start: Start, _ clocks: Clocks) -> CaseClock? {
        guard let from = start.at, let due = clocks.due(start.rule, from: from, grade: clockGrade) else {
            return nil
        }
        let (moved, reason) = paused(start.rule, from: from, due: due)
        // A tick of an earlier time says nothing of what was promised since.
        let tick = start.rule.mayBeTicked ? clockTicks[start.rule]?.first { $0 >= from } : nil
        let withheld = clocksWithheld[start.rule].flatMap { $0.at >= from ? $0.reason : nil }
        return CaseClock(
            rule: start.rule,
            due: moved,
            metAt: start.met ?? tick,
            pausedBecause: reason,
            withheldBecause: withheld
        )
    }

    /// A pause moves the date by its length; one that begins after the promise was broken mends nothing (Domain 4.9).
    private func paused(
        _ rule: ClockRule,
        from start: Instant,
        due: Instant
    ) -> (due: Instant, because: String?) {
        guard rule.mayPause else { return (due, nil) }
        var due = due
        for pause in clockPauses[rule] ?? [] where max(pause.from, start) <= due {
            let from = max(pause.from, start)
            guard let to = pause.to else { return (due, pause.reason) }
            if to > from { due = due.adding(milliseconds: to.milliseconds(since: from)) }
        }
        return (due, nil)
    }

    /// The reporter wrote after the last answer, and nobody has said since that it arrived.
    package var isUnread: Bool {
        guard let heardAt else { return false }
        let settled = [answeredAt, closing?.at, seenAt].compactMap { $0 }.max()
        return settled.map { heardAt > $0 } ?? true
    }

    package func summary(_ context: SummaryContext) -> Summary {
        var summary = Summary(kind: .caseFile)
        var figures = Figures(kind: .caseFile)
        func flag(_ flag: Figures.Flags, _ condition: Bool) { if condition { figures.flags.insert(flag) } }
        flag(.urgent, isUrgent && !isClosed)
        flag(.restricted, isRestricted)
        flag(.unread, isUnread)
        flag(.disagreed, disagreedAt != nil)
        flag(.grouped, group != nil)
        flag(.awaitsSecond, proposal?.needsHeadquarters ?? false)
        flag(.awaitsReviewer, proposal.map { !$0.needsHeadquarters } ?? false)
        flag(.awaitsOutside, recusals.contains { $0.confirmedAt == nil })
        flag(.heavy, track == .heavy)
        flag(.closed, isClosed)
        flag(.acknowledged, acknowledgedAt != nil)
        flag(.hasFiles, !files.isEmpty)
        flag(.callAwaitsReview, hasCallToReview)
        flag(.handedOver, handed != nil && !isClosed)
        flag(.medical, asksForCare && !isClosed)
        figures.stage = UInt8(clamping: stage.rawValue)
        figures.severity = UInt8(clamping: assessment?.severity ?? 0)
        figures.scale = UInt8(clamping: assessment?.scale ?? 0)
        figures.scope = UInt8(clamping: assessment?.scope ?? 0)
        figures.irremediability = UInt8(clamping: assessment?.irremediability ?? 0)
        figures.channel = UInt8(clamping: opening?.channel.rawValue ?? 0)
        figures.credibility = UInt8(clamping: credibility.rawValue)
        figures.outcome = UInt8(clamping: closing?.closing.outcome.rawValue ?? 0)
        figures.acts = acts.reduce(0) { $0 | $1.bit }
        figures.homes = UInt32(clamping: group?.homes ?? 0)
        figures.received = opening?.received ?? lastTouched
        figures.touched = lastTouched
        if let postponed {
            figures.postponedUntil = postponed.until
            figures.postponedAt = postponed.at
        }
        if let opening {
            figures.site = opening.site
            figures.occurred = facts.occurred.start(context.calendar(opening.site)) ?? figures.occurred
        }
        if let asker { figures.asker = asker }
        if let lead { figures.lead = lead }
        figures.setDues(dues(context))
        summary.figures = figures
        summary.code = opening?.code ?? ""
        summary.title = facts.title
        summary.place = facts.place
        summary.excerpt = Excerpt.of(facts.what)
        summary.related = reports
        if case .member(let member)? = handed?.by { summary.handedBy = member }
        summary.handedWords = handed?.words ?? ""
        return summary
    }

    /// Every promise that runs; a closed case owes the second look at a call, and a review that was asked for.
    package func dues(_ context: SummaryContext) -> [Due] {
        clocks(context).filter { clock in
            guard clock.isRunning else { return false }
            return !isClosed || clock.rule == .reviewDecision || clock.rule == .actNowAccount
        }
        .map { Due(clock: $0.rule, at: $0.due) }
    }

    /// Whose proposal or call waits for somebody else.
    private var asker: MemberID? {
        let author = proposal?.by ?? calls.first { $0.review == nil }?.by
        guard case .member(let member)? = author else { return nil }
        return member
    }
}
