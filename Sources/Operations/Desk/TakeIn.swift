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
        let report = try tx.open(ReportState.self, id, session.ring)
        var disagrees = false
        var ratings: (process: Int?, outcome: Int?) = (nil, nil)
        for note in notes {
            switch note {
            case .disagreed: disagrees = true
            case .rated(let process, let outcome, _): ratings = (process, outcome)
            default: break
            }
        }
        for caseID in report.state.cases {
            guard var file = try? tx.open(CaseState.self, caseID, session.ring), !file.isReadOnly else {
                continue
            }
            try tx.append(
                &file,
                [
                    .heardFromReporter(
                        report: id,
                        disagrees: disagrees,
                        process: ratings.process,
                        outcome: ratings.outcome
                    )
                ],
                by: session.writer
            )
            try setTimer(file, tx)
        }
    }
}
