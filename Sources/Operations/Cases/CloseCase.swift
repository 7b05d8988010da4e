// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// The checklist as this case stands, with what the form has answered so far (Domain 2.4).
    package func closingChecklist(
        _ state: CaseState,
        outcome: ClosureOutcome,
        answers: [Int: String],
        isSecond: Bool = false
    ) -> ClosingChecklist {
        var done: Set<ClosingItem> = []
        if state.outcomeTold != nil { done.insert(.outcomeTold) }
        if state.answeredAt != nil { done.insert(.answered) }
        // Files are sealed from the moment they arrive; nothing is left to be done for them.
        done.insert(.evidenceSealed)
        if isSecond { done.formUnion([.headquarters, .secondPerson]) }
        let written = Set(
            answers.filter { $0.value.contains { !$0.isWhitespace } }.compactMap {
                ClosingItem(rawValue: $0.key)
            }
        )
        return ClosingChecklist(
            ClosingFacts(
                track: state.track,
                severity: state.closingSeverity,
                outcome: outcome,
                credibility: state.credibility,
                hasIdentifiablePerson: state.track == .heavy,
                hasEvidence: !state.files.isEmpty,
                met: Set(outcome.needs.filter { _ in written.contains(.outcomeNeeds) }),
                done: done,
                excused: written
            )
        )
    }

    /// Closes a case, or proposes it where a second person from headquarters must sign (S4 and S5).
    package func close(_ id: RecordID, _ closing: Closing, seen: Int?, _ session: Session) throws {
        guard closing.summary.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard !file.state.isClosed else { throw Refusal.notThisStage }
            let checklist = closingChecklist(
                file.state,
                outcome: closing.outcome,
                answers: closing.answers,
                isSecond: true
            )
            guard checklist.canClose else { throw Refusal.checklistOpen }
            if file.state.track == .heavy, file.state.closingSeverity.isGrave {
                try tx.append(&file, [.closingProposed(closing)], by: session.writer)
            } else {
                try end(closing, &file, tx, session)
            }
        }
    }

    /// The second signature: somebody of headquarters who did not propose it.
    package func confirmClosing(
        _ id: RecordID,
        passphrase: String,
        seen: Int?,
        _ session: Session
    ) throws {
        try confirm(passphrase, session)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard let proposal = file.state.proposal else { throw Refusal.notThisStage }
            guard proposal.by != .member(session.member), session.has(.headquarters) else {
                throw Refusal.needsSecondPerson
            }
            try end(proposal.closing, &file, tx, session)
        }
    }

    package func reopen(_ id: RecordID, reason: String, seen: Int?, _ session: Session) throws {
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard file.state.isClosed else { throw Refusal.notThisStage }
            try tx.append(&file, [.reopened(reason: reason)], by: session.writer)
            try tellReporters(
                StandardPhrase.lookingInto,
                next: tx.now.adding(days: 30).day,
                file,
                tx,
                session
            )
            try setTimer(file, tx)
        }
    }

    /// A review by other people than those who closed it (Domain 2.4).
    package func decideReview(
        _ id: RecordID,
        upheld: Bool,
        words: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let words = try Operations.words(words)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard file.state.disagreedAt != nil else { throw Refusal.notThisStage }
            let closers = file.steps.filter { step in
                switch step.entry {
                case .closed, .closingProposed: true
                default: false
                }
            }
            guard !closers.contains(where: { $0.author == .member(session.member) }) else {
                throw Refusal.needsSecondPerson
            }
            var entries: [CaseEntry] = [.reviewDecided(upheld: upheld, words: words)]
            if upheld, file.state.isClosed { entries.append(.reopened(reason: words)) }
            try tx.append(&file, entries, by: session.writer)
            try setTimer(file, tx)
        }
    }

    private func end(
        _ closing: Closing,
        _ file: inout Opened<CaseState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        try tx.append(&file, [.closed(closing)], by: session.writer)
        try tellReporters(StandardPhrase.closed, next: nil, file, tx, session)
        try setTimer(file, tx)
    }

    private func tellReporters(
        _ phrase: Int,
        next: Day?,
        _ file: Opened<CaseState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        for id in file.state.reports {
            var report = try tx.open(ReportState.self, id, session.ring)
            try tx.append(&report, [.promised(phrase: phrase, next: next)], by: session.writer)
            try promise(phrase, next: next, report, tx, session)
        }
    }
}
