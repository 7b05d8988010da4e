// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// What was damaged does not vanish: it is an alarm in the place where it was expected.
@Suite struct WhatWasDamaged {
    private static func accept(_ house: TestInstallation, _ words: String) throws -> RecordID {
        try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: words),
            token: nil
        ).id
    }

    private static func alarms(_ house: TestInstallation, _ session: Session) throws -> [RecordID] {
        try house.operations.today(session).items.filter { $0.item.kinds.contains(.integrity) }
            .map(\.line.row.id)
    }

    private static func garble(_ house: TestInstallation, _ sql: SQL) throws {
        try house.engine.write { tx in
            let changed = try tx.execute(sql)
            #expect(changed > 0)
        }
    }

    private static let garbage = [UInt8](repeating: 3, count: 300)

    @Test(arguments: TestEngine.available)
    func `before anybody took it in is on Today of whoever should have read it, and the rest goes in`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let broken = try Self.accept(house, "Broken.")
            _ = try Self.accept(house, "Whole.")
            try Self.garble(
                house,
                "UPDATE entries SET body = \(Self.garbage) WHERE record = \(broken.bytes)"
            )
            let officer = try house.signIn(.officer)
            #expect(try Self.alarms(house, officer) == [broken])
            let reports = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            #expect(reports.lines.map(\.summary.excerpt).sorted() == ["", "Whole."])
            // It opens, shows what is wrong with it, and nobody writes on it.
            let view = try house.operations.openReport(broken, officer)
            #expect(view.report.damage.map(\.what) == [.broken])
            #expect(throws: Refusal.readOnly) {
                try house.operations.noteOnReport(broken, "n", seen: nil, officer)
            }
            // Nobody else learns that it exists, and it is still there after the roster's lease.
            #expect(try Self.alarms(house, house.signIn(.otherSiteOfficer)).isEmpty)
            house.store.rosters.expire(now: .max)
            let again = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            #expect(again.lines.contains { $0.row.id == broken && $0.row.isStale })
        }
    }

    @Test(arguments: TestEngine.available)
    func `by a change of its slots is told to the house, for nobody can say whose it was`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let id = try Self.accept(house, "Lost.")
            let officer = try house.signIn(.officer)
            let stranger = try house.signIn(.otherSiteOfficer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, stranger)
            #expect(house.operations.alarms(stranger)[.changedSlots] == nil)
            try Self.garble(
                house,
                "UPDATE wraps SET body = \([UInt8](repeating: 1, count: 112)) WHERE record = \(id.bytes)"
            )
            #expect(try house.operations.list(ListFilter(kind: .report), after: nil, officer).total == 0)
            #expect(house.operations.alarms(officer)[.changedSlots] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `as slots that were those of another report opens that one nowhere, and is told to the house`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let whole = try Self.accept(house, "Whole.")
            let other = try Self.accept(house, "Other.")
            try Self.garble(
                house,
                """
                UPDATE wraps SET body = (SELECT o.body FROM wraps o WHERE o.record = \(whole.bytes)
                AND o.generation = wraps.generation AND o.slot = wraps.slot) WHERE record = \(other.bytes)
                """
            )
            let officer = try house.signIn(.officer)
            let list = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            #expect(list.lines.map(\.row.id) == [whole])
            #expect(house.operations.alarms(officer)[.changedSlots] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `or written past this program shows none of its words, and is an alarm`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let stranger = try house.stranger()
            _ = try stranger.installation()
            let planted = try stranger.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Nobody was there."),
                token: nil
            ).id
            let genuine = try Self.accept(house, "They came at night.")
            let officer = try house.signIn(.officer)
            let list = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            #expect(list.lines.filter { !$0.row.isStale }.map(\.row.id) == [genuine])
            #expect(list.lines.contains { $0.row.id == planted && $0.summary.excerpt.isEmpty })
            #expect(try house.operations.search("nobody", officer).isEmpty)
            #expect(try Self.alarms(house, officer).contains(planted))
            #expect(throws: Refusal.damaged) { try house.operations.openReport(planted, officer) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `as a note that is put in once more under another name is taken in once`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            _ = try house.operations.act(.add(words: "one", files: []), token: visit.token)
            try Self.garble(
                house,
                """
                INSERT INTO inbox (id, record, generation, body, mac, taken, day)
                SELECT \([UInt8](repeating: 9, count: 16)), record, generation, body, mac, taken, day FROM inbox
                """
            )
            let officer = try house.signIn(.officer)
            let report = try house.operations.openReport(accepted.id, officer).report
            #expect(report.state.additions.map(\.addition.words) == ["one"])
            #expect(report.unreadableNotes == 1)
        }
    }

    @Test(arguments: TestEngine.available, [true, false])
    func `as a summary, gone or garbled, is an alarm for the day and sealed anew`(
        _ engine: TestEngine,
        _ isGone: Bool
    ) throws {
        try withInstallation(engine) { house in
            let id = try Self.accept(house, "Soldiers at the bridge.")
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            if isGone {
                try Self.garble(house, "DELETE FROM summaries WHERE record = \(id.bytes)")
            } else {
                try Self.garble(
                    house,
                    "UPDATE summaries SET body = \(Self.garbage) WHERE record = \(id.bytes)"
                )
            }
            house.wall.advance(minutes: 1)
            let node = house.reopened(seed: 9)
            _ = try node.installation()
            let session = try node.signIn(
                login: house.account(.officer).login,
                passphrase: TestInstallation.passphrase,
                code: house.code(.officer)
            ).session
            for _ in 0..<2 {
                let page = try node.list(ListFilter(kind: .report), after: nil, session)
                #expect(page.lines.map(\.summary.excerpt) == ["Soldiers at the bridge."])
                #expect(page.lines.first?.row.isStale == true)
                #expect(try node.search("bridge", session).count == 1)
            }
            let stored = try house.engine.read {
                try $0.query("SELECT body FROM summaries WHERE record = \(id.bytes)").map { try $0.blob(0) }
            }
            #expect(stored.count == 1)
            #expect(stored.first != Self.garbage)
            house.clock.advance(days: 2)
            let later = try node.list(ListFilter(kind: .report), after: nil, session)
            #expect(later.lines.first?.row.isStale == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of what was left for a report stays, is told at the report, and holds up nothing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            _ = try house.operations.act(.add(words: "one", files: []), token: visit.token)
            try Self.garble(house, "UPDATE inbox SET body = \(Self.garbage)")
            _ = try house.operations.act(.add(words: "two", files: []), token: visit.token)
            let report = try house.operations.openReport(accepted.id, officer).report
            #expect(report.state.additions.map(\.addition.words) == ["two"])
            #expect(report.unreadableNotes == 1)
            // Nobody's name stands under what nobody wrote.
            let own = report.steps.filter { $0.author == .member(house.member(.officer)) }
            #expect(own.map(\.entry.number) == [7])
            #expect(try Self.alarms(house, officer) == [accepted.id])
        }
    }

    @Test(arguments: TestEngine.available)
    func `among timers and notices silences none of the others`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            try house.store.write { tx in
                for number in 0..<2 {
                    try tx.put(
                        StoredTimer(
                            id: [UInt8](repeating: UInt8(number), count: 16),
                            due: house.clock.now,
                            record: RecordID(high: 0, low: UInt64(number)),
                            clock: .acknowledge,
                            room: CompartmentID(high: 0, low: 1),
                            start: house.clock.now
                        )
                    )
                }
                let called = [TestInstallation.Who.officer, .secondOfficer]
                try tx.post(called.map { Notice(recipient: house.member($0), at: house.clock.now) })
            }
            try Self.garble(
                house,
                "UPDATE timers SET body = \(Self.garbage) WHERE id = \([UInt8](repeating: 0, count: 16))"
            )
            try Self.garble(
                house,
                "UPDATE outbox SET body = \(Self.garbage) WHERE id = (SELECT id FROM outbox ORDER BY id LIMIT 1)"
            )
            #expect(try house.store.read { try $0.timers() }.count == 1)
            // Whose slot it was nobody can say: one of the two calls stands at least, and new ones are taken.
            #expect(try house.store.read { try $0.notices() }.count >= 1)
            #expect(house.operations.alarms(officer) == [.unreadableTimers: 1, .unreadableNotices: 1])
            let third = house.member(.focalPoint)
            try house.store.write { try $0.post([Notice(recipient: third, at: house.clock.now)]) }
            #expect(try house.store.read { try $0.notices() }.contains { $0.recipient == third })
        }
    }

    @Test(arguments: TestEngine.available)
    func `as a row without a name leaves all other rows in the lists`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            _ = try Self.accept(house, "Dust.")
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            try house.engine.write { tx in
                try tx.execute(
                    """
                    INSERT INTO records (id, generation, head, hash, change, pending, day, inbox, mac)
                    SELECT \([1, 2, 3] as [UInt8]), generation, head, hash, 1000, pending, day, inbox, mac
                    FROM records LIMIT 1
                    """
                )
            }
            #expect(try house.operations.list(ListFilter(kind: .report), after: nil, officer).total == 1)
            #expect(house.operations.alarms(officer)[.malformedRows] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `as time goes: a clock set back accepts nothing before what was accepted, and raises an alarm`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            house.clock.advance(days: 3)
            _ = try Self.accept(house, "Before.")
            let last = house.clock.now
            house.clock.advance(days: -2)
            let node = house.reopened(seed: 6)
            #expect(node.alarms(officer).isEmpty)
            let accepted = try node.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "After."),
                token: nil
            )
            let report = try house.operations.openReport(accepted.id, officer).report
            #expect(try #require(report.state.intake).received > last)
            #expect(node.alarms(officer) == [.clockBehind: 1])
            // Set right again, the alarm is over.
            house.clock.advance(days: 3)
            _ = try node.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Later."),
                token: nil
            )
            #expect(node.alarms(officer).isEmpty)
        }
    }
}
