// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing

@Suite struct SigningIn {
    @Test(arguments: TestEngine.available)
    func `a wrong passphrase, a wrong code and an unknown name are refused alike`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let login = house.account(.officer).login
            let code = try house.code(.officer)
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.signIn(login: login, passphrase: "not this one", code: code)
            }
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.signIn(
                    login: "nobody",
                    passphrase: TestInstallation.passphrase,
                    code: code
                )
            }
            let wrong = code == "000000" ? "000001" : "000000"
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.signIn(
                    login: login,
                    passphrase: TestInstallation.passphrase,
                    code: wrong
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a code counts once`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let code = try house.code(.officer)
            let login = house.account(.officer).login
            _ = try house.operations.signIn(
                login: login,
                passphrase: TestInstallation.passphrase,
                code: code
            )
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.signIn(
                    login: login,
                    passphrase: TestInstallation.passphrase,
                    code: code
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever signed in under a clock that ran ahead comes in when it is set right`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let right = house.wall.now
            house.wall.advance(days: 365)
            let ahead = try house.signedIn(.officer)
            house.wall.set(right)
            #expect(try house.operations.session(token: ahead.token) == nil)
            let back = try house.signedIn(.officer)
            #expect(try house.operations.session(token: back.token) != nil)
            let code = try house.code(.officer)
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.signIn(
                    login: house.account(.officer).login,
                    passphrase: TestInstallation.passphrase,
                    code: code
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a session is opened by its token on any node and ends when idle or ended`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let signed = try house.signedIn(.officer)
            let other = house.reopened(seed: 5)
            // The other node has not read the directory before.
            _ = try other.installation()
            #expect(try other.session(token: signed.token)?.member == house.member(.officer))
            #expect(try other.session(token: String(repeating: "0", count: 64)) == nil)
            house.wall.advance(minutes: 31)
            #expect(try house.operations.session(token: signed.token) == nil)
            let again = try house.signedIn(.officer)
            try house.operations.end(again.session)
            #expect(try house.operations.session(token: again.token) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a disabled member's sessions end and they cannot come back`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let admin = try house.signIn(.administrator)
            let signed = try house.signedIn(.officer)
            try house.operations.disableMember(house.member(.officer), reason: "left", admin)
            #expect(try house.operations.session(token: signed.token) == nil)
            #expect(throws: Refusal.wrongPassphrase) { try house.signIn(.officer) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an administrator adds people but can grant nothing`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let admin = try house.signIn(.administrator)
            let made = try house.join(
                "new",
                MemberDescription(name: "New Person", title: "", roles: [.officer], site: house.ridge)
            )
            #expect(house.operations.grantable(admin).isEmpty)
            let officer = try house.signIn(.officer)
            let room = try #require(house.operations.grantable(officer).first)
            #expect(throws: Refusal.notAllowed) {
                try house.operations.grant(
                    room.id,
                    to: made.id,
                    passphrase: TestInstallation.passphrase,
                    admin
                )
            }
            try house.operations.grant(
                room.id,
                to: made.id,
                passphrase: TestInstallation.passphrase,
                officer
            )
            #expect(house.operations.directory.compartments(of: made.id).map(\.id) == [room.id])
            #expect(throws: Refusal.notAllowed) {
                try house.operations.addMember(
                    NewMember(
                        login: "two",
                        passphrase: "another good passphrase",
                        description: MemberDescription(name: "Two", title: "", roles: [], site: nil)
                    ),
                    officer
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever is revoked reads nothing that is written afterwards`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            _ = try house.operations.acceptReport(WholeWay.report(house, "Before."), token: nil)
            let before = try WholeWay.onlyReport(house, second).row.id
            let room = try #require(house.operations.grantable(officer).first)
            try house.operations.revoke(
                house.member(.secondOfficer),
                from: room.id,
                reason: "moved away",
                passphrase: TestInstallation.passphrase,
                officer
            )
            _ = try house.operations.acceptReport(WholeWay.report(house, "After."), token: nil)
            #expect(try house.operations.list(ListFilter(kind: .report), after: nil, second).total == 0)
            #expect(throws: Refusal.notFound) { try house.operations.openReport(before, second) }
            #expect(try house.operations.list(ListFilter(kind: .report), after: nil, officer).total == 2)
            // Those who stay still read what was written under the epoch before, and write on it.
            try house.operations.noteOnReport(before, "still here", seen: nil, officer)
            #expect(try house.operations.openReport(before, officer).report.damage.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a new passphrase ends every other session, on this node and on others`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let mine = try house.signedIn(.officer)
            let stolen = try house.signedIn(.officer)
            let others = try house.signedIn(.secondOfficer)
            try house.operations.changePassphrase(
                old: TestInstallation.passphrase,
                new: "quite another one",
                mine.session
            )
            for node in [house.operations, house.reopened(seed: 5)] {
                _ = try node.installation()
                #expect(try node.session(token: stolen.token) == nil)
                #expect(try node.session(token: mine.token)?.member == house.member(.officer))
                #expect(try node.session(token: others.token)?.member == house.member(.secondOfficer))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody ends the session of somebody else`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let mine = try house.signedIn(.officer)
            let second = try house.signIn(.secondOfficer)
            let id = try #require(try house.operations.openSessions(mine.session).first).id
            #expect(throws: Refusal.notFound) { try house.operations.endSession(id, second) }
            #expect(try house.operations.session(token: mine.token) != nil)
            try house.operations.endSession(id, mine.session)
            #expect(try house.operations.session(token: mine.token) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `guessing at the passphrase that is asked again is slowed down, and only for who guesses`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            for _ in 0..<6 {
                #expect(throws: Refusal.wrongPassphrase) {
                    try house.operations.confirm("not this one", officer)
                }
            }
            let began = monotonicMilliseconds()
            try house.operations.confirm(TestInstallation.passphrase, officer)
            #expect(monotonicMilliseconds() - began >= 500)
            // Once it was right, the next one waits no more than anybody's.
            let again = monotonicMilliseconds()
            try house.operations.confirm(TestInstallation.passphrase, officer)
            try house.operations.confirm(TestInstallation.passphrase, second)
            #expect(monotonicMilliseconds() - again < 500)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the last who can read a room is not disabled, and no reader is made an administrator`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let admin = try house.signIn(.administrator)
            #expect(throws: Refusal.lastReader) {
                try house.operations.disableMember(house.member(.focalPoint), reason: "left", admin)
            }
            #expect(house.operations.directory.people[house.member(.focalPoint)]?.isActive == true)
            // A stolen account ends all the same, where that is what is wanted.
            try house.operations.disableMember(
                house.member(.independentReader),
                reason: "stolen",
                leavingRoomsUnread: true,
                admin
            )
            #expect(throws: Refusal.wrongPassphrase) { try house.signIn(.independentReader) }
            // Of several readers any may be disabled, but for the last who is left.
            for who in [TestInstallation.Who.secondOfficer, .headquarters] {
                try house.operations.disableMember(house.member(who), reason: "left", admin)
            }
            #expect(throws: Refusal.lastReader) {
                try house.operations.disableMember(house.member(.officer), reason: "left", admin)
            }
            #expect(throws: Refusal.administratorWouldRead) {
                try house.operations.changeMember(
                    house.member(.officer),
                    MemberDescription(name: "Amina", title: "", roles: [.administrator], site: nil),
                    admin
                )
            }
            #expect(throws: Refusal.lastAdministrator) {
                try house.operations.changeMember(
                    house.member(.administrator),
                    MemberDescription(name: "Ada", title: "", roles: [.auditor], site: nil),
                    admin
                )
            }
            let officer = try house.signIn(.officer)
            let room = try #require(house.operations.grantable(officer).first)
            #expect(throws: Refusal.administratorWouldRead) {
                try house.operations.grant(
                    room.id,
                    to: house.member(.administrator),
                    passphrase: TestInstallation.passphrase,
                    officer
                )
            }
        }
    }
}
