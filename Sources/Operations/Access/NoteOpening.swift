// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Platform
internal import Records

/// What a session has noted in the running minute: the same page again within it adds nothing that is known.
final class NotedThisMinute: Sendable {
    private struct Noted {
        var minute: Int64 = 0
        var events: Set<AccessEvent> = []
    }
    private let noted = Monitor(Noted())

    func has(_ event: AccessEvent, minute: Int64) -> Bool {
        noted.change { $0.minute == minute && $0.events.contains(event) }
    }

    func add(_ events: [AccessEvent], minute: Int64) {
        noted.change { noted in
            if noted.minute != minute { noted = Noted(minute: minute) }
            noted.events.formUnion(events)
        }
    }
}

/// Every opening is noted, for good, before anybody sees what was opened (Design 5).
extension Operations {
    /// One record, in the room that is its home.
    func noteOpened<State: RecordState>(
        _ act: AccessAct,
        _ opened: Opened<State>,
        code: String = "",
        showedContact: Bool = false,
        _ session: Session
    ) throws {
        let event = AccessEvent(
            act,
            record: opened.id,
            code: code,
            room: opened.compartment,
            showedContact: showedContact
        )
        try note([(opened.compartment, event)], session)
    }

    /// Something that reached every room of a member: one line in the log of each kind of them.
    ///
    /// Not in a room of one case: whoever reads in many such rooms would write as many lines for each list, and the
    /// number of rows would tell how many there are. There, what is opened is noted.
    func noteReached(_ act: AccessAct, _ session: Session) throws {
        let directory = directory
        let rooms = session.ring.compartments.filter { directory.compartments[$0]?.kind.isIntake == true }
        let byLog = Dictionary(grouping: rooms) { directory.log(of: $0)?.id }
        try note(
            byLog.values.compactMap { rooms in
                rooms.first.map { first in
                    (
                        room: first,
                        event: AccessEvent(
                            act,
                            room: rooms.count == 1 ? first : nil,
                            rooms: rooms.count
                        )
                    )
                }
            },
            session
        )
    }

    /// Writes into the log of each room; returns when that is durable.
    ///
    /// - Throws: `Refusal.notNoted` where it could not be written: then nothing is shown.
    func note(_ events: [(room: CompartmentID, event: AccessEvent)], _ session: Session) throws {
        let minute = now.milliseconds / 60_000
        let fresh = events.filter { !session.noted.has($0.event, minute: minute) }
        let directory = directory
        let notes = fresh.compactMap { room, event in
            directory.log(of: room).map { AccessNote(log: $0.id, event: event) }
        }
        guard !notes.isEmpty else { return }
        do {
            try store.write { tx in
                try tx.note(
                    notes,
                    of: session.member,
                    session: session.accessTag,
                    signing: session.keys.signing
                )
            }
        } catch is DatabaseError {
            throw Refusal.notNoted
        }
        session.noted.add(fresh.map(\.event), minute: minute)
    }

    /// Closes the parts of the log whose sessions have ended, wherever and however they did.
    ///
    /// When somebody was last seen is known to this node at once and to the others within the minute.
    func endAccess(of members: some Sequence<MemberID>) throws {
        for member in members {
            let running = Set(
                try store.read { try $0.sessions(of: member) }.filter { isRunning($0.facts, wall.now) }
                    .map { RecordStore.accessTag(session: $0.id) }
            )
            // What another node has just begun is not over because this one has not seen it: it is in the table.
            guard try store.read({ try $0.hasOpenAccess(of: member) { !running.contains($0) } }) else {
                continue
            }
            try store.write { tx in
                let running = Set(
                    try tx.sessions(of: member).filter { isRunning($0.facts, wall.now) }
                        .map { RecordStore.accessTag(session: $0.id) }
                )
                try tx.endAccess(of: member) { !running.contains($0) }
            }
        }
    }
}
