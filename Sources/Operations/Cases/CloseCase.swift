// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// The checklist as this case stands, with what the form has answered so far (Domain 2.4).
    package func closingChecklist(_ state: CaseState, _ closing: Closing) -> ClosingChecklist {
        // The signatures follow the form; every other line is looked at before them.
        var done: Set<ClosingItem> = [.headquarters, .secondPerson]
        if state.outcomeTold != nil { done.insert(.outcomeTold) }
        if state.answeredAt != nil { done.insert(.answered) }
        if areSealed(state.files) { done.insert(.evidenceSealed) }
        if !state.hasCallToReview { done.insert(.callsReviewed) }
        return ClosingChecklist(
            ClosingFacts(
                track: state.track,
                severity: state.closingSeverity,
                outcome: closing.outcome,
                credibility: state.credibility,
                hasIdentifiablePerson: state.track == .heavy,
                hasEvidence: !state.files.isEmpty,
                hasUrgentCalls: !state.calls.isEmpty,
                met: Set(closing.outcome.needs.filter { isMet($0, state, closing) }),
                done: done,
                excused: Set(Operations.written(closing.answers).compactMap(ClosingItem.init(rawValue:)))
            )
        )
    }

    /// A signature and a link are seen on the case; for the rest it is written where it stands.
    private func isMet(_ need: ClosureNeed, _ state: CaseState, _ closing: Closing) -> Bool {
        switch need {
        case .secondReviewer: state.credibility == .notCredible
        case .otherCase: !state.links.isEmpty
        default: Operations.written(closing.needs).contains(need.rawValue)
        }
    }

    private static func written(_ answers: [Int: String]) -> [Int] {
        answers.filter { $0.value.contains { !$0.isWhitespace } }.map(\.key)
    }

    /// Whether each file is still there, whole at its head and under its own key.
    private func areSealed(_ files: [FileReference]) -> Bool {
        files.allSatisfy { (try? open($0)) != nil }
    }

    /// Closes a case, or proposes it where a second person from headquarters must sign (S4 and S5).
    package func close(_ id: RecordID, _ closing: Closing, seen: Int?, _ session: Session) throws {
        guard closing.summary.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard !file.state.isClosed else { throw Refusal.notThisStage }
            guard closingChecklist(file.state, closing).canClose else { throw Refusal.checklistOpen }
            if file.state.closingSeverity.isGrave {
                try tx.append(&file, [.closingProposed(closing)], by: session.writer)
            } else {
                try tx.append(&file, [.closed(closing)], by: session.writer)
                try tellOfClosing(&file, tx, session)
            }
            try setTimer(file, tx)
        }
    }

    package func reopen(_ id: RecordID, reason: String, seen: Int?, _ session: Session) throws {
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard file.state.isClosed else { throw Refusal.notThisStage }
            try tx.append(&file, [.reopened(reason: reason)], by: session.writer)
            try tellReporters(of: file, StandardPhrase.lookingInto, next: monthAhead(tx), tx, session)
            try setTimer(file, tx)
        }
    }

    func tellOfClosing(
        _ file: inout Opened<CaseState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        try tellReporters(of: file, StandardPhrase.closed, next: nil, tx, session)
    }

    func tellReporters(
        of file: Opened<CaseState>,
        _ phrase: Int,
        next: Day?,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        for id in file.state.reports {
            guard var report = try reachable(ReportState.self, id, tx, session) else { continue }
            try tx.append(&report, [.promised(phrase: phrase, next: next)], by: session.writer)
            try promise(phrase, next: next, report, tx, session)
        }
    }
}
