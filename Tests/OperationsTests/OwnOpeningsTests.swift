// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// What a member sees of the log without a grant: what they opened themselves, and nothing else.
@Suite struct OwnOpenings {
    private static func own(_ session: Session, _ house: TestInstallation) throws -> [OwnOpening] {
        let today = house.operations.now.day
        return try #require(try house.operations.ownOpenings(today.adding(days: -3), today, session))
    }

    @Test(arguments: TestEngine.available)
    func `are those of one member alone, with the case and the minute, and leave no line`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            let officer = try house.signIn(.officer)
            house.clock.advance(minutes: 1)
            _ = try house.operations.openCase(place.caseFile, officer)
            let rows = try place.lines(.auditor).count
            let mine = try Self.own(officer, house)
            let newest = try #require(mine.first)
            #expect(newest.minute == house.clock.now.milliseconds / 60_000)
            #expect(newest.events.map(\.act) == [.openedCase])
            #expect(newest.events.map(\.record) == [place.caseFile])
            #expect(try place.lines(.auditor).count == rows)
            #expect(try Self.own(house.signIn(.secondOfficer), house).isEmpty)
            #expect(try Self.own(house.signIn(.administrator), house).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `hold nothing of a record that is not open to them any more`(_ engine: TestEngine) throws {
        try withOpenings(engine) { house, place in
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            house.clock.advance(minutes: 1)
            _ = try house.operations.openCase(place.caseFile, second)
            _ = try house.operations.list(ListFilter(kind: .caseFile), second)
            let before = try Self.own(second, house).flatMap(\.events)
            #expect(before.contains { $0.record == place.caseFile })
            try house.operations.move(
                place.caseFile,
                to: .alone([house.member(.officer), house.member(.headquarters)]),
                reason: "his cousin",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            let after = try Self.own(second, house).flatMap(\.events)
            #expect(after == before.filter { $0.record != place.caseFile })
            #expect(!after.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a row from before, without a box of one's own, is read by its auditor as ever`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            let officer = try house.signIn(.officer)
            house.clock.advance(minutes: 1)
            _ = try house.operations.openCase(place.caseFile, officer)
            let line = try #require(try place.lines(.auditor).first)
            try house.engine.write { tx in
                let row = try tx.query("SELECT day, body FROM access WHERE id = \(line.id)").first
                let day = try #require(row).int(0)
                let body = Array(try #require(row).blob(1).dropLast(304))
                var number = ByteWriter()
                number.fixed64(Int64(day))
                let mac = house.secrets.log.mac("amparo access row", line.id + number.bytes + body)
                try tx.execute("UPDATE access SET body = \(body), mac = \(mac) WHERE id = \(line.id)")
            }
            #expect(try place.lines(.auditor).first?.id == line.id)
            #expect(try place.read(.auditor).changedRows == 0)
            #expect(try Self.own(officer, house).allSatisfy { $0.minute < line.entry.minute })
        }
    }
}

/// A house that was founded before openings were noted gets its logs afterwards.
@Suite struct FirstAuditors {
    @Test(arguments: TestEngine.available)
    func `are named once, by an administrator, among those who read nothing of what they watch`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine, logs: false) { house in
            let place = try OpeningsHouse(house)
            let verbs = house.operations
            let administrator = try house.signIn(.administrator)
            let officer = try house.signIn(.officer)
            let auditor = house.member(.auditor)
            _ = try verbs.openCase(place.caseFile, officer)
            #expect(verbs.alarms(administrator)[.openingsNotNoted] == 2)
            #expect(verbs.missingLogs == [.accessLog, .restrictedAccessLog])
            #expect(throws: Refusal.notAllowed) {
                try verbs.nameAuditors(
                    [auditor],
                    of: .accessLog,
                    passphrase: TestInstallation.passphrase,
                    officer
                )
            }
            #expect(throws: Refusal.wrongPassphrase) {
                try verbs.nameAuditors([auditor], of: .accessLog, passphrase: "guessed", administrator)
            }
            #expect(throws: Refusal.empty) {
                try verbs.nameAuditors(
                    [],
                    of: .accessLog,
                    passphrase: TestInstallation.passphrase,
                    administrator
                )
            }
            #expect(throws: Refusal.notAllowed) {
                try verbs.nameAuditors(
                    [auditor],
                    of: .identities,
                    passphrase: TestInstallation.passphrase,
                    administrator
                )
            }
            for reader in [TestInstallation.Who.officer, .administrator] {
                #expect(!verbs.possibleAuditors(of: .accessLog).map(\.id).contains(house.member(reader)))
                #expect(throws: Refusal.auditorWouldRead) {
                    try verbs.nameAuditors(
                        [house.member(reader)],
                        of: .accessLog,
                        passphrase: TestInstallation.passphrase,
                        administrator
                    )
                }
            }
            try verbs.nameAuditors(
                [auditor],
                of: .accessLog,
                passphrase: TestInstallation.passphrase,
                administrator
            )
            #expect(throws: Refusal.notThisStage) {
                try verbs.nameAuditors(
                    [auditor],
                    of: .accessLog,
                    passphrase: TestInstallation.passphrase,
                    administrator
                )
            }
            #expect(verbs.alarms(administrator)[.openingsNotNoted] == 1)
            house.clock.advance(minutes: 1)
            _ = try verbs.openCase(place.caseFile, officer)
            let lines = try place.lines(.auditor)
            #expect(lines.map(\.entry.event.act) == [.openedCase] && lines[0].troubles.isEmpty)
            // Whoever made the room has no key of it, and whoever it watches is not let in.
            #expect(verbs.accessLogs(try house.signIn(.administrator)).isEmpty)
            #expect(throws: Refusal.auditorWouldRead) {
                try verbs.grant(
                    try #require(verbs.directory.compartment(.accessLog, site: nil)).id,
                    to: house.member(.officer),
                    passphrase: TestInstallation.passphrase,
                    house.signIn(.auditor)
                )
            }
        }
    }
}
