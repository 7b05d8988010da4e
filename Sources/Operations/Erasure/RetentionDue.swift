// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Platform
internal import Records

/// Something whose time is over: a suggestion with its reason (Domain 4.8).
package struct RetentionItem: Sendable, Hashable {
    package let subject: ErasureSubject
    package let kind: RetentionClass
    package let title: String
    /// Since when its time is over.
    package let since: Instant
}

/// What may be erased now, and whether all that might be due has been looked at.
package struct RetentionDue: Sendable {
    package let items: [RetentionItem]
    /// False where more records had to be opened than one page may open: the next look goes on with the others.
    package let isAll: Bool
}

/// When a record was last opened for the list and nothing of it was due: a hold, an open case, a voice that came later.
///
/// They go to the end of the line, so that they never shut out what is due. It is forgotten with the process.
final class RetentionLooks: Sendable {
    private struct Looks {
        var last: [RecordID: Int] = [:]
        var count = 0
    }
    private let looks = Monitor(Looks())
    /// Beyond it everything is forgotten: then the oldest come first again.
    private static let most = 200_000

    /// Those that nobody has looked at first, then those whose turn is longest ago; the oldest first among equals.
    func sorted(_ rows: [RosterRow]) -> [RosterRow] {
        let last = looks.change { $0.last }
        return rows.sorted {
            (last[$0.id] ?? 0, $0.figures.touched, $0.id) < (last[$1.id] ?? 0, $1.figures.touched, $1.id)
        }
    }

    func note(_ id: RecordID, isDue: Bool) {
        looks.change { looks in
            if looks.last.count >= Self.most { looks.last = [:] }
            looks.count += 1
            looks.last[id] = isDue ? nil : looks.count
        }
    }
}

extension Operations {
    /// How many are shown at once; the others come when these are done.
    package static let mostRetentionItems = 50

    /// What may be erased now because its time is over, the oldest first; nothing goes by itself.
    package func retentionDue(_ session: Session) throws -> RetentionDue {
        try refusing {
            try takeIn(session)
            let due = try store.read { tx in
                let waiting = Set(
                    try tx.erasures().map(\.notice).filter { $0.second == nil && stands($0) }
                        .map(\.erasure.subject)
                )
                let rows = retentionLooks.sorted(
                    try store.rosters.rows(session.ring, tx).filter(mayBeOver)
                )
                var items: [RetentionItem] = []
                var opened = 0
                for row in rows.prefix(options.mostOpenedForRetention)
                where items.count < Operations.mostRetentionItems {
                    let found = try reached(row, tx, session).filter { !waiting.contains($0.subject) }
                    retentionLooks.note(row.id, isDue: !found.isEmpty)
                    items += found
                    opened += 1
                }
                return RetentionDue(
                    items: items.sorted { $0.since < $1.since },
                    isAll: opened == rows.count
                )
            }
            try noteReached(.listed, session)
            return due
        }
    }

    /// A look at the figures alone, so that few records have to be opened.
    private func mayBeOver(_ row: RosterRow) -> Bool {
        let figures = row.figures
        let parameters = store.summaries.parameters
        func isOld(_ span: Span) -> Bool { span.end(from: figures.touched, in: .utc) <= now }
        switch figures.kind {
        case .caseFile: return figures.flags.contains(.closed) && isOld(parameters.keepOrdinary)
        case .report:
            if figures.flags.contains(.contactWithdrawn) { return true }
            let oldest = parameters.keepVoice.end(from: figures.received, in: .utc)
            if figures.flags.contains(.hasVoice), oldest <= now { return true }
            return figures.flags.contains(.triaged)
                && (isOld(parameters.keepOrdinary)
                    || figures.flags.contains(.hasContact) && isOld(parameters.keepContact))
        case .contact, .identity, .reading: return false
        }
    }

    /// What of it is over; nothing where a part of it was changed from outside: one such part closes the page to nobody.
    private func reached(
        _ row: RosterRow,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [RetentionItem] {
        do {
            return try over(row, tx, session)
        } catch RecordsError.damaged {
            return []
        } catch RecordsError.readOnly {
            return []
        }
    }

    private func over(
        _ row: RosterRow,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [RetentionItem] {
        switch row.figures.kind {
        case .caseFile:
            guard let file = try reachable(CaseState.self, row.id, tx, session),
                let end = file.state.retentionEnd(store.summaries), end <= now
            else { return [] }
            return [
                RetentionItem(
                    subject: .caseFile(row.id),
                    kind: file.state.retentionClass,
                    title: "\(file.state.opening?.code ?? "") \(file.state.facts.title)",
                    since: end
                )
            ]
        case .report:
            guard let report = try reachable(ReportState.self, row.id, tx, session) else { return [] }
            return try over(report, tx, session)
        case .contact, .identity, .reading: return []
        }
    }

    private func over(
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [RetentionItem] {
        var report = report
        try tx.settleFiles(of: &report)
        let state = report.state
        for id in state.cases where try isOutOfSight(id, tx, session) { return [] }
        for id in state.everIn {
            if let file = try reachable(CaseState.self, id, tx, session), file.state.hold != nil { return [] }
        }
        let title = Excerpt.of(state.intake?.words ?? "")
        func item(_ subject: ErasureSubject, _ kind: RetentionClass, _ end: Instant) -> RetentionItem? {
            let over = Retention(store.summaries.parameters, store.summaries.calendar(state.intake?.site))
                .isOver(kind, after: end)
            guard over <= now else { return nil }
            return RetentionItem(subject: subject, kind: kind, title: title, since: over)
        }
        var items: [RetentionItem?] = []
        if let withdrawn = state.contactWithdrawnAt, !state.contactsLeft.isEmpty {
            items.append(item(.contact(report: report.id), .contactWithdrawn, withdrawn))
        } else if !state.contactsLeft.isEmpty, let end = try end(of: report, tx, session) {
            items.append(item(.contact(report: report.id), .contact, end))
        }
        for file in state.voices {
            // Two people who agree on the typing are quicker; a voice without one goes all the same.
            let arrived = state.arrival(of: file)
            let subject = ErasureSubject.voice(
                report: report.id,
                file: file,
                transcript: state.transcript(of: file)?.number ?? 0
            )
            items.append(item(subject, .voice, arrived))
        }
        if state.cases.isEmpty, state.stage.isEnd {
            items.append(item(.report(report.id), .ordinary, state.lastTouched))
        }
        return items.compactMap { $0 }
    }

    /// When the last of its cases was closed; nil while one is open, kept for the law, or not open to this member.
    private func end(
        of report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> Instant? {
        var last: Instant? = report.state.cases.isEmpty ? report.state.lastTouched : nil
        for id in report.state.cases {
            guard let file = try reachable(CaseState.self, id, tx, session), file.state.hold == nil,
                let closing = file.state.closing
            else { return nil }
            last = max(last ?? closing.at, closing.at)
        }
        return last
    }

    /// - Throws: `notThisStage` for what is to go because its time is over, and it is not.
    func requireDue(
        _ subject: ErasureSubject,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        let isOver: Bool
        switch subject {
        case .caseFile(let id):
            let end = try tx.open(CaseState.self, id, session.ring).state.retentionEnd(store.summaries)
            isOver = end.map { $0 <= now } ?? false
        case .report(let id), .contact(let id), .voice(let id, _, _), .file(let id, _):
            let report = try tx.open(ReportState.self, id, session.ring)
            isOver = try over(report, tx, session).contains { $0.subject == subject }
        }
        guard isOver else { throw Refusal.notThisStage }
    }
}
