// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
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
            let made = try house.operations.addMember(
                NewMember(
                    login: "new",
                    passphrase: "another good passphrase",
                    description: MemberDescription(
                        name: "New Person",
                        title: "",
                        roles: [.officer],
                        site: house.ridge
                    )
                ),
                admin
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
}
