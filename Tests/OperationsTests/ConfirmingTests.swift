// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// How a new or reset key comes to count, by the verbs that the desk and the command line use.
@Suite struct VouchingForKeys {
    private static func description(_ name: String) -> MemberDescription {
        MemberDescription(name: name, title: "", roles: [.officer], site: nil)
    }

    private static func fingerprint(_ house: TestInstallation, _ member: MemberID) throws -> [UInt8] {
        let person = try #require(house.operations.directory.people[member])
        return Fingerprint(try #require(person.waiting?.keys ?? person.keys)).bytes
    }

    private static func vouch(
        _ house: TestInstallation,
        _ member: MemberID,
        _ who: TestInstallation.Who,
        byVoice: Bool = true,
        fingerprint: [UInt8]? = nil
    ) throws {
        try house.operations.confirmKey(
            of: member,
            fingerprint: fingerprint ?? Self.fingerprint(house, member),
            byVoice: byVoice,
            passphrase: TestInstallation.passphrase,
            house.signIn(who)
        )
    }

    @Test(arguments: TestEngine.available)
    func `whoever waits has no role and is let in nowhere; with two words they are as everybody`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let made = try house.newcomer("nora", Self.description("Nora"))
            let session = try house.signIn(made).session
            #expect(session.isWaiting)
            #expect(!session.has(.officer))
            let officer = try house.signIn(.officer)
            let room = try #require(house.operations.grantable(officer).first)
            func letIn() throws {
                try house.operations.grant(
                    room.id,
                    to: made.id,
                    passphrase: TestInstallation.passphrase,
                    officer
                )
            }
            #expect(throws: Refusal.keyWaits) { try letIn() }
            // Of another site and another trade: any key holder will do.
            try Self.vouch(house, made.id, .otherSiteOfficer, byVoice: false)
            #expect(throws: Refusal.confirmedBefore) {
                try Self.vouch(house, made.id, .otherSiteOfficer)
            }
            #expect(throws: Refusal.keyWaits) { try letIn() }
            try Self.vouch(house, made.id, .auditor)
            try letIn()
            #expect(!session.isWaiting)
            #expect(session.has(.officer))
            #expect(session.ring.newest(room.id) != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the keys of a sign-in sheet open nothing and are vouched for by nobody`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let made = try house.operations.addMember(
                NewMember(
                    login: "nora",
                    passphrase: "from the sign-in sheet",
                    description: Self.description("Nora")
                ),
                house.signIn(.administrator)
            )
            let sheet = try Self.fingerprint(house, made.id)
            #expect(throws: Refusal.otherKey) { try Self.vouch(house, made.id, .officer) }
            _ = try house.takeKeys(made)
            #expect(try Self.fingerprint(house, made.id) != sheet)
            // Who looked at the words of other keys has vouched for nothing.
            #expect(throws: Refusal.otherKey) {
                try Self.vouch(house, made.id, .officer, fingerprint: sheet)
            }
            // The sheet is worth nothing any more.
            #expect(throws: Refusal.wrongPassphrase) { try house.signIn(made) }
            #expect(house.operations.directory.people[made.id]?.waiting?.confirmations == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `vouching asks for the passphrase, and not for one's own key`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let made = try house.newcomer("nora", Self.description("Nora"))
            let officer = try house.signIn(.officer)
            let fingerprint = try Self.fingerprint(house, made.id)
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.confirmKey(
                    of: made.id,
                    fingerprint: fingerprint,
                    byVoice: true,
                    passphrase: "not this one",
                    officer
                )
            }
            let waiting = try house.signIn(made).session
            #expect(throws: Refusal.notAllowed) {
                try house.operations.confirmKey(
                    of: made.id,
                    fingerprint: fingerprint,
                    byVoice: true,
                    passphrase: TestInstallation.passphrase,
                    waiting
                )
            }
            #expect(throws: Refusal.notAllowed) {
                try Self.vouch(house, house.member(.officer), .officer)
            }
            #expect(house.operations.directory.people[made.id]?.waiting?.confirmations == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever asked for the account is not the one who compares by voice`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let made = try house.newcomer("nora", Self.description("Nora"))
            #expect(throws: Refusal.callByAnother) { try Self.vouch(house, made.id, .administrator) }
            // They know that somebody new is to come: that counts, and the call is somebody else's.
            try Self.vouch(house, made.id, .administrator, byVoice: false)
            try Self.vouch(house, made.id, .officer, byVoice: false)
            #expect(house.operations.directory.people[made.id]?.isActive == false)
            try Self.vouch(house, made.id, .auditor)
            #expect(house.operations.directory.people[made.id]?.isActive == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a step signed with keys that do not count any more is not stored`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let step = DirectoryEntry.memberDisabled(house.member(.officer), reason: "left")
            #expect(throws: RecordsError.directory(.refused(.notAllowed))) {
                try house.store.write { tx in
                    try tx.appendDirectory(
                        [step],
                        by: house.member(.administrator),
                        signing: MemberKeys(SeededRandomness(seed: 77)).signing
                    )
                }
            }
            _ = try house.operations.installation()
            #expect(house.store.alarms.all[.brokenDirectory] == nil)
            #expect(house.operations.directory.people[house.member(.officer)]?.isActive == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func
        `a reset ends the old key, every session and every room at once, and the new one takes the same road`(
            _ engine: TestEngine
        ) throws
    {
        try withInstallation(engine) { house in
            let second = try house.signedIn(.secondOfficer)
            let member = house.member(.secondOfficer)
            let officer = try house.signIn(.officer)
            #expect(throws: Refusal.notAllowed) {
                try house.operations.resetMember(
                    member,
                    reason: "lost",
                    passphrase: "from the sign-in sheet",
                    officer
                )
            }
            let made = try house.operations.resetMember(
                member,
                reason: "lost",
                passphrase: "from the sign-in sheet",
                house.signIn(.administrator)
            )
            #expect(made.id == member)
            for node in [house.operations, house.reopened(seed: 5)] {
                _ = try node.installation()
                #expect(try node.session(token: second.token) == nil)
            }
            #expect(throws: Refusal.wrongPassphrase) { try house.signIn(.secondOfficer) }
            #expect(house.operations.directory.compartments(of: member).isEmpty)
            let own = try house.takeKeys(made)
            try Self.vouch(house, member, .officer)
            try Self.vouch(house, member, .administrator, byVoice: false)
            let back = try house.signIn(own).session
            #expect(back.has(.officer))
            #expect(back.ring.keys.isEmpty)
            let room = try #require(house.operations.grantable(officer).first)
            try house.operations.grant(
                room.id,
                to: member,
                passphrase: TestInstallation.passphrase,
                officer
            )
            #expect(back.ring.newest(room.id) != nil)
            let readings = house.operations.readings(of: room.id).filter { $0.member == member }
            #expect(readings.map { $0.until == nil } == [true, false])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reset leaves no room unread, and two who can vouch`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let administrator = try house.signIn(.administrator)
            func reset(_ who: TestInstallation.Who, unread: Bool = false) throws {
                _ = try house.operations.resetMember(
                    house.member(who),
                    reason: "lost",
                    passphrase: "from the sign-in sheet",
                    leavingRoomsUnread: unread,
                    administrator
                )
            }
            #expect(throws: Refusal.lastReader) { try reset(.focalPoint) }
            #expect(throws: Refusal.notAllowed) { try reset(.administrator) }
            for who in TestInstallation.Who.allCases
            where ![.administrator, .officer, .auditor].contains(who) {
                try reset(who, unread: true)
            }
            try reset(.auditor, unread: true)
            #expect(throws: Refusal.tooFewHolders) { try reset(.officer, unread: true) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `one human being has one account, however the name is written`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let administrator = try house.signIn(.administrator)
            func add(_ login: String, _ human: String) throws {
                _ = try house.operations.addMember(
                    NewMember(
                        login: login,
                        passphrase: "from the sign-in sheet",
                        description: Self.description("N"),
                        human: human
                    ),
                    administrator
                )
            }
            for spelling in ["Amina Officer", "OFFICER, Amína", " amina  officer "] {
                #expect(throws: Refusal.sameHuman, "\(spelling)") { try add("two", spelling) }
            }
            #expect(throws: Refusal.empty) { try add("two", " , ") }
            try add("two", "Amina Officer, driver")
            try house.operations.disableMember(house.member(.secondOfficer), reason: "left", administrator)
            try add("three", "Bo Officer")
            #expect(throws: Refusal.sameHuman) {
                try house.operations.enableMember(house.member(.secondOfficer), administrator)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a key that is turned down counts for nothing and signs its holder out`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let made = try house.newcomer("nora", Self.description("Nora"))
            let entered = try house.signIn(made)
            let officer = try house.signIn(.officer)
            #expect(throws: Refusal.reasonMissing) {
                try house.operations.declineKey(
                    of: made.id,
                    reason: "",
                    passphrase: TestInstallation.passphrase,
                    officer
                )
            }
            try house.operations.declineKey(
                of: made.id,
                reason: "other words",
                passphrase: TestInstallation.passphrase,
                officer
            )
            #expect(try house.operations.session(token: entered.token) == nil)
            #expect(throws: Refusal.wrongPassphrase) { try house.signIn(made) }
            // A new sign-in sheet begins the road again.
            _ = try house.operations.resetMember(
                made.id,
                reason: "it was her",
                passphrase: "from another sheet",
                house.signIn(.administrator)
            )
            #expect(house.operations.directory.people[made.id]?.maySignIn == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the history of a case of its own is nobody's who does not read it`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let auditor = try house.signIn(.auditor)
            let administrator = try house.signIn(.administrator)
            let standing = house.operations.directory.intake.map(\.id).sorted()
            // Beside the standing rooms, the log that they read themselves.
            let log = try #require(house.operations.directory.compartments(of: house.member(.auditor)).first)
            #expect(
                house.operations.roomsWithHistory(auditor).map(\.id).sorted()
                    == (standing + [log.id]).sorted()
            )
            #expect(house.operations.roomsWithHistory(administrator).map(\.id).sorted() == standing)
            let mine = house.operations.directory.compartments(of: house.member(.officer)).map(\.id)
            #expect(house.operations.roomsWithHistory(officer).map(\.id) == mine)
            let focal = try house.signIn(.securityManager)
            #expect(house.operations.roomsWithHistory(focal).isEmpty)
            let readings = house.operations.readings(of: try #require(mine.first))
            #expect(Set(readings.map(\.by)) == [house.member(.administrator)])
            #expect(readings.allSatisfy { $0.until == nil })
        }
    }
}
