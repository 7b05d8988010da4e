// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
package import Vault

/// Who shall hold the emergency key of a group together, and how many of them are needed.
package struct RecoveryProposal: Sendable {
    package var group: TrustGroup
    package var needed: Int
    package var holders: [MemberID]
    /// Between the announcement of a use and its first share.
    package var waitMinutes: Int

    package init(group: TrustGroup, needed: Int, holders: [MemberID], waitMinutes: Int) {
        self.group = group
        self.needed = needed
        self.holders = holders
        self.waitMinutes = waitMinutes
    }
}

// An emergency key from the proposal to the paper in each holder's hand (Design 4, "Recovery").
extension Operations {
    /// So many days a share waits for its holder, sealed to their key; then another key has to be made.
    package static let shareDays = 14
    package static let shortestWait = DirectoryState.shortestWaitMinutes

    /// - Throws: `Refusal.companyAlone` where people of the company alone would be enough for what needs others.
    package func propose(_ proposal: RecoveryProposal, passphrase: String, _ session: Session) throws {
        guard proposal.waitMinutes >= (options.isDemo ? 1 : Operations.shortestWait) else {
            throw Refusal.notThisStage
        }
        try confirm(passphrase, session)
        var set = 0
        repeat {
            set = store.randomness.bytes(4).reduce(0) { $0 << 8 | Int($1) }
        } while directory.recoverySet(id: set) != nil
        try take(
            .proposed(
                set: set,
                proposal.group,
                needed: proposal.needed,
                holders: proposal.holders,
                waitMinutes: proposal.waitMinutes
            ),
            session
        )
    }

    /// Makes the key of a proposal and cuts it: the shares leave this call sealed to their holders, the key not at all.
    package func makeRecoveryKey(set id: Int, passphrase: String, _ session: Session) throws {
        try confirm(passphrase, session)
        try refusing {
            try store.write { tx in
                let directory = directory
                guard let set = directory.recoverySet(id: id), set.publicKey == nil else {
                    throw Refusal.notFound
                }
                let secret = store.randomness.secretKey()
                let shares = SecretSharing.split(
                    secret,
                    set: UInt32(truncatingIfNeeded: id),
                    needed: set.needed,
                    count: set.holders.count
                )
                for (holder, share) in zip(set.holders, shares) {
                    guard let keys = directory.people[holder.id]?.keys else { throw Refusal.keyWaits }
                    try tx.put(.share(set: id, holder: holder.id), share, sealing: keys.sealing)
                }
                try tx.appendDirectory(
                    [
                        .recovery(
                            .made(
                                set: id,
                                publicKey: SealingKeyPair(seed: secret).publicKey.bytes,
                                marks: shares.map { ShareMark(whole: $0.mark, check: $0.checkMark) }
                            )
                        )
                    ],
                    by: session.member,
                    signing: session.keys.signing
                )
            }
        }
    }

    /// Whether a share waits for this member to be shown once.
    package func shareWaits(set: Int, _ session: Session) throws -> Bool {
        try store.read { try $0.has(.share(set: set, holder: session.member)) }
    }

    /// The member's share, this once: its row is gone before anybody sees it.
    ///
    /// - Throws: `Refusal.otherShare` when what lay there is not the share that was cut for them.
    package func takeShare(set id: Int, passphrase: String, _ session: Session) throws -> RecoveryShare {
        try confirm(passphrase, session)
        return try refusing {
            try store.write { tx in
                let row = HandOver.share(set: id, holder: session.member)
                guard let mark = directory.recoverySet(id: id)?.holder(session.member)?.mark,
                    try tx.has(row)
                else { throw Refusal.notFound }
                guard let share = try tx.share(row, with: session.keys.sealing), share.mark == mark.whole
                else { throw Refusal.otherShare }
                try tx.remove(row)
                return share
            }
        }
    }

    /// "I have it": the two last groups, typed from the paper; the same at each drill.
    package func confirmShare(set id: Int, typed: String, _ session: Session) throws {
        guard let set = directory.recoverySet(id: id), let index = set.index(of: session.member),
            let mark = set.holder(session.member)?.mark
        else { throw Refusal.notFound }
        guard
            RecoveryShare.checkMark(typed: typed, set: UInt32(truncatingIfNeeded: id), index: index)
                == mark.check
        else { throw Refusal.otherShare }
        try take(.held(set: id), session)
    }

    /// What nobody fetched in time goes: a chore of every node.
    ///
    /// What was entered for a use stays until that ends: its holders may be weeks apart.
    package func removeOldShares() throws {
        try store.write { tx in
            let directory = directory
            let entered = directory.recoveries.values.filter(directory.canOpen).flatMap { course in
                course.givers.map { HandOver.given(course.id, holder: $0) }
            }
            try tx.removeHandOvers(before: now.day.number - Operations.shareDays, keeping: entered)
        }
    }

    func take(_ step: RecoveryStep, _ session: Session) throws {
        try direct([.recovery(step)], session)
    }
}
