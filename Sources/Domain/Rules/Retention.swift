// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How long something is kept by what it is (Domain 4.8).
package enum RetentionClass: Int, Taxonomy {
    /// Severity 4 and 5.
    case grave = 1
    /// Severity 1 to 3, and reports that became no case.
    case ordinary
    /// How to reach somebody, once nobody looks after them any more.
    case contact
    /// A way to be reached that its owner took back.
    case contactWithdrawn
    /// A voice that readers hear.
    case voice

    package var term: Term {
        switch self {
        case .grave: Term("grave", "a case of severity 4 or 5")
        case .ordinary: Term("ordinary", "a case of severity 1 to 3, or a report that became none")
        case .contact: Term("contact", "a way to reach somebody")
        case .contactWithdrawn: Term("contact-withdrawn", "a way to reach somebody, who took it back")
        case .voice: Term("voice", "a voice, of which nobody has agreed what it says")
        }
    }
}

/// When the time of something is over; the system suggests it, and people erase (Domain 4.8).
package struct Retention: Sendable {
    private let parameters: Parameters
    private let calendar: SiteCalendar

    package init(_ parameters: Parameters, _ calendar: SiteCalendar) {
        self.parameters = parameters
        self.calendar = calendar
    }

    /// - Parameters:
    ///   - kind: What it is.
    ///   - end: When its case was closed, its report found its end, its owner took it back, or the recording came.
    /// - Returns: From when on it need not be kept.
    package func isOver(_ kind: RetentionClass, after end: Instant) -> Instant {
        switch kind {
        case .grave: parameters.keepGrave.end(from: end, in: calendar)
        case .ordinary: parameters.keepOrdinary.end(from: end, in: calendar)
        // The last look whether somebody suffered for it comes first, and then half a year (Domain 4.7).
        case .contact:
            parameters.keepContact.end(
                from: parameters.watchAfterClosure.end(from: end, in: calendar),
                in: calendar
            )
        case .contactWithdrawn: end
        case .voice: parameters.keepVoice.end(from: end, in: calendar)
        }
    }
}

extension CaseState {
    package var retentionClass: RetentionClass { closingSeverity.isGrave ? .grave : .ordinary }

    /// When its time is over; nil while it is open or kept for the law.
    package func retentionEnd(_ context: SummaryContext) -> Instant? {
        guard hold == nil, let closing else { return nil }
        return Retention(context.parameters, context.calendar(opening?.site))
            .isOver(retentionClass, after: closing.at)
    }
}
