// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// A review by other people than those who closed it; whoever asked for it reads the outcome (Domain 2.4).
    ///
    /// Each disagreement has its own decision, by the entry that brought it.
    package func decideReview(
        _ id: RecordID,
        of sequence: Int,
        upheld: Bool,
        words: String,
        answer: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let words = try Operations.words(words)
        let answer = try Operations.words(answer)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard let asked = file.state.disagreements.first(where: { $0.sequence == sequence }) else {
                throw Refusal.notThisStage
            }
            guard !Operations.closers(file).contains(.member(session.member)) else {
                throw Refusal.needsSecondPerson
            }
            let report = try reachable(ReportState.self, asked.report, tx, session)
            var entries: [CaseEntry] = [
                .reviewDecided(sequence: sequence, upheld: upheld, words: words)
            ]
            if report != nil { entries.append(.repliedTo(report: asked.report, text: answer)) }
            let reopens = upheld && file.state.isClosed
            if reopens { entries.append(.reopened(reason: words)) }
            try tx.append(&file, entries, by: session.writer)
            if var report {
                try tx.append(
                    &report,
                    [.reviewDecided(asked: asked.at, upheld: upheld)],
                    by: session.writer
                )
                try reply(answer, &report, tx, session)
                // Another disagreement of theirs may still wait: their page then goes on saying so.
                if !reopens, report.state.disagreements.isEmpty {
                    try stand(file.state.isClosed, &report, tx, session)
                }
            }
            if reopens {
                try tellReporters(
                    of: file,
                    StandardPhrase.lookingInto,
                    next: monthAhead(tx),
                    tx,
                    session
                )
            }
            try setTimer(file, tx)
        }
    }

    /// What the codes say again once the review is decided.
    private func stand(
        _ isClosed: Bool,
        _ report: inout Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        let phrase = isClosed ? StandardPhrase.closed : StandardPhrase.lookingInto
        let next = isClosed ? nil : monthAhead(tx)
        try tx.append(&report, [.promised(phrase: phrase, next: next)], by: session.writer)
        try promise(phrase, next: next, report, tx, session)
    }

    private static func closers(_ file: Opened<CaseState>) -> Set<Author> {
        Set(
            file.steps.filter { step in
                switch step.entry {
                case .closed, .closingProposed: true
                default: false
                }
            }.map(\.author)
        )
    }

    func monthAhead(_ tx: RecordTransaction) -> Day { tx.now.adding(days: 30).day }
}
