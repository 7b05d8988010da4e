// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Records
internal import Vault

/// Which lines of the log an auditor wants to see.
package struct AccessFilter: Sendable, Hashable {
    package var from: Day
    package var to: Day
    package var member: MemberID?
    package var act: AccessAct?

    package init(from: Day, to: Day, member: MemberID? = nil, act: AccessAct? = nil) {
        self.from = from
        self.to = to
        self.member = member
        self.act = act
    }

    /// A line on which something is wrong is shown whatever act was asked for.
    func admits(_ line: AccessLine) -> Bool {
        if let member, line.entry.member != member { return false }
        if let act, line.entry.event.act != act, line.troubles.isEmpty { return false }
        return true
    }
}

/// A page of the log, the newest lines first.
package struct AccessPage: Sendable {
    package let lines: [AccessLine]
    package let total: Int
    package let position: Int
    /// The row after which the next page begins.
    package let next: String?
    package let losses: [AccessLoss]
    package let changedRows: Int
    /// There are more rows than are opened at once: these lines are some of them.
    package let isTooMany: Bool
    /// Then, how many of those lines are whose, the most first.
    package let tally: [(member: MemberID, lines: Int)]
}

extension Operations {
    package static let longestAccessDays = 92

    /// The logs that somebody may read: as an auditor, or of rooms that note their own openings.
    package func accessLogs(_ session: Session) -> [DirectoryState.Room] {
        let directory = directory
        return directory.compartments(of: session.member).filter { room in
            directory.log(of: room.id)?.id == room.id && session.everyKey.newest(room.id) != nil
        }
    }

    /// A page of what was opened; that it was looked at is noted in the same log, before it is shown.
    package func readAccessLog(
        _ filter: AccessFilter,
        after: String? = nil,
        _ session: Session
    ) throws -> AccessPage {
        try refusing {
            try renewKeys(session)
            let logs = accessLogs(session)
            guard !logs.isEmpty else { throw Refusal.notFound }
            let mine = Set(logs.map(\.id))
            // Of a room that notes its own openings, looking at them is none: whoever reads it sees more there.
            try note(
                logs.filter(\.kind.isAccessLog).map {
                    (room: $0.id, event: AccessEvent(.readLog, room: nil, rooms: 0))
                },
                session
            )
            let last = min(filter.to, filter.from.adding(days: Operations.longestAccessDays))
            let reading = try store.read { tx in
                guard filter.from <= last else { return AccessReading() }
                return try tx.accessLog(
                    filter.from.number...last.number,
                    session.everyKey.only { mine.contains($0) }
                )
            }
            return page(reading, filter, after: after)
        }
    }

    private static func tally(_ lines: [AccessLine]) -> [(member: MemberID, lines: Int)] {
        Dictionary(grouping: lines, by: \.entry.member).map { (member: $0, lines: $1.count) }
            .sorted { ($1.lines, $0.member) < ($0.lines, $1.member) }
    }

    private func page(_ reading: AccessReading, _ filter: AccessFilter, after: String?) -> AccessPage {
        let lines = reading.lines.filter(filter.admits)
        var start = 0
        if let after, let place = lines.firstIndex(where: { Hex.text($0.id) == after }) { start = place + 1 }
        let page = Array(lines.dropFirst(start).prefix(Operations.pageLength))
        let losses = reading.losses.filter { loss in
            switch loss {
            case .cutOff(let member, _, _), .unmarked(let member, _):
                filter.member == nil || filter.member == member
            }
        }
        return AccessPage(
            lines: page,
            total: lines.count,
            position: start,
            next: start + page.count < lines.count ? page.last.map { Hex.text($0.id) } : nil,
            losses: losses,
            changedRows: reading.changedRows,
            isTooMany: reading.isTooMany,
            tally: reading.isTooMany ? Operations.tally(reading.lines) : []
        )
    }
}
