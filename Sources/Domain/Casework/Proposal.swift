// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A step that one person proposed and that counts only when a second one has signed it (Domain 2.4).
package struct Proposal: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case closing(Closing)
        case credibility(Credibility, reason: String, document: String)
        case withholding(ClockRule, reason: String)
    }

    package let step: Step
    package let by: Author
    package let at: Instant

    /// Nil for an entry that proposes nothing.
    init?(_ stamped: Stamped<CaseEntry>) {
        switch stamped.entry {
        case .closingProposed(let closing): step = .closing(closing)
        case .credibilityProposed(let state, let reason, let document):
            step = .credibility(state, reason: reason, document: document)
        case .withholdingProposed(let clock, let reason): step = .withholding(clock, reason: reason)
        default: return nil
        }
        by = stamped.author
        at = stamped.at
    }

    /// What nobody signed by then has to be proposed again (Design 5).
    package var expires: Instant { at.adding(days: 30) }

    /// Whether the second signature is that of headquarters.
    package var needsHeadquarters: Bool {
        switch step {
        case .closing: true
        case .credibility: false
        case .withholding(let clock, _): clock.isWithheldByHeadquarters
        }
    }

    /// What stands in the history once it is signed.
    package var entry: CaseEntry {
        switch step {
        case .closing(let closing): .closed(closing)
        case .credibility(let state, let reason, let document):
            .credibilitySet(state, reason: reason, document: document)
        case .withholding(let clock, let reason): .clockWithheld(clock, reason: reason)
        }
    }
}

extension Severity {
    /// What a case is held to be while nobody graded it (Domain 4.9).
    static func provisional(_ state: CaseState) -> Severity {
        ProvisionalSeverity.of(
            graded: nil,
            acts: state.actSet,
            isUrgent: state.isUrgent,
            isSensitive: state.isRestricted
        )
    }
}
