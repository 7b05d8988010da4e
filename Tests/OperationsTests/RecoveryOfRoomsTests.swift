// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import TestSupport
import Testing

/// Which rooms an emergency key opens where a group has several, and which it leaves closed (Design 4, Domain 4.12).
@Suite struct EmergencyKeysOfSeveralRooms {
    private static func house(
        _ house: TestInstallation,
        _ group: TrustGroup,
        _ maker: TestInstallation.Who
    ) -> EmergencyHouse {
        EmergencyHouse(
            house: house,
            group: group,
            maker: maker,
            holders: [.headquarters, .focalPoint, .independentReader]
        )
    }

    @Test(arguments: TestEngine.available)
    func `names that earlier custodians kept open with the key of their days, and its sheets are kept`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let pass = TestInstallation.passphrase
            let officer = try house.signIn(.officer)
            let administrator = try house.signIn(.administrator)
            let before = try NamedReport(house, officer)
            let earlier = Self.house(house, .identities, .custodian)
            let papers = try earlier.ready(3)
            let older = try #require(earlier.set)
            let old = try #require(verbs.directory.compartment(.identities, site: nil)).id
            _ = try verbs.resetMember(
                house.member(.custodian),
                reason: "lost",
                passphrase: "from the sign-in sheet",
                leavingRoomsUnread: true,
                administrator
            )
            try verbs.nameCustodians(
                [house.member(.securityManager), house.member(.auditor)],
                passphrase: pass,
                administrator
            )
            let later = Self.house(house, .identities, .securityManager)
            _ = try later.ready(3)
            let newer = try #require(later.set)
            let line = TakeOver.onlyOlderKey(old, older.number)
            #expect(try verbs.stillToTakeOver().contains(line))
            #expect(verbs.directory.usableSets(.identities).map(\.id) == [newer.id, older.id])
            let id = try later.announce(house.member(.auditor), with: older.id)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            for (who, paper) in zip(earlier.holders, papers) { try later.give(id, who, paper) }
            let auditor = try house.signIn(.auditor)
            try later.finish(id, auditor)
            #expect(try !verbs.stillToTakeOver().contains(line))
            #expect(verbs.directory.recoverySet(.identities)?.id == newer.id)
            try before.allow(try before.ask(officer), auditor)
            #expect(try before.read(officer) == NamedReport.name)
        }
    }
}
