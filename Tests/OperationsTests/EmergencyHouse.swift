// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// A house with the emergency key of one group, and the papers of those who hold it.
struct EmergencyHouse {
    typealias Who = TestInstallation.Who

    let house: TestInstallation
    let group: TrustGroup
    let maker: Who
    let holders: [Who]
    static let waitMinutes = 3 * 1_440

    var operations: Operations { house.operations }
    var set: RecoverySet? { operations.directory.recoverySets.last { $0.group == group } }

    private func setID() throws -> Int { try #require(set).id }

    func propose(_ needed: Int, waitMinutes: Int = EmergencyHouse.waitMinutes) throws {
        try operations.propose(
            RecoveryProposal(
                group: group,
                needed: needed,
                holders: holders.map(house.member),
                waitMinutes: waitMinutes
            ),
            passphrase: TestInstallation.passphrase,
            house.signIn(maker)
        )
    }

    func make() throws {
        try operations.makeRecoveryKey(
            set: setID(),
            passphrase: TestInstallation.passphrase,
            house.signIn(maker)
        )
    }

    func take(_ who: Who) throws -> RecoveryShare {
        try operations.takeShare(
            set: setID(),
            passphrase: TestInstallation.passphrase,
            house.signIn(who)
        )
    }

    func confirm(_ who: Who, _ share: RecoveryShare) throws {
        try operations.confirmShare(
            set: setID(),
            typed: share.checkGroups.joined(separator: " "),
            house.signIn(who)
        )
    }

    /// Made, on paper with everybody, and the maker's rooms sealed to it.
    func ready(_ needed: Int) throws -> [RecoveryShare] {
        try propose(needed)
        try make()
        let papers = try holders.map { try take($0) }
        for (who, paper) in zip(holders, papers) { try confirm(who, paper) }
        _ = try operations.today(house.signIn(maker))
        return papers
    }

    /// With the newest key that can be announced, unless another is wanted.
    func announce(
        _ recipient: MemberID,
        with set: Int? = nil,
        site: SiteID? = nil,
        by who: Who = .administrator
    ) throws -> RecoveryID {
        guard let set = set ?? operations.directory.usableSets(group).first?.id else {
            throw Refusal.notFound
        }
        try operations.announceRecovery(
            with: set,
            site: site,
            recipient: recipient,
            reason: "the passphrase is lost",
            passphrase: TestInstallation.passphrase,
            house.signIn(who)
        )
        let announced = operations.directory.recoveries.values.first { $0.isOpen }
        return try #require(announced).id
    }

    func give(_ id: RecoveryID, _ who: Who, _ share: RecoveryShare) throws {
        try operations.giveShare(
            id,
            typed: share.groups.joined(separator: " "),
            passphrase: TestInstallation.passphrase,
            house.signIn(who)
        )
    }

    func finish(_ id: RecoveryID, _ session: Session) throws {
        try operations.finishRecovery(id, passphrase: TestInstallation.passphrase, session)
    }
}
