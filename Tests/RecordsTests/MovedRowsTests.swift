// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// What is genuine in its own place and was put into another one: refused or shown, and all else goes on.
@Suite struct RowsThatWereMoved {
    private static func accept(_ house: TestInstallation, _ words: String) throws -> Accepted {
        try house.operations.acceptReport(
            NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                words: words,
                contact: WorkingContact(mode: .call, reach: "0551 200")
            ),
            token: nil
        )
    }

    private static func act(_ act: ReporterAct, _ accepted: Accepted, _ house: TestInstallation) throws {
        guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
            throw Refusal.notFound
        }
        _ = try house.operations.act(act, token: visit.token)
    }

    @Test(arguments: TestEngine.available)
    func `content that one reporter gave and another never did is told, and changes nothing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let unhappy = try Self.accept(house, "They took the goats.")
            let happy = try Self.accept(house, "The dust.")
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            try Self.act(.rate(process: 5, outcome: 5, words: "Satisfied."), happy, house)
            try Self.act(.withdrawContact, happy, house)
            try house.engine.write { tx in
                let moved = try tx.execute("UPDATE inbox SET record = \(unhappy.id.bytes)")
                #expect(moved == 2)
                try tx.execute("UPDATE records SET pending = 1 WHERE id = \(unhappy.id.bytes)")
            }
            try Self.act(.add(words: "They came again.", files: []), unhappy, house)
            let report = try house.operations.openReport(unhappy.id, officer).report
            #expect(report.unreadableNotes == 2)
            #expect(report.state.additions.map(\.addition.words) == ["They came again."])
            #expect(
                !report.steps.contains { step in
                    if case .rated = step.entry { return true }
                    if case .contactWithdrawn = step.entry { return true }
                    return false
                }
            )
            #expect(report.state.contact != nil)
            // It stands on Today of whoever reads it, and the other report is as it was.
            let alarms = try house.operations.today(officer).items.filter {
                $0.item.kinds.contains(.integrity)
            }
            #expect(alarms.map(\.line.row.id) == [unhappy.id])
            #expect(try house.operations.openReport(happy.id, officer).report.damage.isEmpty)
            try house.operations.reply("We heard you.", to: unhappy.id, seen: nil, next: nil, officer)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a key of one record in the place of another's opens nothing, and the first is read and written on`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let (one, two) = (try Self.accept(house, "One."), try Self.accept(house, "Two."))
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            try house.engine.write { tx in
                let moved = try tx.execute(
                    """
                    UPDATE wraps SET body = (SELECT o.body FROM wraps o WHERE o.record = \(one.id.bytes)
                    AND o.generation = wraps.generation AND o.slot = wraps.slot) WHERE record = \(two.id.bytes)
                    AND slot = 0
                    """
                )
                #expect(moved == 1)
            }
            let node = house.reopened(seed: 9)
            _ = try node.installation()
            house.wall.advance(minutes: 1)
            let session = try node.signIn(
                login: house.account(.officer).login,
                passphrase: TestInstallation.passphrase,
                code: house.code(.officer)
            ).session
            #expect(throws: (any Error).self) { try node.openReport(two.id, session) }
            #expect(throws: (any Error).self) {
                try node.noteOnReport(two.id, "n", seen: nil, session)
            }
            #expect(try node.openReport(one.id, session).report.damage.isEmpty)
            try node.noteOnReport(one.id, "n", seen: nil, session)
            #expect(
                try node.list(ListFilter(kind: .report), after: nil, session).lines.contains {
                    $0.row.id == one.id
                }
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `a call or a clock copied under another name calls nobody, is told, and holds up none`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            _ = try Self.accept(house, "Dust.")
            house.clock.advance(days: 4)
            let officer = try house.signIn(.officer)
            try house.operations.remindOfWhatIsDue()
            func called() throws -> [MemberID] {
                try house.store.read { try $0.notices() }.map(\.recipient).sorted()
            }
            let before = try called()
            #expect(before.contains(house.member(.officer)))
            try house.engine.write { tx in
                for number in UInt8(1)...UInt8(2) {
                    let id = [UInt8](repeating: number, count: 16)
                    try tx.execute(
                        "INSERT INTO outbox (id, day, body) SELECT \(id), day, body FROM outbox LIMIT 1"
                    )
                    try tx.execute(
                        "INSERT INTO timers (id, body) SELECT \(id), body FROM timers LIMIT 1"
                    )
                }
            }
            #expect(try called() == before)
            #expect(try house.operations.today(officer).wasCalled)
            #expect(house.operations.alarms(officer)[.unreadableNotices] == 2)
            house.clock.advance(days: 2)
            try house.operations.remindOfWhatIsDue()
            #expect(house.operations.alarms(officer)[.unreadableTimers] == 2)
            #expect(try house.operations.today(officer).wasCalled)
        }
    }

    @Test(arguments: TestEngine.available)
    func `slots of calls, one for each member, are as many whoever is called, and none stays as it was`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            func bodies() throws -> Set<[UInt8]> {
                Set(try house.engine.read { try $0.query("SELECT body FROM outbox").map { try $0.blob(0) } })
            }
            try house.operations.remindOfWhatIsDue()
            let empty = try bodies()
            #expect(empty.count == TestInstallation.Who.allCases.count)
            _ = try Self.accept(house, "Dust.")
            house.clock.advance(days: 4)
            #expect(try house.operations.remindOfWhatIsDue() > 0)
            let called = try bodies()
            let days = try house.engine.read { try $0.query("SELECT DISTINCT day FROM outbox") }
            #expect(try days.map { try $0.int(0) } == [0])
            #expect(called.count == empty.count && called.isDisjoint(with: empty))
            let officer = try house.signIn(.officer)
            #expect(try house.operations.today(officer).wasCalled)
            #expect(try bodies().isDisjoint(with: called) && bodies().count == empty.count)
            #expect(try !house.operations.today(officer).wasCalled)
        }
    }
}
