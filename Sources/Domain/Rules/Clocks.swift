// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The severity that clocks go by, and since when at least each severity up to it was known (Domain 4.9).
package struct ClockGrade: Hashable, Sendable {
    package var severity: Severity
    private var known: [Severity: Instant] = [:]

    /// Known from the start up to `previous`, and above it since that moment.
    package init(severity: Severity, since: Instant, previous: Severity = ProvisionalSeverity.ungraded) {
        self.severity = severity
        for step in Severity.allCases where step > previous && step <= severity { known[step] = since }
        for step in Severity.allCases where step <= previous { known[step] = Instant(milliseconds: 0) }
    }

    /// Nobody graded it: the middle band, or the grave one as soon as danger or a grave act is known.
    package static func ungraded(
        acts: Set<ActCode>,
        isUrgent: Bool,
        isSensitive: Bool = false,
        since: Instant
    ) -> ClockGrade {
        ClockGrade(
            severity: ProvisionalSeverity.of(
                graded: nil,
                acts: acts,
                isUrgent: isUrgent,
                isSensitive: isSensitive
            ),
            since: since
        )
    }

    /// Judged anew: what was known to be as grave before stays known since then, so that no second look buys time.
    package mutating func judge(_ severity: Severity, at: Instant) {
        for step in Severity.allCases where step <= severity { known[step] = known[step] ?? at }
        self.severity = severity
    }

    /// The first judgement: what was only assumed to be graver than it is counts no longer.
    package mutating func settle(_ severity: Severity, at: Instant) {
        for step in Severity.allCases where step > severity { known[step] = nil }
        judge(severity, at: at)
    }

    fileprivate func since(_ severity: Severity, from start: Instant) -> Instant {
        max(start, known[severity] ?? start)
    }
}

/// When promises fall due (Domain 4.9).
package struct Clocks: Sendable {
    package var parameters: Parameters
    package var calendar: SiteCalendar

    package init(parameters: Parameters = Parameters(), calendar: SiteCalendar = .utc) {
        self.parameters = parameters
        self.calendar = calendar
    }

    /// A grade that rises starts its shorter time when it rose, and never leaves more than there was before.
    package func due(_ rule: ClockRule, from start: Instant, grade: ClockGrade) -> Instant? {
        guard rule.span(grade.severity, parameters) != nil else { return nil }
        let dues = Severity.allCases.filter { $0 <= grade.severity }.compactMap { step in
            rule.span(step, parameters)?.end(from: grade.since(step, from: start), in: calendar)
        }
        guard let due = dues.min() else { return nil }
        guard rule == .acknowledge else { return due }
        return min(due, parameters.acknowledgeAtMost.end(from: start, in: calendar))
    }

    /// The clocks that begin with the report itself, soonest first.
    package func opening(received: Instant, grade: ClockGrade, heldChild: Bool) -> [RunningClock] {
        ClockRule.allCases.filter { $0.start == .received && ($0 != .childHeldAlarm || heldChild) }
            .compactMap { rule in
                due(rule, from: received, grade: grade).map {
                    RunningClock(rule: rule, start: received, due: $0)
                }
            }
            .sorted { ($0.due, $0.rule.rawValue) < ($1.due, $1.rule.rawValue) }
    }

    /// A complainant may ask other people for a review until then (Domain 2.4).
    package func reviewOpen(until closed: Instant) -> Instant {
        parameters.reviewRequest.end(from: closed, in: calendar)
    }
}
