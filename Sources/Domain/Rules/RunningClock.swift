// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why a clock stands still; somebody's leave is not among the reasons (Domain 4.9).
package enum PauseReason: Int, Taxonomy {
    case personAsked = 1
    case contactUnsafe, waitingForPerson, prosecutorAsked, noAccess, noSafeMeeting

    package var term: Term {
        switch self {
        case .personAsked: Term("person-asked", "the person asked us to wait")
        case .contactUnsafe: Term("contact-unsafe", "a contact would put somebody in danger")
        case .waitingForPerson: Term("waiting-for-person", "we asked something and wait for the answer")
        case .prosecutorAsked: Term("prosecutor-asked", "the prosecutor asked us to stop")
        case .noAccess: Term("no-access", "the place cannot be reached")
        case .noSafeMeeting: Term("no-safe-meeting", "no safe place to meet yet")
        }
    }
}

/// A time during which a clock stood still, with its reason in sight.
package struct ClockPause: Hashable, Sendable {
    package let reason: PauseReason
    package let from: Instant
    package let to: Instant?

    package init(reason: PauseReason, from: Instant, to: Instant? = nil) {
        self.reason = reason
        self.from = from
        self.to = to
    }
}

/// How a promise stands now.
package enum ClockState: Hashable, Sendable {
    case running(due: Instant)
    case paused(PauseReason)
    case overdue(since: Instant)
    case met(at: Instant)
    case metLate(at: Instant, due: Instant)
}

/// One promise of one record.
package struct RunningClock: Hashable, Sendable {
    package let rule: ClockRule
    package let start: Instant
    /// As first promised; pauses come on top.
    package let due: Instant
    package var pauses: [ClockPause]
    package var metAt: Instant?

    package init(
        rule: ClockRule,
        start: Instant,
        due: Instant,
        pauses: [ClockPause] = [],
        metAt: Instant? = nil
    ) {
        self.rule = rule
        self.start = start
        self.due = due
        self.pauses = pauses
        self.metAt = metAt
    }

    package func state(at now: Instant) -> ClockState {
        let end = min(metAt ?? now, now)
        let moved = movedDue(until: end)
        if let metAt, metAt <= now {
            return metAt <= moved.due || moved.open != nil
                ? .met(at: metAt) : .metLate(at: metAt, due: moved.due)
        }
        if let reason = moved.open { return .paused(reason) }
        return now > moved.due ? .overdue(since: moved.due) : .running(due: moved.due)
    }

    /// A pause moves the due time by its length; one that begins after the promise was broken mends nothing.
    private func movedDue(until end: Instant) -> (due: Instant, open: PauseReason?) {
        guard rule.mayPause else { return (due, nil) }
        var due = due
        var counted = start
        for pause in pauses.sorted(by: { $0.from < $1.from }) {
            let from = max(pause.from, counted)
            guard from <= due, pause.from <= end else { continue }
            guard let to = pause.to, to <= end else { return (due, pause.reason) }
            guard to > from else { continue }
            due = due.adding(milliseconds: to.milliseconds(since: from))
            counted = to
        }
        return (due, nil)
    }
}
