// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One emergency key of a trust group, as the chain gives it.
package struct RecoverySet: Sendable, Identifiable {
    /// Between asking a holder whether the paper is still there (Design 4, drills).
    package static let drillDays = 180

    package struct Holder: Sendable, Identifiable {
        package let id: MemberID
        package internal(set) var mark: ShareMark?
        package internal(set) var confirmed: Instant?
        /// When the holder last said that the paper is there.
        package internal(set) var checked: Instant?

        package func isDrillDue(_ now: Instant) -> Bool {
            checked.map { now > $0.adding(days: RecoverySet.drillDays) } ?? false
        }
    }

    package let id: Int
    package let group: TrustGroup
    package let needed: Int
    /// Between the announcement of a use and its first share.
    package let waitMinutes: Int
    package let proposedBy: MemberID
    package let proposedAt: Instant
    /// Share number `n` belongs to the holder at place `n - 1`.
    package internal(set) var holders: [Holder]
    package internal(set) var publicKey: [UInt8]?
    package internal(set) var madeBy: MemberID?
    /// Since enough holders have said that they have their share.
    package internal(set) var countsSince: Instant?
    /// A newer set of the group counts.
    package internal(set) var isReplaced = false
    /// Enough shares were together in one place: no longer a secret of many.
    package internal(set) var spentBy: RecoveryID?

    /// What stands on every sheet, to tell a key from older ones: six digits.
    package var number: String {
        let digits = String(id % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    package var counts: Bool { countsSince != nil && !isReplaced && spentBy == nil }

    package func holder(_ member: MemberID) -> Holder? { holders.first { $0.id == member } }
    /// The number on a holder's share.
    package func index(of member: MemberID) -> Int? {
        holders.firstIndex { $0.id == member }.map { $0 + 1 }
    }
}

/// An announced use of an emergency key.
package struct RecoveryCourse: Sendable, Identifiable {
    package let id: RecoveryID
    package let set: Int
    package let group: TrustGroup
    package let site: SiteID?
    package let recipient: MemberID
    /// What counted when it was announced: whoever has been given other keys since receives nothing.
    package let keys: PublicKeys
    package let reason: String
    package let announcedBy: MemberID
    package let at: Instant
    /// Before this no share may be entered.
    package let notBefore: Instant
    package internal(set) var objectedBy: MemberID?
    package internal(set) var objection = ""
    package internal(set) var givers: [MemberID] = []
    package internal(set) var doneAt: Instant?

    package var isOpen: Bool { objectedBy == nil && doneAt == nil }
}

/// A room's secret sealed to an emergency key's public half.
package struct RecoverySeal: Hashable, Sendable {
    package let set: Int
    package let epoch: Int
    package let sealed: [UInt8]
}

/// One line of what was done with emergency keys, for whoever looks back.
package struct RecoveryEvent: Sendable {
    package enum What: Sendable, Hashable {
        case proposed, made, counts, announced, objected, given, recovered
        /// Somebody from outside was given a role of the company, or somebody of it roles from outside alone.
        case joinedCompany, leftCompany
    }
    package let what: What
    package let group: TrustGroup
    package let by: MemberID
    /// Who shall be let in, where it is announced; whose roles were changed.
    package let recipient: MemberID?
    package let at: Instant
}
