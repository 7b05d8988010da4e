// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Vault

/// One line for one log.
package struct AccessNote: Sendable {
    package let log: CompartmentID
    package let event: AccessEvent

    package init(log: CompartmentID, event: AccessEvent) {
        self.log = log
        self.event = event
    }
}

extension RecordStore {
    /// What stands for a session in the log: it leads back to no session and no cookie.
    package static func accessTag(session id: [UInt8]) -> [UInt8] {
        Array(Digest.of("amparo access session", [id]).prefix(AccessEntry.tagCount))
    }
}

extension RecordTransaction {
    /// Writes what a member has opened, signed by them, for the auditors of its rooms alone (Design 5).
    ///
    /// All notes of one page go into one row where each has a log of its own.
    package func note(
        _ notes: [AccessNote],
        of member: MemberID,
        session tag: [UInt8],
        signing: SigningKeyPair
    ) throws {
        guard !notes.isEmpty else { return }
        let found = try AccessMark.find(member, locking: true, store, database)
        var mark = found ?? AccessMark()
        try write(notes.map { (note: $0, tag: tag) }, of: member, &mark) { signing.sign($0) }
        try mark.put(member, isNew: found == nil, store, database)
    }

    /// Whether a member's log has an open part whose session is over.
    package func hasOpenAccess(of member: MemberID, where isOver: ([UInt8]) -> Bool) throws -> Bool {
        try AccessMark.find(member, locking: false, store, database)?.chains.contains {
            $0.open.contains(where: isOver)
        } ?? false
    }

    /// Closes the part of each session that is over; the program vouches for it, since nobody may be there to sign.
    package func endAccess(of member: MemberID, where isOver: ([UInt8]) -> Bool) throws {
        guard var mark = try AccessMark.find(member, locking: true, store, database) else { return }
        let ended = mark.chains.flatMap { chain in
            chain.open.filter(isOver).map { tag in
                (note: AccessNote(log: chain.log, event: AccessEvent(.sessionEnded, room: nil)), tag: tag)
            }
        }
        guard !ended.isEmpty else { return }
        try write(ended, of: member, &mark) { message in
            store.secrets.log.mac("amparo access end", message) + [UInt8](repeating: 0, count: 32)
        }
        try mark.put(member, isNew: false, store, database)
    }

    /// How many days go in one turn: a clock that ran ahead for an hour does not take the whole log.
    package static let daysThatGo = 31

    /// The oldest days of the log whose time is over (Domain 4.8); empty where there are none.
    package func oldAccess() throws -> [Int] {
        let first = now.day.adding(days: -AccessEntry.keptDays)
        return try AccessTable.oldestDays(
            before: first.number,
            atMost: RecordTransaction.daysThatGo,
            database
        )
    }

    /// Takes them away; what is left names days that are over, and so vouches for its own beginning.
    package func removeOldAccess() throws {
        guard let last = try oldAccess().last else { return }
        try AccessTable.remove(upTo: last, database)
    }

    private func write(
        _ notes: [(note: AccessNote, tag: [UInt8])],
        of member: MemberID,
        _ mark: inout AccessMark,
        proof: ([UInt8]) -> [UInt8]
    ) throws {
        var queues = [[(note: AccessNote, tag: [UInt8], room: DirectoryState.Room)]](
            repeating: [],
            count: AccessSeal.slots
        )
        for (note, tag) in notes {
            let room = try room(note.log)
            queues[AccessSeal.slot(room.kind)].append((note, tag, room))
        }
        let day = now.day
        for turn in 0..<(queues.map(\.count).max() ?? 0) {
            let id = store.randomness.bytes(16)
            var body: [UInt8] = []
            var own: [AccessEvent] = []
            for queue in queues {
                guard turn < queue.count else {
                    body += AccessSeal.nobody(store.randomness)
                    continue
                }
                let (note, tag, room) = queue[turn]
                var chain = mark.chain(note.log)
                let entry = AccessEntry(
                    member: member,
                    session: tag,
                    sequence: chain.sequence + 1,
                    previous: chain.hash,
                    previousDay: chain.day,
                    minute: now.milliseconds / 60_000,
                    event: note.event
                )
                let content = entry.encoded
                let message = AccessSeal.message(
                    content,
                    row: id,
                    log: room.id,
                    epoch: room.epoch,
                    day: day.number
                )
                body += try AccessSeal.box(content, proof: proof(message), for: room)
                own.append(note.event)
                chain.sequence += 1
                chain.hash = AccessSeal.hash(content, log: room.id)
                chain.day = day
                chain.open.removeAll { $0 == tag }
                if note.event.act != .sessionEnded { chain.open.append(tag) }
                mark.set(chain)
            }
            body += try AccessSeal.own(
                OwnOpening(minute: now.milliseconds / 60_000, events: own),
                for: store.directory.state.people[member],
                store.randomness
            )
            try AccessTable.insert(id: id, day: day.number, body: body, store.secrets, database)
        }
    }
}
