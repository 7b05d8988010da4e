// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Records

/// The page of a day: at most ten things, each with why, and how many more wait (Moment 9).
package struct TodayPage: Sendable {
    package let items: [(item: TodayItem<RecordID>, line: ListLine)]
    package let remaining: Int
    package let newReports: Int
    package let openCases: Int
    package let overdue: Int
    package let setAside: Int
}

extension Operations {
    package func today(_ session: Session) throws -> TodayPage {
        try refusing {
            try takeIn(session)
            let zone = store.summaries.calendar(session.person?.description.site)
            return try store.read { tx in
                let rows = try store.rosters.rows(session.ring, tx)
                let before = shown.days(of: session.member)
                let candidates = rows.flatMap { self.candidates($0, session, before) }
                let selection = TodaySelection(from: candidates, now: now, calendar: zone)
                shown.mark(
                    selection.items.filter(\.raisesAlarm).map(\.subject),
                    for: session.member,
                    on: zone.day(now)
                )
                let chosen = selection.items.compactMap { item in rows.first { $0.id == item.subject } }
                let opened = Dictionary(try lines(chosen, tx, session).map { ($0.row.id, $0) }) { a, _ in a }
                return TodayPage(
                    items: selection.items.compactMap { item in opened[item.subject].map { (item, $0) } },
                    remaining: selection.remaining,
                    newReports: rows.count { ListFilter(kind: .report).admits($0.figures, now: now) },
                    openCases: rows.count { ListFilter(kind: .caseFile).admits($0.figures, now: now) },
                    overdue: rows.count { $0.isOverdue(now) },
                    setAside: rows.count { $0.figures.flags.contains(.setAside) }
                )
            }
        }
    }

    private func candidates(
        _ row: RosterRow,
        _ session: Session,
        _ before: [RecordID: Day]
    ) -> [TodayCandidate<RecordID>] {
        let figures = row.figures
        guard !figures.flags.contains(.setAside) else { return [] }
        var found: [TodayCandidate<RecordID>] = []
        func add(_ kind: TodayKind, due: Instant? = nil) {
            let isUrgent = figures.flags.contains(.urgent)
            let until = figures.postponedUntil.milliseconds > 0 ? figures.postponedUntil : nil
            found.append(
                TodayCandidate(
                    kind: kind,
                    subject: row.id,
                    severity: Severity(rawValue: Int(figures.severity)),
                    isUrgent: isUrgent,
                    due: due,
                    received: figures.received,
                    snoozedUntil: until,
                    lastShownDay: before[row.id]
                )
            )
        }
        if row.isStale { add(.integrity) }
        if figures.kind == .report {
            guard !figures.flags.contains(.triaged) else {
                // Words on a report that was shown another door have no case to reach.
                if figures.flags.contains(.unread), Int(figures.stage) == ReportStage.redirected.rawValue {
                    add(.theyWrote)
                }
                return found
            }
            add(figures.flags.contains(.dangerNow) ? .callForHelp : .newReport, due: figures.firstDue?.at)
            return found
        }
        if figures.flags.contains(.disagreed) { add(.review, due: figures.firstDue?.at) }
        if figures.flags.contains(.unread) { add(.theyWrote) }
        guard !figures.flags.contains(.closed) else { return found }
        if figures.flags.contains(.callAwaitsReview) { add(.signature, due: figures.firstDue?.at) }
        if figures.flags.contains(.awaitsSecond), session.has(.headquarters) { add(.signature) }
        if figures.flags.contains(.awaitsReviewer), !session.has(.securityManager) { add(.signature) }
        if let due = figures.firstDue {
            add(due.clock == .protectionScreen ? .protectionCheck : .promise, due: due.at)
        }
        if figures.flags.contains(.urgent) { add(.callForHelp) }
        if figures.lead == session.member { add(.caseWork) }
        return found
    }
}

extension RosterRow {
    package func isOverdue(_ now: Instant) -> Bool {
        figures.firstDue.map { $0.at <= now } ?? false
    }
}
