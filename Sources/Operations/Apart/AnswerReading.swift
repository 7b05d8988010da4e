// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// What a custodian says to a request.
package enum ReadingAnswer: Sendable {
    /// For so many hours, and never longer than the session that asked.
    case grant(hours: Int)
    case refuse(reason: String)
}

extension Operations {
    /// For how long a custodian may lend their half, in hours; a session lives no longer than the last of them.
    package static let readingHours = [1, 4, 12]

    /// Whether this member keeps names and reads no case.
    package func isCustodian(_ session: Session) -> Bool {
        directory.compartment(.identities, site: nil)?.readers.contains(session.member) == true
    }

    /// How many requests wait for this custodian; no word of them.
    package func readingsWaiting(_ session: Session) throws -> Int {
        guard isCustodian(session) else { return 0 }
        return try refusing {
            try takeIn(session)
            return try store.read { tx in
                try store.rosters.readings(session.ring, tx).count { !$0.figures.flags.contains(.closed) }
            }
        }
    }

    /// The requests, those that wait first and the urgent before all; then the newest of the others.
    package func readingsAsked(_ session: Session) throws -> [ReadingView] {
        try refusing {
            guard isCustodian(session), let room = directory.compartment(.identities, site: nil) else {
                throw Refusal.notFound
            }
            try takeIn(session)
            let found = try store.read { tx in
                let rows = try store.rosters.readings(session.ring, tx).sorted { a, b in
                    Operations.order(a.figures) < Operations.order(b.figures)
                }
                return rows.prefix(Operations.pageLength).compactMap { row in
                    (try? tx.open(ReadingState.self, row.id, session.ring)).flatMap { view($0, session) }
                }
            }
            try note([(room.id, AccessEvent(.listed, room: room.id))], session)
            return found
        }
    }

    private static func order(_ figures: Figures) -> (Int, Int, Int64) {
        let isOpen = !figures.flags.contains(.closed)
        let at = figures.received.milliseconds
        return (isOpen ? 0 : 1, figures.flags.contains(.urgent) ? 0 : 1, isOpen ? at : -at)
    }

    /// A custodian lends their half to the session that asked, or says why not; asks for the passphrase again.
    package func answerReading(
        _ id: RecordID,
        _ answer: ReadingAnswer,
        passphrase: String,
        seen: Int?,
        _ session: Session
    ) throws {
        guard isCustodian(session) else { throw Refusal.notFound }
        if case .refuse(let reason) = answer { _ = try Operations.reason(reason) }
        try confirm(passphrase, session)
        try change(ReadingState.self, id, seen: seen, session) { tx, reading in
            guard reading.state.isOpen, let request = reading.state.request, let asker = reading.state.asker
            else { throw Refusal.notThisStage }
            switch answer {
            case .refuse(let reason):
                try tx.append(&reading, [.refused(reason: reason)], by: session.writer)
            case .grant(let hours):
                guard Operations.readingHours.contains(hours) else { throw Refusal.empty }
                // Nothing is lent to somebody who counts for nothing any more.
                guard directory.people[asker]?.isActive == true else { throw Refusal.notThisStage }
                let until = tx.now.adding(hours: hours)
                do {
                    let box = try tx.lend(id, request, until: until, session.ring)
                    try tx.append(&reading, [.granted(until: until, box: box)], by: session.writer)
                } catch RecordsError.damaged {
                    throw Refusal.halvesDiffer
                } catch RecordsError.notEntitled {
                    throw Refusal.ofEarlierCustodians
                }
            }
        }
    }
}
