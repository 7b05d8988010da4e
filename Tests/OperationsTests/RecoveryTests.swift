// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// A room whose last reader has lost the passphrase, and the people who can open it together (Design 4).
@Suite struct EmergencyKeys {
    static func casework(_ house: TestInstallation) -> EmergencyHouse {
        EmergencyHouse(
            house: house,
            group: .casework,
            maker: .otherSiteOfficer,
            holders: [.officer, .headquarters, .independentReader]
        )
    }

    /// The only reader at the port comes back with a new key, for which two have vouched.
    static func loseThePort(_ house: TestInstallation) throws -> MadeAccount {
        let made = try house.operations.resetMember(
            house.member(.otherSiteOfficer),
            reason: "lost",
            passphrase: "from the sign-in sheet",
            leavingRoomsUnread: true,
            house.signIn(.administrator)
        )
        let own = try house.takeKeys(made)
        let keys = try #require(house.operations.directory.people[made.id]?.waiting?.keys)
        for who in [TestInstallation.Who.officer, .focalPoint] {
            try house.operations.confirmKey(
                of: made.id,
                fingerprint: Fingerprint(keys).bytes,
                byVoice: true,
                passphrase: TestInstallation.passphrase,
                house.signIn(who)
            )
        }
        return own
    }

    static func handOvers(_ house: TestInstallation) throws -> Int {
        try house.engine.read { try $0.query("SELECT id FROM handovers").count }
    }

    @Test(arguments: TestEngine.available)
    func `open a room again for exactly one member, and what was written before`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            _ = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.port, words: "They came at night."),
                token: nil
            )
            let emergency = Self.casework(house)
            let papers = try emergency.ready(2)
            let room = try #require(house.operations.directory.compartment(.casework, site: house.port))
            #expect(room.recovery?.set == emergency.set?.id)
            let own = try Self.loseThePort(house)
            let recipient = try house.signIn(own).session
            #expect(try house.operations.list(ListFilter(kind: .report), after: nil, recipient).total == 0)

            let id = try emergency.announce(own.id, site: house.port)
            // Whoever holds or reads hears of it, and so does the administrator; nobody else does.
            for who in EmergencyHouse.Who.allCases where who != .otherSiteOfficer {
                let hears = try house.operations.emergencyNews(house.signIn(who)).courses.map(\.id) == [id]
                let isConcerned = [.officer, .headquarters, .independentReader, .administrator].contains(who)
                #expect(hears == isConcerned, "\(who)")
            }
            #expect(throws: Refusal.tooEarly) { try emergency.give(id, .officer, papers[0]) }
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            try emergency.give(id, .officer, papers[0])
            #expect(throws: Refusal.tooFewShares) { try emergency.finish(id, recipient) }
            // Somebody else's paper, and nobody's.
            #expect(throws: Refusal.otherShare) { try emergency.give(id, .headquarters, papers[0]) }
            #expect(throws: Refusal.notFound) { try emergency.give(id, .auditor, papers[2]) }
            try emergency.give(id, .headquarters, papers[1])
            #expect(throws: Refusal.notFound) { try emergency.finish(id, house.signIn(.officer)) }
            try emergency.finish(id, recipient)

            let list = try house.operations.list(ListFilter(kind: .report), after: nil, recipient)
            #expect(list.total == 1)
            let after = house.operations.directory
            #expect(after.compartments[room.id]?.readers == [own.id])
            // A new lock at once, and no second use of what was together in one place.
            #expect(after.compartments[room.id]?.epoch == 2)
            #expect(after.compartments[room.id]?.recovery == nil)
            #expect(emergency.set?.spentBy == id)
            #expect(throws: Refusal.notFound) { try emergency.announce(own.id) }
            #expect(try Self.handOvers(house) == 0)
            // The other site's room stays as it was.
            let ridge = try #require(after.compartment(.casework, site: house.ridge))
            #expect(!ridge.readers.contains(own.id))
            #expect(ridge.epoch == 1)
            for who in [EmergencyHouse.Who.officer, .headquarters, .independentReader, .administrator] {
                let done = try house.operations.emergencyNews(house.signIn(who)).done
                #expect(done.map(\.id) == [id], "\(who)")
            }
            #expect(house.operations.directory.recoveryEvents.compactMap(\.recipient) == [own.id])
            #expect(try house.operations.stillToTakeOver().contains(.recoverySpent(.casework)))
            // A new key takes its place.
            _ = try EmergencyHouse(
                house: house,
                group: .casework,
                maker: .officer,
                holders: [.officer, .headquarters, .independentReader]
            ).ready(3)
            #expect(!(try house.operations.stillToTakeOver().contains(.recoverySpent(.casework))))
            // That somebody was let in is told for a month all the same.
            let officer = try house.signIn(.officer)
            house.clock.advance(days: Operations.useToldDays - 1)
            #expect(house.operations.emergencyNews(officer).done.map(\.id) == [id])
            house.clock.advance(days: 2)
            #expect(house.operations.emergencyNews(officer).done.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `show each share once, to its holder alone, and count when enough have it on paper`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let emergency = Self.casework(house)
            try emergency.propose(2)
            #expect(throws: Refusal.notFound) { try emergency.take(.officer) }
            let id = try #require(emergency.set).id
            // Who reads none of the rooms can make no key for them.
            #expect(throws: Refusal.notAllowed) {
                try house.operations.makeRecoveryKey(
                    set: id,
                    passphrase: TestInstallation.passphrase,
                    house.signIn(.administrator)
                )
            }
            #expect(try Self.handOvers(house) == 0)
            try emergency.make()
            #expect(throws: Refusal.notFound) { try emergency.make() }
            #expect(try Self.handOvers(house) == 3)
            #expect(throws: Refusal.notFound) { try emergency.take(.focalPoint) }
            let first = try emergency.take(.officer)
            #expect(throws: Refusal.notFound) { try emergency.take(.officer) }
            #expect(try Self.handOvers(house) == 2)
            let second = try emergency.take(.headquarters)
            #expect(throws: Refusal.otherShare) { try emergency.confirm(.officer, second) }
            #expect(throws: Refusal.notFound) { try emergency.confirm(.focalPoint, second) }
            try emergency.confirm(.officer, first)
            #expect(house.operations.directory.recoverySet(.casework) == nil)
            #expect(try house.operations.stillToTakeOver().contains(.noRecovery(.casework)))
            _ = try house.operations.today(house.signIn(.officer))
            #expect(house.operations.directory.compartments.values.allSatisfy { $0.recovery == nil })
            try emergency.confirm(.headquarters, second)
            #expect(house.operations.directory.recoverySet(.casework)?.id == emergency.set?.id)
            #expect(try house.operations.stillToTakeOver().contains(.sharesMissing(.casework, 1)))
            // Only the rooms that somebody reads who comes by, and only those of the group.
            _ = try house.operations.today(house.signIn(.officer))
            let sealed = house.operations.directory.compartments.values.filter { $0.recovery != nil }
            #expect(sealed.map(\.site) == [house.ridge])
            // What nobody fetches in time goes.
            house.clock.advance(days: Operations.shareDays)
            try house.operations.removeOldShares()
            #expect(try Self.handOvers(house) == 1)
            house.clock.advance(days: 1)
            try house.operations.removeOldShares()
            #expect(try Self.handOvers(house) == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `go on into every new epoch, and are asked for after half a year`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let emergency = Self.casework(house)
            let papers = try emergency.ready(2)
            let officer = try house.signIn(.officer)
            _ = try house.operations.today(officer)
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge)?.id)
            try house.operations.revoke(
                house.member(.secondOfficer),
                from: room,
                reason: "moved",
                passphrase: TestInstallation.passphrase,
                officer
            )
            let renewed = try #require(house.operations.directory.compartments[room])
            #expect(renewed.epoch == 2)
            #expect(renewed.recovery?.epoch == 2)
            #expect(renewed.recovery?.set == emergency.set?.id)
            #expect(house.operations.emergencyNews(officer).drills.isEmpty)
            house.clock.advance(days: RecoverySet.drillDays + 1)
            #expect(house.operations.emergencyNews(officer).drills.map(\.id) == [emergency.set?.id])
            #expect(try house.operations.stillToTakeOver().contains(.drillsOverdue(.casework, 3)))
            try emergency.confirm(.officer, papers[0])
            #expect(house.operations.emergencyNews(officer).drills.isEmpty)
            #expect(try house.operations.stillToTakeOver().contains(.drillsOverdue(.casework, 2)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `call everybody who may object when a use is announced, and when it is done`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            func called() throws -> Set<MemberID> {
                Set(try house.store.read { try $0.notices() }.map(\.recipient))
            }
            let emergency = Self.casework(house)
            let papers = try emergency.ready(2)
            let recipient = house.member(.secondOfficer)
            let before = try called()
            let id = try emergency.announce(recipient, by: .officer)
            // Who holds a sheet, and who reads; whoever announced it knows.
            let concerned: [EmergencyHouse.Who] = [
                .headquarters, .independentReader, .secondOfficer, .otherSiteOfficer,
            ]
            #expect(try called() == before.union(concerned.map(house.member)))
            let slots = try house.engine.read { try $0.query("SELECT id FROM outbox").count }
            #expect(slots == EmergencyHouse.Who.allCases.count)
            for who in concerned {
                #expect(try house.operations.today(house.signIn(who)).wasCalled, "\(who)")
            }
            #expect(try called().isDisjoint(with: concerned.map(house.member)))
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            try emergency.give(id, .officer, papers[0])
            try emergency.give(id, .headquarters, papers[1])
            try emergency.finish(id, house.signIn(.secondOfficer))
            let told: [EmergencyHouse.Who] = [.officer, .headquarters, .independentReader, .otherSiteOfficer]
            #expect(try called().isSuperset(of: told.map(house.member)))
            #expect(try !called().contains(recipient))
        }
    }

    @Test(arguments: TestEngine.available)
    func `are used by nobody once somebody has objected, and not for a key that changed`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let emergency = Self.casework(house)
            let papers = try emergency.ready(2)
            let recipient = house.member(.secondOfficer)
            let id = try emergency.announce(recipient, by: .officer)
            #expect(throws: Refusal.notAllowed) {
                try house.operations.objectToRecovery(id, reason: "no", house.signIn(.focalPoint))
            }
            #expect(throws: Refusal.reasonMissing) {
                try house.operations.objectToRecovery(id, reason: "", house.signIn(.independentReader))
            }
            try house.operations.objectToRecovery(
                id,
                reason: "I spoke to him: nothing is lost.",
                house.signIn(.independentReader)
            )
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            #expect(throws: Refusal.notAllowed) { try emergency.give(id, .officer, papers[0]) }
            #expect(throws: Refusal.notFound) { try emergency.finish(id, house.signIn(.secondOfficer)) }
            // Announced again, for somebody whose key is then changed: whoever got that one receives nothing.
            let again = try emergency.announce(house.member(.otherSiteOfficer), by: .officer)
            _ = try Self.loseThePort(house)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            #expect(throws: Refusal.otherKey) { try emergency.give(again, .officer, papers[0]) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `of what the company must not open alone need somebody from outside in every quorum`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let company = EmergencyHouse(
                house: house,
                group: .restricted,
                maker: .focalPoint,
                holders: [.focalPoint, .headquarters, .independentReader]
            )
            #expect(throws: Refusal.companyAlone) { try company.propose(2) }
            try company.propose(3)
            #expect(throws: Refusal.notThisStage) { try company.propose(3, waitMinutes: 60) }
            // No administrator is let in, and no auditor of the same rooms.
            try company.make()
            let papers = try company.holders.map { try company.take($0) }
            for (who, paper) in zip(company.holders, papers) { try company.confirm(who, paper) }
            _ = try house.operations.today(house.signIn(.focalPoint))
            #expect(throws: Refusal.administratorWouldRead) {
                try company.announce(house.member(.administrator))
            }
            #expect(throws: Refusal.auditorWouldRead) {
                try company.announce(house.member(.restrictedAuditor))
            }
            #expect(try !house.operations.stillToTakeOver().contains(.tooFewFromOutside(.restricted)))
            let id = try company.announce(house.member(.officer))
            // Whoever was the one from outside when the key was made, and is of the company when it is used.
            let ines = try #require(house.operations.directory.people[house.member(.independentReader)])
            func become(_ roles: [Role]) throws {
                var description = ines.description
                description.roles = roles
                try house.operations.changeMember(ines.id, description, house.signIn(.administrator))
            }
            try become([.legal])
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            for (who, paper) in zip(company.holders, papers) { try company.give(id, who, paper) }
            #expect(throws: Refusal.companyAlone) { try company.finish(id, house.signIn(.officer)) }
            // Once of the company is of the company: another change of roles brings no outsider back.
            try become(ines.description.roles)
            #expect(throws: Refusal.companyAlone) { try company.finish(id, house.signIn(.officer)) }
            let changes = house.operations.directory.recoveryEvents.filter { $0.recipient == ines.id }
            #expect(Set(changes.map(\.group)) == [.restricted, .monitor, .identities])
            #expect(
                changes.filter { $0.group == .restricted }.map(\.what) == [.joinedCompany, .leftCompany]
            )
            #expect(try house.operations.stillToTakeOver().contains(.tooFewFromOutside(.restricted)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `that were together when somebody objected open nothing, and another key takes their place`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let emergency = Self.casework(house)
            let papers = try emergency.ready(2)
            let first = try #require(emergency.set).id
            let recipient = house.member(.secondOfficer)
            let id = try emergency.announce(recipient, by: .officer)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            for place in 0..<2 { try emergency.give(id, emergency.holders[place], papers[place]) }
            #expect(try Self.handOvers(house) == 2)
            try house.operations.objectToRecovery(id, reason: "no", house.signIn(.independentReader))
            #expect(try Self.handOvers(house) == 0)
            #expect(throws: Refusal.notFound) { try emergency.finish(id, house.signIn(.secondOfficer)) }
            #expect(house.operations.directory.recoverySet(.casework) == nil)
            // A key that was proposed before the newer one, and whose holders come by after it, takes no place.
            try emergency.propose(2)
            try emergency.make()
            let late = try emergency.holders.prefix(2).map { try emergency.take($0) }
            let waiting = try #require(emergency.set).id
            let next = try emergency.ready(2)
            let newest = try #require(emergency.set).id
            #expect(Set([first, waiting, newest]).count == 3)
            #expect(throws: Refusal.notAllowed) {
                try house.operations.confirmShare(
                    set: waiting,
                    typed: late[0].checkGroups.joined(separator: " "),
                    house.signIn(.officer)
                )
            }
            let again = try emergency.announce(recipient, by: .officer)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            #expect(throws: Refusal.otherShare) { try emergency.give(again, .officer, late[0]) }
            for place in 0..<2 { try emergency.give(again, emergency.holders[place], next[place]) }
            try emergency.finish(again, house.signIn(.secondOfficer))
            #expect(emergency.set?.spentBy == again)
        }
    }
}
