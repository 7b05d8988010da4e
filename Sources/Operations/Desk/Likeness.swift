// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Text

/// A case that a report may belong to, and why somebody could think so (Domain 4.11).
package struct LikelyCase: Sendable {
    package let line: ListLine
    package let reason: LikenessReason
}

extension Operations {
    /// Open cases among the same readers with the same act and place in the same week; a person decides.
    ///
    /// Never across sexual violence: a match would say that there was another.
    func likelyCases(
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [LikelyCase] {
        guard let intake = report.state.intake, !report.state.asksForCare, !intake.place.isEmpty else {
            return []
        }
        let figures = report.state.summary(store.summaries).figures
        guard figures.occurred.milliseconds > 0 else { return [] }
        let rows = try store.rosters.rows(session.ring, tx).filter { row in
            row.figures.kind == .caseFile && row.compartment == report.compartment
                && row.figures.acts & figures.acts != 0 && row.figures.occurred.milliseconds > 0
                && !row.figures.flags.contains(.restricted) && !row.figures.flags.contains(.closed)
                && !report.state.cases.contains(row.id)
        }
        let newest = rows.sorted { ($0.figures.received, $0.id) > ($1.figures.received, $1.id) }.prefix(500)
        let lines = try lines(Array(newest), tx, session)
        let own = likeness(report.id, figures, place: intake.place)
        let others = lines.map { likeness($0.row.id, $0.row.figures, place: $0.summary.place) }
        return DuplicateSuggestion.matches(own, among: others).prefix(3).compactMap { match in
            lines.first { $0.row.id == match.subject }.map { LikelyCase(line: $0, reason: match.reason) }
        }
    }

    private func likeness(_ id: RecordID, _ figures: Figures, place: String) -> ReportLikeness<RecordID> {
        let words = Text.words(place, language: nil)
        return ReportLikeness(
            subject: id,
            textHash: nil,
            acts: figures.actSet,
            place: words.isEmpty ? nil : words.joined(separator: " "),
            day: store.summaries.calendar(figures.site).day(figures.occurred)
        )
    }
}
