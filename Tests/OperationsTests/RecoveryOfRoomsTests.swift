// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
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

    @Test(arguments: TestEngine.available)
    func `nobody comes back by an emergency key into a case that they were taken out of`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let pass = TestInstallation.passphrase
            let emergency = Self.house(house, .monitor, .independentReader)
            let papers = try emergency.ready(3)
            let pia = try house.join(
                "pia",
                MemberDescription(name: "Pia Panel", title: "", roles: [.panelMember], site: nil)
            )
            let hugo = try house.signIn(.headquarters)
            let closed = try InHand(house)
            let other = try InHand(house)
            for (file, readers) in [
                (closed.file, [pia.id, closed.officer.member]), (other.file, [closed.officer.member]),
            ] {
                try verbs.move(file, to: .alone(readers), reason: "r", passphrase: pass, seen: nil, hugo)
            }
            try verbs.recuse(
                closed.file,
                pia.id,
                .related,
                reason: "Her cousin.",
                passphrase: pass,
                seen: nil,
                hugo
            )
            _ = try verbs.today(hugo)
            let rooms = try [closed.file, other.file].map { try verbs.openCase($0, hugo).file.compartment }
            let set = try #require(emergency.set).id
            #expect(rooms.map { verbs.directory.compartments[$0]?.recovery?.set } == [set, set])
            let id = try emergency.announce(pia.id)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            for (who, paper) in zip(emergency.holders, papers) { try emergency.give(id, who, paper) }
            let session = try house.signIn(pia).session
            try emergency.finish(id, session)
            let after = verbs.directory
            let outside = try #require(after.compartment(.outside, site: nil))
            #expect(outside.readers.contains(pia.id))
            #expect(rooms.map { after.compartments[$0]?.readers.contains(pia.id) } == [false, true])
            #expect(throws: Refusal.notFound) { try verbs.openCase(closed.file, session) }
            #expect(try verbs.openCase(other.file, session).file.state.recusals.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the checklist says when a change of roles leaves too few holders from outside`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            _ = try Self.house(house, .restricted, .focalPoint).ready(3)
            let line = TakeOver.tooFewFromOutside(.restricted)
            #expect(try !house.operations.stillToTakeOver().contains(line))
            let ines = try #require(house.operations.directory.people[house.member(.independentReader)])
            var description = ines.description
            description.roles = [.independentReader, .auditor]
            try house.operations.changeMember(ines.id, description, house.signIn(.administrator))
            #expect(try house.operations.stillToTakeOver().contains(line))
        }
    }
}
