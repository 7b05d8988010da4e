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
    /// Where the next page begins; nil at the end.
    package let next: ListCursor?
    /// Where the page before ends; nil at the beginning.
    package let previous: ListCursor?
    package let position: Int
}

extension Operations {
    package static let pageLength = 50

    /// A page of cases or reports that this member may open, after or before a place in its order.
    package func list(
        _ filter: ListFilter,
        after: ListCursor? = nil,
        before: ListCursor? = nil,
        _ session: Session
    ) throws -> ListPage {
        try refusing {
            try takeIn(session)
            try noteReached(.listed, session)
            return try store.read { tx in
                let rows = try sorted(filter, tx, session)
                let order = ListOrder(sort: filter.sort, now: now)
                var start = 0
                if let after {
                    start = rows.firstIndex { order.precedes(after, ListCursor($0)) } ?? rows.count
                } else if let before {
                    let end = rows.firstIndex { !order.precedes(ListCursor($0), before) } ?? rows.count
                    start = max(0, end - Operations.pageLength)
                }
                // Nothing comes after what has gone: then the last page is shown.
                if start >= rows.count { start = max(0, rows.count - Operations.pageLength) }
                let page = Array(rows.dropFirst(start).prefix(Operations.pageLength))
                let more = start + page.count < rows.count
                return ListPage(
                    lines: try lines(page, tx, session),
                    total: rows.count,
                    next: more ? page.last.map { ListCursor($0) } : nil,
                    previous: start > 0 ? page.first.map { ListCursor($0) } : nil,
                    position: start
                )
            }
        }
    }

    /// Every row of the filter, for counts and figures: it holds no word of a record, and leaves no line in the log.
    package func rows(_ filter: ListFilter, _ session: Session) throws -> [RosterRow] {
        try refusing {
            try takeIn(session)
            return try store.read { try sorted(filter, $0, session) }
        }
    }

    /// Cases and reports whose words hold every word of the search, newest first, with their snippets.
    package func search(_ text: String, _ session: Session) throws -> [SearchHit] {
        try searchPage(text, session).hits
    }

    /// The first of what was found, and how many there are in all.
    package func searchPage(_ text: String, _ session: Session) throws -> (hits: [SearchHit], total: Int) {
        try refusing {
            try takeIn(session)
            try noteReached(.searched, session)
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
                let first = try found.prefix(Operations.pageLength).compactMap { row in
                    try hit(row, text, tx, session)
                }
                return (first, found.count)
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
        case .contact, .identity, .reading: return nil
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
        return ListOrder(sort: filter.sort, now: now).sorted(rows)
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
        if kind == .report, figures.isSetAside(now: now) != setAside { return false }
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
