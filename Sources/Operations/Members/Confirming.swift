// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Vault

// A new or reset key counts only when two key holders vouched for it, one of them by voice (Design 4).
extension Operations {
    /// Vouches for somebody's keys; asks for the passphrase again.
    ///
    /// The fingerprint is the one that the person who vouches has looked at: other keys in its place are refused.
    package func confirmKey(
        of member: MemberID,
        fingerprint: [UInt8],
        byVoice: Bool,
        passphrase: String,
        _ session: Session
    ) throws {
        try confirm(passphrase, session)
        try refusing {
            try store.write { tx in
                guard let person = directory.people[member] else { throw Refusal.notFound }
                guard let keys = person.waiting?.keys ?? person.keys,
                    Fingerprint(keys).bytes == fingerprint
                else { throw Refusal.otherKey }
                if directory.obstacle(to: session.member, confirming: member, keys) == .duplicate {
                    throw Refusal.confirmedBefore
                }
                try tx.appendDirectory(
                    [.keyConfirmed(member, keys, byVoice: byVoice)],
                    by: session.member,
                    signing: session.keys.signing
                )
            }
        }
    }

    /// Keys that wait shall not count: their owner needs a new sign-in sheet, or is gone.
    package func declineKey(
        of member: MemberID,
        reason: String,
        passphrase: String,
        _ session: Session
    ) throws {
        guard !reason.isEmpty else { throw Refusal.reasonMissing }
        try confirm(passphrase, session)
        try refusing {
            try store.write { tx in
                guard directory.people[member]?.waiting != nil else { throw Refusal.notFound }
                try tx.appendDirectory(
                    [.keyDeclined(member, reason: reason)],
                    by: session.member,
                    signing: session.keys.signing
                )
                try tx.endSessions(of: member)
            }
        }
        sessions.remove(of: member)
    }

    /// For somebody who has lost the passphrase: the old keys end at once, and what they could read is not carried over.
    ///
    /// - Throws: `Refusal.lastReader` when nobody else could read a room, unless that is wanted;
    ///   `Refusal.tooFewHolders` when nobody could confirm the new keys.
    package func resetMember(
        _ id: MemberID,
        reason: String,
        passphrase: String,
        leavingRoomsUnread: Bool = false,
        _ session: Session
    ) throws -> MadeAccount {
        try refusing {
            guard session.has(.administrator), id != session.member else { throw Refusal.notAllowed }
            guard !reason.isEmpty else { throw Refusal.reasonMissing }
            guard let person = directory.people[id],
                let guarded = try store.read({ try $0.account(id) })?.guarded
            else { throw Refusal.notFound }
            let fresh = try prepare(
                NewMember(
                    login: guarded.login,
                    passphrase: passphrase,
                    description: person.description,
                    human: person.human
                ),
                id: id
            )
            try store.write { tx in
                let directory = directory
                guard leavingRoomsUnread || !isLastReader(id) else { throw Refusal.lastReader }
                let others = directory.keyHolders.filter { $0.id != id && $0.human != person.human }
                guard Set(others.map(\.human)).count >= DirectoryState.confirmersWanted else {
                    throw Refusal.tooFewHolders
                }
                try requireFree(person.human, besides: id)
                try tx.appendDirectory(
                    [.keyReset(id, fresh.keys.publicKeys, reason: reason)],
                    by: session.member,
                    signing: session.keys.signing
                )
                try put(fresh, tx)
                try tx.endSessions(of: id)
            }
            sessions.remove(of: id)
            return fresh.account
        }
    }

    /// Who could read a standing room or one of the member's own, as the chain tells it, the newest first.
    package func readings(of room: CompartmentID) -> [DirectoryState.Reading] {
        directory.readings.filter { $0.room == room }.reversed()
    }

    /// The rooms whose history a member may see: those they read, and for whoever runs or audits the house the
    /// standing ones; a case of its own is known only to those who read it.
    package func roomsWithHistory(_ session: Session) -> [DirectoryState.Room] {
        let mine = directory.compartments(of: session.member)
        guard session.has(.administrator) || session.has(.auditor) else { return mine }
        return mine + directory.intake.filter { room in !mine.contains { $0.id == room.id } }
    }
}
