// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How today's page weighs its candidates (Domain 4.13, D2).
struct TodayChooser {
    let now: Instant
    let today: Day
    let calendar: SiteCalendar

    func qualifies<Subject>(_ candidate: TodayCandidate<Subject>) -> Bool {
        if isAsleep(candidate) { return false }
        switch candidate.kind {
        case .promise, .protectionCheck:
            guard let due = candidate.due else { return candidate.isUrgent }
            return candidate.isUrgent || calendar.day(due).number <= today.number + 1
        default:
            return true
        }
    }

    /// "Not now" is said of one's own work: it silences no signature asked of others, no doubt about the records,
    /// and no promise of safety that was broken after it.
    private func isAsleep<Subject>(_ candidate: TodayCandidate<Subject>) -> Bool {
        guard let until = candidate.snoozedUntil, until > now else { return false }
        switch candidate.kind {
        case .consentWithdrawn, .signature, .review, .integrity: return false
        case .protectionCheck:
            guard let due = candidate.due, let said = candidate.snoozedAt else { return true }
            return due <= said || due > now
        case .callForHelp, .newReport, .theyWrote, .promise, .handedOver, .caseWork: return true
        }
    }

    /// Several reasons for one subject take one line.
    func item<Subject>(_ all: [TodayCandidate<Subject>]) -> TodayItem<Subject> {
        let all = all.sorted { ($0.kind.rawValue, $0.received) < ($1.kind.rawValue, $1.received) }
        let severity = all.compactMap(\.severity).max()
        let provisional = all.map(\.provisional).max() ?? ProvisionalSeverity.ungraded
        let nextLoss = all.compactMap(\.nextLoss).min()
        let isUrgent = all.contains { $0.isUrgent || $0.kind == .callForHelp }
        var why: [TodayWhy] = isUrgent ? [.danger] : []
        // Danger is said once, and by no date: what is due is only that somebody is told of its arrival.
        why += all.filter { $0.kind != .callForHelp }.map(reason)
        if let severity {
            if severity.isGrave { why.append(.grave(severity)) }
        } else if provisional.isGrave, !isUrgent {
            why.append(.maybeGrave(provisional))
        }
        if let nextLoss, nextLoss > now {
            why.append(.careLost(hours: Int(nextLoss.milliseconds(since: now) / 3_600_000)))
        }
        // invariant: a group made by subject has at least one member
        let first = all[0]
        return TodayItem(
            subject: first.subject,
            kinds: all.map(\.kind),
            severity: severity,
            provisional: provisional,
            isUrgent: isUrgent,
            nextLoss: nextLoss,
            due: all.compactMap(\.due).min(),
            received: all.map(\.received).min() ?? first.received,
            why: unique(why),
            raisesAlarm: all.contains { rings($0) && ($0.lastShownDay.map { $0 < today } ?? true) }
        )
    }

    /// Danger first, work without a date last; between them severity, care that is being lost, date, age.
    func precedes<Subject>(_ left: TodayItem<Subject>, _ right: TodayItem<Subject>) -> Bool {
        if left.isUrgent != right.isUrgent { return left.isUrgent }
        let leftFills = left.kinds.allSatisfy { $0 == .caseWork }
        let rightFills = right.kinds.allSatisfy { $0 == .caseWork }
        if leftFills != rightFills { return rightFills }
        let leftSeverity = left.severity ?? left.provisional
        let rightSeverity = right.severity ?? right.provisional
        if leftSeverity != rightSeverity { return leftSeverity > rightSeverity }
        if left.nextLoss != right.nextLoss {
            guard let leftLoss = left.nextLoss else { return false }
            guard let rightLoss = right.nextLoss else { return true }
            return leftLoss < rightLoss
        }
        if left.due != right.due {
            guard let leftDue = left.due else { return false }
            guard let rightDue = right.due else { return true }
            return leftDue < rightDue
        }
        if left.received != right.received { return left.received < right.received }
        return left.subject < right.subject
    }

    private func reason<Subject>(_ candidate: TodayCandidate<Subject>) -> TodayWhy {
        guard let due = candidate.due else { return .waiting(candidate.kind) }
        if due < now {
            return .overdue(candidate.kind, days: Int(now.milliseconds(since: due) / 86_400_000))
        }
        let day = calendar.day(due)
        if day == today { return .dueToday(candidate.kind) }
        return day.number == today.number + 1 ? .dueTomorrow(candidate.kind) : .waiting(candidate.kind)
    }

    private func rings<Subject>(_ candidate: TodayCandidate<Subject>) -> Bool {
        if candidate.isUrgent { return true }
        switch candidate.kind {
        case .callForHelp, .consentWithdrawn, .integrity: return true
        case .caseWork: return false
        default: return candidate.due.map { $0 < now } ?? false
        }
    }

    private func unique(_ reasons: [TodayWhy]) -> [TodayWhy] {
        var seen: Set<TodayWhy> = []
        return reasons.filter { seen.insert($0).inserted }
    }
}
