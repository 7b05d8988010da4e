// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// What a member opened themselves on some days, the newest first; nil where that is more than is opened at once.
    ///
    /// It shows nothing that is not theirs, so looking at it is no opening. A record that is not open to them any more
    /// is left out: whoever was taken out of a case finds no trace of it (Domain 4.12).
    package func ownOpenings(_ from: Day, _ to: Day, _ session: Session) throws -> [OwnOpening]? {
        try refusing {
            try takeIn(session)
            let last = min(to, from.adding(days: Operations.longestAccessDays))
            guard from <= last else { return [] }
            return try store.read { tx in
                let rows =
                    try store.rosters.rows(session.ring, tx) + store.rosters.readings(session.ring, tx)
                let open = Set(rows.map(\.id))
                return try tx.ownAccess(from.number...last.number, session.keys.sealing)?.compactMap {
                    let events = $0.events.filter { $0.record.map(open.contains) ?? true }
                    return events.isEmpty ? nil : OwnOpening(minute: $0.minute, events: events)
                }
            }
        }
    }

    /// Takes away what was noted more than ten years ago, a month at a time (Domain 4.8).
    package func removeOldOpenings() throws {
        guard try !store.read({ try $0.oldAccess() }).isEmpty else { return }
        try store.write { try $0.removeOldAccess() }
    }
}
