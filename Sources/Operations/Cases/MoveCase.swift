// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// Where a case may be moved to.
package enum CaseHome: Sendable {
    case restricted
    case casework
    /// A compartment of its own, for these members and whoever moves it; one of them is from outside the site.
    case alone([MemberID])
}

extension Operations {
    /// Moves a case and its reports to another compartment, under fresh keys; what was read stays read.
    package func move(
        _ id: RecordID,
        to home: CaseHome,
        reason: String,
        passphrase: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        try confirm(passphrase, session)
        try refusing {
            try renewKeys(session)
            let target = try target(home, of: id, session)
            try store.write { tx in
                if !target.steps.isEmpty {
                    try tx.appendDirectory(target.steps, by: session.member, signing: session.keys.signing)
                }
                var file = try tx.open(CaseState.self, id, session.ring)
                if let seen, seen != file.head { throw Refusal.conflict(head: file.head) }
                guard file.compartment != target.room.id else { throw Refusal.notThisStage }
                // Whoever was taken out comes back by the word of an outside reader only (Domain 4.12).
                let out = Set(file.state.recusals.map(\.recused.member))
                guard out.isDisjoint(with: target.readers) || isOutsideReader(session.member) else {
                    throw Refusal.takenOut
                }
                try move(
                    &file,
                    to: target,
                    [.moved(reason: reason, restricted: target.isRestricted)],
                    reason: reason,
                    tx,
                    session
                )
                // Its reminders go to those who read it from now on.
                try setTimer(file, tx)
            }
        }
    }

    struct NewHome {
        let room: DirectoryState.Room
        /// Nil where whoever hands the case over does not read there, as with the focal point's room.
        let keys: CompartmentKeys?
        var steps: [DirectoryEntry] = []
        let isRestricted: Bool
        /// Those of a room that is only now being made.
        var readers: Set<MemberID> = []
    }

    /// A case with its reports and every way to reach those who reported, taken back or not: or what this member reads.
    ///
    /// - Throws: `damaged` or `readOnly` for a part that would stay behind, readable for those who are to see it no more.
    func move(
        _ file: inout Opened<CaseState>,
        to home: NewHome,
        _ entries: [CaseEntry],
        reason: String,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        for reportID in file.state.reports {
            // One that is in another case too may have gone away with it.
            guard var report = try tx.part(ReportState.self, reportID, session.ring) else { continue }
            for contactID in report.state.contactsLeft {
                guard var contact = try tx.part(ContactState.self, contactID, session.ring),
                    contact.compartment != home.room.id
                else { continue }
                try move(&contact, to: home, [], tx, session)
            }
            for readingID in report.state.readings {
                guard var reading = try tx.part(ReadingState.self, readingID, session.ring) else { continue }
                // Whoever may read it there asks anew; what was lent here is taken back.
                try tx.endLending(readingID)
                try move(&reading, to: home, reading.state.isEnded ? [] : [.ended], tx, session)
            }
            try move(&report, to: home, [.moved(reason: reason)], tx, session)
            try dropRequests(to: report.id, tx)
        }
        try move(&file, to: home, entries, tx, session)
        try dropRequests(to: file.id, tx)
    }

    /// Who asked to erase it asked those who read it before: they see it no more, and those who read it now decide anew.
    private func dropRequests(to record: RecordID, _ tx: RecordTransaction) throws {
        for asked in try tx.erasures().map(\.notice)
        where asked.second == nil && asked.erasure.subject.record == record {
            try tx.dropAsked(asked.id)
        }
    }

    private func move<State: RecordState>(
        _ opened: inout Opened<State>,
        to home: NewHome,
        _ entries: [State.Entry],
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        if let keys = home.keys {
            try tx.move(&opened, to: keys, entries, by: session.writer)
        } else {
            try tx.handOver(&opened, to: home.room, entries, by: session.writer)
        }
    }

    private func target(_ home: CaseHome, of id: RecordID, _ session: Session) throws -> NewHome {
        let file = try store.read { try $0.open(CaseState.self, id, session.ring) }
        guard let site = file.state.opening?.site else { throw RecordsError.damaged }
        switch home {
        case .casework, .restricted:
            let kind: CompartmentKind = if case .restricted = home { .restricted } else { .casework }
            guard let room = directory.compartment(kind, site: site) else { throw Refusal.notAllowed }
            return NewHome(
                room: room,
                keys: session.ring.newest(room.id),
                isRestricted: kind == .restricted,
                readers: room.readers
            )
        case .alone(let members):
            let readers = Set(members + [session.member])
            guard readers.count > 1, readers.contains(where: isOutsideReader) else {
                throw Refusal.needsOutsideReader
            }
            return try roomOfItsOwn(
                for: readers,
                site: site,
                isRestricted: file.state.isRestricted,
                session
            )
        }
    }

    /// A new room with these readers; whoever makes it and is none of them never sees what goes into it.
    func roomOfItsOwn(
        for readers: Set<MemberID>,
        site: SiteID,
        isRestricted: Bool,
        _ session: Session
    ) throws -> NewHome {
        let made = store.makeCompartment(.single, site: site, name: "")
        var alone = directory
        try? alone.apply(made.entry, by: session.member, at: now)
        guard let room = alone.compartments[made.keys.id] else { throw Refusal.notAllowed }
        var steps = [made.entry]
        for member in readers.sorted() {
            guard let person = directory.people[member], person.isActive, !person.has(.administrator)
            else { throw Refusal.notAllowed }
            steps.append(try store.grant(made.keys, to: member))
        }
        return NewHome(
            room: room,
            keys: readers.contains(session.member) ? made.keys : nil,
            steps: steps,
            isRestricted: isRestricted,
            readers: readers
        )
    }

    /// There is always one reader from outside the site, so that nobody keeps a case to themselves (Domain 4.12).
    func isOutsideReader(_ member: MemberID) -> Bool {
        guard let person = directory.people[member] else { return false }
        return person.has(.independentReader) || person.has(.headquarters)
    }
}
