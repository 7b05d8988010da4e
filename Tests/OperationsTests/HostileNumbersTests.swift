// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// Whoever writes to the database puts numbers where none was ever given: it shows, and nothing ends or stands still.
@Suite struct NumbersThatWerePutFarOff {
    static let far: [Int64] = [1 << 40, .max, .min]

    private static func change(_ house: TestInstallation, _ sql: SQL) throws {
        let changed = try house.engine.write { try $0.execute(sql) }
        #expect(changed > 0)
    }

    private static func stillTakes(_ house: TestInstallation, _ words: String, _ officer: Session) throws {
        _ = try house.operations.acceptReport(WholeWay.report(house, words), token: nil)
        let page = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
        #expect(page.lines.contains { $0.summary.excerpt == words })
    }

    @Test(arguments: TestEngine.available, far)
    func `as the head of a record show a gap, and nobody writes behind it`(_ engine: TestEngine, far: Int64)
        throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try Self.change(
                house,
                "UPDATE records SET head = \(far), pending = 1, change = NULL WHERE id = \(matter.file.bytes)"
            )
            try Self.stillTakes(house, "Dust.", matter.officer)
            let file = try house.operations.openCase(matter.file, matter.officer).file
            #expect(!file.damage.isEmpty && file.damage.count < 2_000)
            #expect(throws: (any Error).self) {
                try house.operations.note(matter.file, "n", seen: nil, matter.officer)
            }
        }
    }

    @Test(arguments: TestEngine.available, far)
    func `as the place of an entry are one forged entry, and the rest is read`(
        _ engine: TestEngine,
        far: Int64
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let whole = try house.operations.openCase(matter.file, matter.officer).file
            try Self.change(
                house,
                """
                INSERT INTO entries (record, seq, generation, previous, body, hash)
                SELECT record, CAST(\(far) AS BIGINT), generation, previous, body, hash FROM entries
                WHERE record = \(matter.file.bytes) AND seq = 1
                """
            )
            let file = try house.operations.openCase(matter.file, matter.officer).file
            #expect(file.damage.map(\.what) == [.forged])
            #expect(file.steps.count == whole.steps.count)
            try house.operations.note(matter.file, "n", seen: nil, matter.officer)
        }
    }

    @Test(arguments: TestEngine.available, far)
    func `as the place of an answer are counted as one, and the thread goes on`(
        _ engine: TestEngine,
        far: Int64
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let garbage = [UInt8](repeating: 3, count: 300)
            try Self.change(
                house,
                """
                INSERT INTO messages (record, seq, body)
                VALUES (\(matter.report.bytes), CAST(\(far) AS BIGINT), \(garbage))
                """
            )
            try house.operations.reply("We heard.", to: matter.report, seen: nil, next: nil, matter.officer)
            let view = try house.operations.openReport(matter.report, matter.officer)
            #expect(view.damagedMessages == 1)
            guard case .visit(let visit) = try house.operations.follow(matter.accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            #expect(visit.messages.contains { $0.body == .reply("We heard.") })
        }
    }

    @Test(arguments: TestEngine.available)
    func `as the number of a change hide nothing that comes after`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try Self.stillTakes(house, "Noise.", matter.officer)
            try Self.change(
                house,
                "UPDATE records SET change = \(Int64.max) WHERE id = \(matter.report.bytes)"
            )
            try Self.stillTakes(house, "Dust.", matter.officer)
            #expect(house.operations.alarms(matter.officer)[.malformedRows] != nil)
            try Self.stillTakes(house, "Debts.", matter.officer)
        }
    }

    @Test(arguments: TestEngine.available)
    func `as the counter of changes are an alarm`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try Self.change(
                house,
                "UPDATE counters SET value = \(Int64.max) WHERE name = 'change'"
            )
            _ = try house.operations.acceptReport(WholeWay.report(house, "Dust."), token: nil)
            #expect(throws: (any Error).self) {
                try house.operations.list(ListFilter(kind: .report), after: nil, matter.officer)
            }
            #expect(house.operations.alarms(matter.officer)[.changedCounter] == 1)
        }
    }
}

/// What a reporter added is taken in once, whatever the table says.
@Suite struct NotesThatWereMoved {
    private static func add(_ house: TestInstallation, _ matter: InHand, _ words: String) throws {
        guard case .visit(let visit) = try house.operations.follow(matter.accepted.receipt) else {
            Issue.record("the receipt opens nothing")
            return
        }
        #expect(try house.operations.act(.add(words: words, files: []), token: visit.token) != nil)
    }

    private static func additions(_ matter: InHand) throws -> (words: [String], unreadable: Int) {
        let report = try matter.house.operations.openReport(matter.report, matter.officer).report
        return (report.state.additions.map(\.addition.words), report.unreadableNotes)
    }

    @Test(arguments: TestEngine.available)
    func `to be taken in again are not`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            house.clock.advance(minutes: 1)
            try Self.add(house, matter, "Two came back.")
            let note = try house.engine.read { try $0.query("SELECT body FROM inbox")[0].blob(0) }
            #expect(try Self.additions(matter) == (["Two came back."], 0))
            // With its words: whoever kept a copy of the row from before it was taken in has them.
            try house.engine.write { tx in
                try tx.execute("UPDATE inbox SET taken = 0, body = \(note)")
                try tx.execute(
                    "UPDATE records SET pending = 1, change = NULL WHERE id = \(matter.report.bytes)"
                )
            }
            #expect(try Self.additions(matter) == (["Two came back."], 0))
            // And one that is new is taken in beside it.
            house.clock.advance(minutes: 1)
            try Self.add(house, matter, "And the third.")
            #expect(try Self.additions(matter) == (["Two came back.", "And the third."], 0))
        }
    }

    @Test(arguments: TestEngine.available)
    func `out of sight before anybody took them in are missed`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            house.clock.advance(minutes: 1)
            try Self.add(house, matter, "It was the captain.")
            try house.engine.write { tx in
                try tx.execute("UPDATE inbox SET taken = 1")
                try tx.execute("UPDATE records SET pending = 0 WHERE id = \(matter.report.bytes)")
            }
            #expect(try Self.additions(matter) == ([], 1))
        }
    }
}
