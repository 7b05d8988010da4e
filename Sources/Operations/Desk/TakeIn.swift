// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Platform
internal import Records

extension Operations {
    /// Gives change numbers and takes in what waits for somebody with this member's keys.
    ///
    /// Runs before anything is listed: a report from outside has no summary until a reader adopts it.
    func takeIn(_ session: Session) throws {
        try renewKeys(session)
        guard !session.ring.compartments.isEmpty else { return }
        let waiting = try store.read { try $0.pending() }
        let mine = adoption.untried(waiting, by: session)
        let began = monotonicMilliseconds()
        for start in stride(from: 0, to: mine.count, by: Operations.takenInTogether) {
            try adopt(Array(mine[start..<min(start + Operations.takenInTogether, mine.count)]), session)
            if monotonicMilliseconds() - began > options.takingInMilliseconds { break }
        }
        mendSummaries(session)
        if try store.read({ try Sequencer.isNeeded($0) }) {
            try store.write { try Sequencer.run($0) }
        }
    }

    /// One sync for so many: a hundred a transaction is as quick as a thousand, and holds others up for less.
    private static let takenInTogether = 100

    /// A group in one transaction; where one of them fails, each gets its own and the rest goes in.
    private func adopt(_ group: [Waiting], _ session: Session) throws {
        do {
            let outcomes = try store.write { tx in
                try group.map { try adopt($0.record, tx, session) }
            }
            for (waiting, outcome) in zip(group, outcomes) {
                switch outcome {
                // It may wait again when its reporter writes again.
                case .taken, .gone: adoption.tried(waiting, by: session, again: true)
                case .notMine, .damaged, .newer: adoption.tried(waiting, by: session, again: false)
                }
            }
        } catch let error as DatabaseError where error.code != .unique {
            throw error
        } catch  where group.count > 1 {
            for one in group { try adopt([one], session) }
        } catch RecordsError.conflict, RecordsError.notFound, RecordsError.directory(.stale) {
            // Somebody else was quicker: the next page tries again.
        } catch is RecordsError {
            // Its alarm shows where it is opened; trying again at every page would not mend it.
            for waiting in group { adoption.tried(waiting, by: session, again: false) }
        } catch is DatabaseError {
            // Two took the same record in at once: one of them did.
        }
    }

    private func adopt(_ id: RecordID, _ tx: RecordTransaction, _ session: Session) throws -> Adoption {
        let outcome = try tx.adopt(id, by: session.writer)
        if case .taken(let notes) = outcome, !notes.isEmpty { try tellCases(of: id, notes, tx, session) }
        return outcome
    }

    /// What a roster missed is sealed anew; its alarm stays for the day.
    private func mendSummaries(_ session: Session) {
        for id in store.rosters.broken(session.ring).prefix(50) {
            // One that cannot be written on keeps its alarm.
            try? store.write { try $0.rebuildSummary(id, by: session.writer) }
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
