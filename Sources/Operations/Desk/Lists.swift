// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Records
internal import Text

/// Which cases or reports a list shows.
package struct ListFilter: Sendable, Hashable {
    package enum Status: String, Sendable, CaseIterable { case open, closed, all }
    package enum Sort: String, Sendable, CaseIterable { case queue, due, newest, oldest, touched }

    package var kind: RecordKind
    package var status = Status.open
    package var sort = Sort.queue
    package var site: SiteID?
    package var severity: Int?
    package var lead: MemberID?
    package var nobodyLeads = false
    package var act: ActCode?
    package var stage: Int?
    package var channel: AccessChannel?
    package var onlyOverdue = false
    package var onlyUnread = false
    package var onlyRestricted = false
    package var setAside = false

    package init(kind: RecordKind) { self.kind = kind }
}

/// One line of a list: the row, and its summary opened for the page.
package struct ListLine: Sendable {
    package let row: RosterRow
    package let summary: Summary
}

/// A page of a list, with the keys of the pages beside it.
package struct ListPage: Sendable {
    package let lines: [ListLine]
    package let total: Int
    /// The id to continue after; nil at the end.
    package let next: RecordID?
    package let position: Int
}

extension Operations {
    package static let pageLength = 50

    /// A page of cases or reports that this member may open, after the given one (keyset paging).
    package func list(_ filter: ListFilter, after: RecordID?, _ session: Session) throws -> ListPage {
        try refusing {
            try takeIn(session)
            return try store.read { tx in
                let rows = try sorted(filter, tx, session)
                let start = after.flatMap { id in rows.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
                let page = Array(rows.dropFirst(start).prefix(Operations.pageLength))
                let more = start + page.count < rows.count
                return ListPage(
                    lines: try lines(page, tx, session),
                    total: rows.count,
                    next: more ? page.last?.id : nil,
                    position: start
                )
            }
        }
    }

    /// Every row of the filter, for counts and figures.
    package func rows(_ filter: ListFilter, _ session: Session) throws -> [RosterRow] {
        try refusing {
            try takeIn(session)
            return try store.read { try sorted(filter, $0, session) }
        }
    }

    /// Cases and reports whose words hold every word of the search, newest first, with their snippets.
    package func search(_ text: String, _ session: Session) throws -> [SearchHit] {
        try refusing {
            try takeIn(session)
            let languages: [String?] = [nil, "en", "fr", "ar"]
            return try store.read { tx in
                let rows = Dictionary(
                    try store.rosters.rows(session.ring, tx).map { ($0.id, $0) }
                ) { first, _ in first }
                // A word is stemmed by the language of the record it stands in: each is tried.
                let hits = try languages.reduce(into: Set<RecordID>()) { found, language in
                    found.formUnion(
                        try store.rosters.search(Text.words(text, language: language), session.ring, tx)
                    )
                }
                let found = hits.compactMap { rows[$0] }.sorted {
                    ($0.figures.touched, $0.id) > ($1.figures.touched, $1.id)
                }
                return try found.prefix(Operations.pageLength).compactMap { row in
                    try hit(row, text, tx, session)
                }
            }
        }
    }

    private func hit(
        _ row: RosterRow,
        _ text: String,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> SearchHit? {
        guard let line = try lines([row], tx, session).first else { return nil }
        let texts: [String]
        switch row.figures.kind {
        case .report: texts = try tx.open(ReportState.self, row.id, session.ring).state.searchable
        case .caseFile: texts = try tx.open(CaseState.self, row.id, session.ring).state.searchable
        case .contact: return nil
        }
        return SearchHit(line: line, snippet: Snippet.cut(from: texts, around: text))
    }

    func lines(
        _ rows: [RosterRow],
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [ListLine] {
        let summaries = try store.rosters.summaries(rows, session.ring, tx)
        return rows.compactMap { row in
            summaries[row.id].map { ListLine(row: row, summary: $0) }
        }
    }

    private func sorted(
        _ filter: ListFilter,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [RosterRow] {
        let now = now
        let rows = try store.rosters.rows(session.ring, tx).filter { filter.admits($0.figures, now: now) }
        switch filter.sort {
        case .queue:
            return rows.map { (position: Queue.position($0), row: $0) }.sorted { $0.position < $1.position }
                .map(\.row)
        case .due:
            return rows.sorted {
                ($0.figures.firstDue?.at ?? .distantFuture, $0.id)
                    < ($1.figures.firstDue?.at ?? .distantFuture, $1.id)
            }
        case .newest: return rows.sorted { ($0.figures.received, $0.id) > ($1.figures.received, $1.id) }
        case .oldest: return rows.sorted { ($0.figures.received, $0.id) < ($1.figures.received, $1.id) }
        case .touched: return rows.sorted { ($0.figures.touched, $0.id) > ($1.figures.touched, $1.id) }
        }
    }
}

extension ListFilter {
    func admits(_ figures: Figures, now: Instant) -> Bool {
        guard figures.kind == kind else { return false }
        let isDone = kind == .report ? figures.flags.contains(.triaged) : figures.flags.contains(.closed)
        switch status {
        case .open: guard !isDone || figures.flags.contains(.disagreed) else { return false }
        case .closed: guard isDone else { return false }
        case .all: break
        }
        if kind == .report, figures.flags.contains(.setAside) != setAside { return false }
        if let site, figures.site != site { return false }
        if let severity, Int(figures.severity) != severity { return false }
        if let lead, figures.lead != lead { return false }
        if nobodyLeads, figures.lead != MemberID(high: 0, low: 0) { return false }
        if let act, figures.acts & act.bit == 0 { return false }
        if let stage, Int(figures.stage) != stage { return false }
        if let channel, Int(figures.channel) != channel.rawValue { return false }
        if onlyOverdue, (figures.firstDue?.at ?? .distantFuture) > now { return false }
        if onlyUnread, !figures.flags.contains(.unread) { return false }
        if onlyRestricted, !figures.flags.contains(.restricted) { return false }
        return true
    }
}

extension Instant {
    package static let distantFuture = Instant(milliseconds: Int64.max)
}

/// The order of the queue, from a roster's figures (Domain 4.3).
enum Queue {
    static func position(_ row: RosterRow) -> QueuePosition<RecordID> {
        let figures = row.figures
        let isUrgent = figures.flags.contains(.urgent)
        guard let severity = Severity(rawValue: Int(figures.severity)) else {
            let acts = ActCode.allCases.filter { figures.acts & $0.bit != 0 }
            return .ungraded(
                acts: Set(acts),
                isUrgent: isUrgent,
                nextLoss: nil,
                received: figures.received,
                subject: row.id
            )
        }
        return QueuePosition(
            isUrgent: isUrgent,
            severity: severity,
            scale: score(figures.scale),
            irremediability: score(figures.irremediability),
            scope: score(figures.scope),
            nextLoss: nil,
            received: figures.received,
            subject: row.id
        )
    }

    private static func score(_ value: UInt8) -> Score { Score(rawValue: Int(value)) ?? .five }
}
