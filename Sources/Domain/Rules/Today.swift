// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why something could stand on today's page.
package enum TodayKind: Int, Taxonomy {
    case callForHelp = 1
    case protectionCheck, consentWithdrawn, newReport, theyWrote, promise, signature, handedOver, review
    case integrity, caseWork

    package var term: Term {
        switch self {
        case .callForHelp: Term("call-for-help", "somebody is in danger")
        case .protectionCheck: Term("protection-check", "check on somebody")
        case .consentWithdrawn: Term("consent-withdrawn", "somebody said no")
        case .newReport: Term("new-report", "new report")
        case .theyWrote: Term("they-wrote", "the person wrote again")
        case .promise: Term("promise", "a promised date")
        case .signature: Term("signature", "your signature is needed")
        case .handedOver: Term("handed-over", "handed over to you")
        case .review: Term("review", "the person does not agree")
        case .integrity: Term("integrity", "something in the records does not fit")
        case .caseWork: Term("case-work", "next in the queue")
        }
    }
}

/// One thing that may ask for somebody's day; several may concern one subject.
package struct TodayCandidate<Subject: Comparable & Hashable & Sendable>: Hashable, Sendable {
    package var kind: TodayKind
    package var subject: Subject
    /// As somebody graded it.
    package var severity: Severity?
    /// What it counts as while nobody has graded it.
    package var provisional: Severity
    package var isUrgent: Bool
    /// When care for a survivor is lost, where hours count.
    package var nextLoss: Instant?
    package var due: Instant?
    package var received: Instant
    package var snoozedUntil: Instant?
    /// When "not now" was said: what breaks after that was not meant by it.
    package var snoozedAt: Instant?
    /// The day on which it last raised its alarm.
    package var lastShownDay: Day?

    package init(
        kind: TodayKind,
        subject: Subject,
        severity: Severity?,
        provisional: Severity = ProvisionalSeverity.ungraded,
        isUrgent: Bool = false,
        nextLoss: Instant? = nil,
        due: Instant? = nil,
        received: Instant,
        snoozedUntil: Instant? = nil,
        snoozedAt: Instant? = nil,
        lastShownDay: Day? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.severity = severity
        self.provisional = provisional
        self.isUrgent = isUrgent
        self.nextLoss = nextLoss
        self.due = due
        self.received = received
        self.snoozedUntil = snoozedUntil
        self.snoozedAt = snoozedAt
        self.lastShownDay = lastShownDay
    }
}

/// The reason shown beside a thing on today's page.
package enum TodayWhy: Hashable, Sendable {
    case danger
    case grave(Severity)
    /// Nobody graded it, and what was said would make it so.
    case maybeGrave(Severity)
    case careLost(hours: Int)
    case overdue(TodayKind, days: Int)
    case dueToday(TodayKind)
    case dueTomorrow(TodayKind)
    case waiting(TodayKind)
}

/// One line of today's page, with all that concerns its subject.
package struct TodayItem<Subject: Comparable & Hashable & Sendable>: Hashable, Sendable {
    package let subject: Subject
    package let kinds: [TodayKind]
    package let severity: Severity?
    package let provisional: Severity
    package let isUrgent: Bool
    package let nextLoss: Instant?
    package let due: Instant?
    package let received: Instant
    package let why: [TodayWhy]
    /// Whether it may ring today; it stays listed after it has.
    package let raisesAlarm: Bool
}

/// At most ten things for one person's day, each with why (Domain 4.13).
package struct TodaySelection<Subject: Comparable & Hashable & Sendable>: Hashable, Sendable {
    package let items: [TodayItem<Subject>]
    /// How many more qualify; they wait, nothing is lost.
    package let remaining: Int

    package init(
        from candidates: [TodayCandidate<Subject>],
        now: Instant,
        calendar: SiteCalendar = .utc,
        limit: Int = 10
    ) {
        let chooser = TodayChooser(now: now, today: calendar.day(now), calendar: calendar)
        let awake = candidates.filter { chooser.qualifies($0) }
        let grouped = Dictionary(grouping: awake, by: \.subject)
        let sorted = grouped.values.map { chooser.item($0) }.sorted { chooser.precedes($0, $1) }
        self.items = Array(sorted.prefix(max(0, limit)))
        self.remaining = sorted.count - items.count
    }
}
