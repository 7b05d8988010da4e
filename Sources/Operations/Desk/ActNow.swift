// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// One press on a report: a full case is open and the call stands in it, or none of both (Domain 4.1 step 0).
    ///
    /// A report that is part of a case already gets its call there.
    package func actNow(onReport id: RecordID, _ call: UrgentCall, _ session: Session) throws -> RecordID {
        guard !call.called.isEmpty else { throw Refusal.empty }
        return try change(ReportState.self, id, seen: nil, session) { tx, report in
            guard let intake = report.state.intake else { throw RecordsError.damaged }
            for caseID in report.state.cases.reversed() {
                guard var file = try? tx.open(CaseState.self, caseID, session.ring), !file.isReadOnly else {
                    continue
                }
                try tx.append(&file, [.calledForHelp(call)], by: session.writer)
                try setTimer(file, tx)
                return caseID
            }
            let title = TitleSuggestion.title(
                acts: intake.pictograms,
                place: intake.place,
                isSensitive: intake.isSensitive
            )
            // Nobody is asked for the site while somebody bleeds: the caller's own stands in where nothing says it.
            let near = session.person?.description.site ?? directory.sites.first?.id
            var file = try openCase(
                title: title,
                track: .heavy,
                site: near,
                for: report,
                intake,
                tx,
                session
            )
            var entries: [CaseEntry] = []
            if !file.state.isUrgent {
                entries.append(.urgentSet(true, reason: "somebody was called for help"))
            }
            entries += [.assigned(session.member, reason: ""), .calledForHelp(call)]
            try tx.append(&file, entries, by: session.writer)
            try setTimer(file, tx)
            try finish(&report, .linked, file.id, reason: "", StandardPhrase.lookingInto, tx, session)
            return file.id
        }
    }
}
