// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Vault

extension Operations {
    /// Everybody in the directory, by name.
    package func members(_ session: Session) throws -> [DirectoryState.Person] {
        directory.people.values.sorted { ($0.description.name, $0.id) < ($1.description.name, $1.id) }
    }

    /// Adds a person: they make keys of their own at the first sign-in, and count when two people have vouched for those.
    ///
    /// - Throws: `Refusal.sameHuman` when that human being has an account already.
    package func addMember(_ member: NewMember, _ session: Session) throws -> MadeAccount {
        try refusing {
            guard session.has(.administrator) else { throw Refusal.notAllowed }
            guard try store.read({ try $0.account(login: Operations.loginName(member.login)) }) == nil else {
                throw Refusal.loginTaken
            }
            var member = member
            // Nobody keeps a passphrase that an administrator has seen.
            member.mustChange = true
            try requireFree(member.human, besides: nil)
            let person = try prepare(member)
            try store.write { tx in
                try requireFree(member.human, besides: nil)
                try tx.appendDirectory(
                    [.memberAsked(newcomer(person))],
                    by: session.member,
                    signing: session.keys.signing
                )
                try put(person, tx)
            }
            return person.account
        }
    }

    package func changeMember(
        _ id: MemberID,
        _ description: MemberDescription,
        _ session: Session
    ) throws {
        try refusing {
            try store.write { tx in
                // Nobody could add, reset or disable anybody, and nobody could be made administrator again.
                let others = directory.people.values.filter { $0.id != id && $0.isActive }
                guard
                    description.roles.contains(.administrator)
                        || others.contains(where: { $0.has(.administrator) })
                else { throw Refusal.lastAdministrator }
                try tx.appendDirectory(
                    [.memberChanged(id, description)],
                    by: session.member,
                    signing: session.keys.signing
                )
            }
        }
    }

    /// Ends what a member may do here; the last who can read a room is kept, for what is sent to it.
    ///
    /// Where an account is lost or stolen, a room is left unread on purpose: reports then go to the outside reader.
    ///
    /// - Throws: `Refusal.lastReader` unless that is what is wanted.
    package func disableMember(
        _ id: MemberID,
        reason: String,
        leavingRoomsUnread: Bool = false,
        _ session: Session
    ) throws {
        guard !reason.isEmpty else { throw Refusal.reasonMissing }
        try refusing {
            try store.write { tx in
                guard leavingRoomsUnread || !isLastReader(id) else { throw Refusal.lastReader }
                try tx.appendDirectory(
                    [.memberDisabled(id, reason: reason)],
                    by: session.member,
                    signing: session.keys.signing
                )
                try tx.endSessions(of: id)
            }
        }
        sessions.remove(of: id)
    }

    /// Whether nobody else could read one of the standing rooms of a member.
    ///
    /// Rooms of one case are not asked about: an administrator would learn from a refusal that there is one (Domain 4.12).
    func isLastReader(_ id: MemberID) -> Bool {
        let directory = directory
        return directory.compartments(of: id).contains {
            $0.kind != .single && !directory.hasActiveReader($0, besides: id)
        }
    }

    package func enableMember(_ id: MemberID, _ session: Session) throws {
        try requireFree(directory.people[id]?.human ?? "", besides: id)
        try direct([.memberEnabled(id)], session)
    }

    /// The compartments this member may grant: those they read themselves.
    package func grantable(_ session: Session) -> [DirectoryState.Room] {
        directory.compartments(of: session.member).filter { session.everyKey.newest($0.id) != nil }
    }

    /// Lets a member read a compartment; asks for the passphrase again.
    ///
    /// - Throws: `takenOut` where they were taken out of a case that is read there: an outside reader lets them back in.
    package func grant(
        _ compartment: CompartmentID,
        to member: MemberID,
        passphrase: String,
        _ session: Session
    ) throws {
        try confirm(passphrase, session)
        try refusing {
            try requireNotTakenOut(member, of: compartment, session)
            guard let keys = session.everyKey.newest(compartment) else { throw Refusal.notAllowed }
            try direct([try store.grant(keys, to: member)], session)
        }
    }

    /// Of the one case that a room was made for, and of those that are shared with it (Domain 4.12).
    private func requireNotTakenOut(
        _ member: MemberID,
        of compartment: CompartmentID,
        _ session: Session
    ) throws {
        guard session.ring.holds(compartment), !isOutsideReader(session.member) else { return }
        try takeIn(session)
        let isOwn = directory.compartments[compartment]?.kind == .single
        try store.read { tx in
            for id in try store.rosters.cases(in: compartment, asGuests: !isOwn, session.ring, tx) {
                let recusals = try tx.open(CaseState.self, id, session.ring).state.recusals
                guard !recusals.contains(where: { $0.recused.member == member }) else {
                    throw Refusal.takenOut
                }
            }
        }
    }

    /// From here on a member reads nothing new; what they have read cannot be unread.
    package func revoke(
        _ member: MemberID,
        from compartment: CompartmentID,
        reason: String,
        passphrase: String,
        _ session: Session
    ) throws {
        guard !reason.isEmpty else { throw Refusal.reasonMissing }
        try confirm(passphrase, session)
        try refusing {
            guard let keys = session.everyKey.newest(compartment), member != session.member else {
                throw Refusal.notAllowed
            }
            try requireOutsideReader(of: compartment, without: member)
            try direct(
                try store.revoke(member, from: keys, by: session.member, reason: reason),
                session
            )
            store.rosters.forget([compartment])
        }
    }

    /// A room of one case keeps two readers, one of them from outside the site (Domain 4.12).
    private func requireOutsideReader(of id: CompartmentID, without member: MemberID) throws {
        guard let room = directory.compartments[id], room.kind == .single else { return }
        let left = room.readers.filter { $0 != member && directory.people[$0]?.isActive == true }
        guard left.count > 1, left.contains(where: isOutsideReader) else { throw Refusal.needsOutsideReader }
    }

    func direct(_ entries: [DirectoryEntry], _ session: Session) throws {
        try refusing {
            try store.write {
                try $0.appendDirectory(entries, by: session.member, signing: session.keys.signing)
            }
        }
    }
}
