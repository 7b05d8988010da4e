// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Records

extension Operations {
    /// Gives change numbers and takes in what waits for somebody with this member's keys.
    ///
    /// Runs before anything is listed: a report from outside has no summary until a reader adopts it.
    func takeIn(_ session: Session) throws {
        let ring = session.ring
        guard !ring.compartments.isEmpty else { return }
        let waiting = try store.read { try $0.pending() }
        for id in adoption.untried(waiting, by: session).prefix(Operations.takenInAtOnce) {
            try adopt(id, session)
        }
        if try store.read({ try Sequencer.isNeeded($0) }) {
            try store.write { try Sequencer.run($0) }
        }
    }

    /// A flood is taken in over several pages, so that none of them waits for all of it.
    private static let takenInAtOnce = 2_000

    /// One record in a transaction of its own: one that cannot be opened does not hold up the rest.
    private func adopt(_ id: RecordID, _ session: Session) throws {
        do {
            let isTaken = try store.write { tx -> Bool in
                guard let notes = try tx.adopt(id, by: session.writer) else { return false }
                if !notes.isEmpty { try tellCases(of: id, notes, tx, session) }
                return true
            }
            adoption.tried(id, by: session, again: isTaken)
        } catch RecordsError.conflict, RecordsError.notFound {
            // Somebody else was quicker: the next page tries again.
        } catch RecordsError.damaged, RecordsError.readOnly {
            // Its alarm shows where it is opened; trying again at every page would not mend it.
            adoption.tried(id, by: session, again: false)
        } catch let error as DatabaseError where error.code == .unique {
            // Two took the same record in at once: one of them did.
        }
    }

    /// What the reporter just said reaches the cases that hold the report, as far as they can be opened here.
    private func tellCases(
        of id: RecordID,
        _ notes: [ReportEntry],
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        var report = try tx.open(ReportState.self, id, session.ring)
        var ratings: (process: Int?, outcome: Int?) = (nil, nil)
        var count = 0
        for note in notes {
            switch note {
            case .disagreed: count += 1
            case .rated(let process, let outcome, _): ratings = (process, outcome)
            default: break
            }
        }
        // Each disagreement has its own time for a decision, from when it was written.
        let asked = report.state.disagreements.suffix(count).map(\.at)
        var isReviewed = false
        for caseID in report.state.cases {
            guard var file = try? tx.open(CaseState.self, caseID, session.ring), !file.isReadOnly else {
                continue
            }
            try tx.append(
                &file,
                Operations.heard(id, asked: asked, process: ratings.process, outcome: ratings.outcome),
                by: session.writer
            )
            try setTimer(file, tx)
            isReviewed = isReviewed || !asked.isEmpty
        }
        guard isReviewed, let last = asked.last else { return }
        let calendar = store.summaries.calendar(report.state.intake?.site)
        let next = calendar.day(store.summaries.parameters.reviewDecision.end(from: last, in: calendar))
        try tx.append(
            &report,
            [.promised(phrase: StandardPhrase.reviewOpen, next: next)],
            by: session.writer
        )
        try promise(StandardPhrase.reviewOpen, next: next, report, tx, session)
    }

    /// What a case hears of a report: one entry for each disagreement, at least one in all.
    static func heard(
        _ report: RecordID,
        asked: [Instant],
        process: Int? = nil,
        outcome: Int? = nil
    ) -> [CaseEntry] {
        guard let last = asked.last else {
            return [
                .heardFromReporter(report: report, disagreedAt: nil, process: process, outcome: outcome)
            ]
        }
        return asked.dropLast().map {
            .heardFromReporter(report: report, disagreedAt: $0, process: nil, outcome: nil)
        } + [.heardFromReporter(report: report, disagreedAt: last, process: process, outcome: outcome)]
    }
}
