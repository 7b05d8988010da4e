// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// The promises of a case: kept, standing still, or left undone for a reason that two people sign.
extension Operations {
    package func meetClock(
        _ id: RecordID,
        _ clock: ClockRule,
        words: String,
        seen: Int?,
        _ session: Session
    ) throws {
        guard clock.mayBeTicked else { throw Refusal.needsSecondPerson }
        try append([.clockMet(clock, words: try Operations.words(words))], to: id, seen: seen, session)
    }

    package func pauseClock(
        _ id: RecordID,
        _ clock: ClockRule,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        guard clock.mayPause else { throw Refusal.notAllowed }
        try append([.clockPaused(clock, reason: try Operations.reason(reason))], to: id, seen: seen, session)
    }

    package func resumeClock(
        _ id: RecordID,
        _ clock: ClockRule,
        seen: Int?,
        _ session: Session
    ) throws {
        try append([.clockResumed(clock)], to: id, seen: seen, session)
    }

    /// Proposes to leave a notice, a referral or an inquiry undone; a second person signs (Domain 4.2, 4.6).
    package func withhold(
        _ id: RecordID,
        _ clock: ClockRule,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        guard clock.mayBeWithheld, !session.has(.securityManager) else { throw Refusal.notAllowed }
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            let isDue = opened.state.clocks(store.summaries).contains { $0.rule == clock && $0.metAt == nil }
            guard !opened.state.isClosed, isDue else { throw Refusal.notThisStage }
            try tx.append(&opened, [.withholdingProposed(clock, reason: reason)], by: session.writer)
        }
    }

    /// Whether the company itself has to look into it hangs on five answers (Domain 4.2).
    package func setTriggers(
        _ id: RecordID,
        _ facts: TriggerFacts,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        // Whether to look into it is not for the line that may be looked into (Domain 2.4).
        guard !session.has(.securityManager) else { throw Refusal.notAllowed }
        let reason = try Operations.reason(reason)
        try append([.triggersSet(facts, reason: reason)], to: id, seen: seen, session)
    }
}
