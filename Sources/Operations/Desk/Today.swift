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
    /// Something fell due where this member has the duty; said once, and without what it is.
    package let wasCalled: Bool
}

extension Operations {
    package func today(_ session: Session) throws -> TodayPage {
        try refusing {
            try takeIn(session)
            try noteReached(.listed, session)
            let wasCalled = try seeNotices(session)
            let roster = try roster()
            let zone = store.summaries.calendar(session.person?.description.site)
            return try store.read { tx in
                let rows = try store.rosters.rows(session.ring, tx)
                let asked = TodayCandidates(
                    session,
                    roster,
                    isOutside: isOutsideReader(session.member),
                    now: now,
                    shown: shown.days(of: session.member)
                )
                let selection = TodaySelection(from: rows.flatMap(asked.of), now: now, calendar: zone)
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
                    setAside: rows.count { $0.figures.isSetAside(now: now) },
                    wasCalled: wasCalled
                )
            }
        }
    }
}

extension RosterRow {
    package func isOverdue(_ now: Instant) -> Bool {
        !figures.isSetAside(now: now) && (figures.firstDue.map { $0.at <= now } ?? false)
    }
}
