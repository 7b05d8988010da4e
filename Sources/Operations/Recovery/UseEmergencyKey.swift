// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Vault

// The use of an emergency key: announced, waited for, entered by its holders, and spent (Design 4, "Recovery").
extension Operations {
    /// Says who shall be let in and why; every holder and reader hears of it, and nothing opens before the wait is over.
    ///
    /// - Throws: `keyOpensNothing` where no room is sealed to that key, or none at that site.
    package func announceRecovery(
        with id: Int,
        site: SiteID?,
        recipient: MemberID,
        reason: String,
        passphrase: String,
        _ session: Session
    ) throws {
        guard !reason.isEmpty else { throw Refusal.reasonMissing }
        guard let set = directory.recoverySet(id: id), set.countsSince != nil else { throw Refusal.notFound }
        // Rooms of one case bear their site: an answer that differs by site would say where there is one (Domain 4.12).
        guard site == nil || set.group != .monitor else { throw Refusal.notFound }
        try confirm(passphrase, session)
        let use: RecoveryID = store.newID()
        try refusing {
            try store.write { tx in
                do {
                    try tx.appendDirectory(
                        [
                            .recovery(
                                .announced(use, set: id, site: site, recipient: recipient, reason: reason)
                            )
                        ],
                        by: session.member,
                        signing: session.keys.signing
                    )
                } catch RecordsError.directory(.refused(.unknownCompartment)) {
                    throw Refusal.keyOpensNothing
                }
                try call(directory.concerned(by: set, site: site), tx, session)
            }
        }
    }

    /// Whoever could have objected is called, whether or not they come by on their own.
    private func call(_ members: [MemberID], _ tx: RecordTransaction, _ session: Session) throws {
        try tx.post(members.filter { $0 != session.member }.map { Notice(recipient: $0, at: tx.now) })
    }

    /// Stops it for good: whoever still wants it has to announce it again.
    package func objectToRecovery(_ id: RecoveryID, reason: String, _ session: Session) throws {
        guard !reason.isEmpty else { throw Refusal.reasonMissing }
        try refusing {
            try store.write { tx in
                try tx.appendDirectory(
                    [.recovery(.objected(id, reason: reason))],
                    by: session.member,
                    signing: session.keys.signing
                )
                // The sheets that were entered go with it, before anybody joins them.
                for giver in directory.recoveries[id]?.givers ?? [] {
                    try tx.remove(.given(id, holder: giver))
                }
            }
        }
    }

    /// A holder enters their share: from here to the recipient it is sealed to the recipient's key.
    ///
    /// - Throws: `Refusal.wrongShare` with the group that was misread, `Refusal.otherShare` for a share of another set
    ///   or holder.
    package func giveShare(
        _ id: RecoveryID,
        typed: String,
        passphrase: String,
        _ session: Session
    ) throws {
        let share: RecoveryShare
        do throws(ShareSlip) {
            share = try RecoveryShare(typed: typed)
        } catch {
            throw Refusal.wrongShare(error)
        }
        try confirm(passphrase, session)
        try refusing {
            try store.write { tx in
                let directory = directory
                guard let course = directory.recoveries[id],
                    let set = directory.recoverySet(id: course.set),
                    let mark = set.holder(session.member)?.mark
                else { throw Refusal.notFound }
                guard share.mark == mark.whole else { throw Refusal.otherShare }
                try tx.put(.given(id, holder: session.member), share, sealing: course.keys.sealing)
                try tx.appendDirectory(
                    [.recovery(.given(id))],
                    by: session.member,
                    signing: session.keys.signing
                )
            }
        }
    }

    /// Whose sheet lies ready for the recipient; whoever entered one that was lost since enters it again.
    package func sheetsEntered(_ course: RecoveryCourse) throws -> [MemberID] {
        try store.read { tx in try course.givers.filter { try tx.lies(.given(course.id, holder: $0)) } }
    }

    /// The recipient's own step: joins the shares, is let in, and gives every room it opened a new lock.
    ///
    /// - Throws: `Refusal.tooFewShares` while holders are missing or a share was lost on its way.
    package func finishRecovery(_ id: RecoveryID, passphrase: String, _ session: Session) throws {
        try confirm(passphrase, session)
        try refusing {
            try store.write { tx in
                let directory = directory
                guard let course = directory.recoveries[id], course.isOpen,
                    course.recipient == session.member,
                    let set = directory.recoverySet(id: course.set), let publicKey = set.publicKey
                else { throw Refusal.notFound }
                let shares = try course.givers.compactMap { giver in
                    try tx.share(.given(id, holder: giver), with: session.keys.sealing)
                        .flatMap { $0.mark == set.holder(giver)?.mark?.whole ? $0 : nil }
                }
                guard shares.count >= set.needed else { throw Refusal.tooFewShares }
                let secret = try joined(shares, publicKey)
                // What is damaged for one room keeps nobody out of the others.
                let grants = directory.rooms(course).compactMap { room in
                    try? recoveredGrant(of: room, secret, tx, session)
                }
                guard !grants.isEmpty else { throw Refusal.keyOpensNothing }
                try tx.appendDirectory(
                    [.recovery(.recovered(id, grants))],
                    by: session.member,
                    signing: session.keys.signing
                )
                for holder in set.holders {
                    try tx.remove(.given(id, holder: holder.id))
                    try tx.remove(.share(set: set.id, holder: holder.id))
                }
                try call(directory.concerned(by: set, site: course.site), tx, session)
            }
            try renewKeys(session)
        }
    }

    /// A room of one case that this member was taken out of stays closed: an outside reader lets them back in (Domain 4.12).
    private func recoveredGrant(
        of room: DirectoryState.Room,
        _ secret: SecretKey,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> Grant {
        let ring = try store.recoveredKeys(of: room, secret)
        if room.kind == .single {
            defer { store.rosters.forget([room.id]) }
            for id in try store.rosters.cases(in: room.id, asGuests: false, ring, tx) {
                let recusals = try tx.open(CaseState.self, id, ring).state.recusals
                guard !recusals.contains(where: { $0.recused.member == session.member }) else {
                    throw Refusal.takenOut
                }
            }
        }
        return try store.recoveredGrant(ring, to: session.publicKeys, session.member)
    }

    private func joined(_ shares: [RecoveryShare], _ publicKey: [UInt8]) throws -> SecretKey {
        do throws(SecretSharing.Failure) {
            return try SecretSharing.join(shares, publicKey: publicKey)
        } catch {
            switch error {
            case .tooFew: throw Refusal.tooFewShares
            case .mixed, .wrongKey: throw Refusal.otherShare
            }
        }
    }

    /// Seals each room of this member to its group's emergency key, where that has not been done in this epoch.
    func sealForRecovery(_ session: Session) throws {
        let due = try directory.compartments(of: session.member).compactMap { room in
            try session.everyKey.newest(room.id).flatMap {
                try store.sealForRecovery($0, in: directory)
            }
        }
        guard !due.isEmpty else { return }
        do {
            try store.write {
                try $0.appendDirectory(due, by: session.member, signing: session.keys.signing)
            }
        } catch RecordsError.directory(.refused), RecordsError.directory(.brokenChain) {
            // Another reader was quicker, or nothing can be changed until a tampered table is put right.
        }
    }
}
