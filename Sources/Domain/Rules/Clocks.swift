// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The severity that clocks go by, since when it is known, and what they went by before (Domain 4.9).
package struct ClockGrade: Hashable, Sendable {
    package var severity: Severity
    package var since: Instant
    package var previous: Severity

    package init(severity: Severity, since: Instant, previous: Severity = ProvisionalSeverity.ungraded) {
        self.severity = severity
        self.since = since
        self.previous = previous
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
        guard let span = rule.span(grade.severity, parameters) else { return nil }
        let known = max(start, grade.since)
        let fromStart = span.end(from: start, in: calendar)
        var late = span.end(from: known, in: calendar)
        if let before = rule.span(grade.previous, parameters) {
            late = min(late, before.end(from: start, in: calendar))
        }
        let due = max(fromStart, late)
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
