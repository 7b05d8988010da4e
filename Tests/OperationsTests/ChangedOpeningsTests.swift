// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// What somebody does to the log who can write to the database shows in its place.
@Suite struct AChangedLog {
    /// The three openings, oldest first, as the auditor sees them.
    private static func three(_ place: OpeningsHouse) throws -> [AccessLine] {
        try place.lines(.auditor).filter { $0.entry.event.act == .openedCase }.reversed()
    }

    private static func blob(_ column: SQL, of id: [UInt8], _ house: TestInstallation) throws -> [UInt8] {
        try house.engine.read { tx in
            try #require(try tx.query("SELECT \(column) FROM access WHERE id = \(id)").first).blob(0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `as it was written it has no gap, and a session that was signed out of is closed`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { _, place in
            try place.openThrice()
            let page = try place.read(.auditor)
            #expect(page.losses.isEmpty && page.changedRows == 0)
            #expect(page.lines.allSatisfy({ $0.troubles.isEmpty }))
            let ours = page.lines.filter { $0.entry.member == place.house.member(.officer) }
            #expect(ours.first?.entry.event.act == .sessionEnded)
        }
    }

    @Test(arguments: TestEngine.available)
    func `with very many rows it still shows what there is, and who opened most`(_ engine: TestEngine) throws
    {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let real = try place.lines(.auditor).count
            let day = house.operations.now.day.number
            try house.engine.write { tx in
                for number in 0...RecordTransaction.accessRows {
                    let id =
                        [UInt8](repeating: 255, count: 13) + [
                            UInt8(number >> 16), UInt8(number >> 8 & 255), UInt8(number & 255),
                        ]
                    try tx.execute(
                        "INSERT INTO access (id, day, body, mac) VALUES (\(id), \(day), \([1]), \([2]))"
                    )
                }
            }
            let page = try place.read(.auditor)
            #expect(page.isTooMany && page.total >= real && page.changedRows > 0)
            #expect(page.tally.contains { $0.member == house.member(.officer) && $0.lines >= 3 })
        }
    }

    @Test(arguments: TestEngine.available)
    func `a removed line leaves a gap before the one that follows it`(_ engine: TestEngine) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let lines = try Self.three(place)
            try house.engine.write { tx in
                try tx.execute("DELETE FROM access WHERE id = \(lines[1].id)")
            }
            let left = try Self.three(place)
            #expect(left.map(\.id) == [lines[0].id, lines[2].id])
            #expect(left[0].troubles.isEmpty && left[1].troubles == [.missingBefore(1)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a gap is seen from another week too, where the lines before it are not shown`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let last = try #require(try place.lines(.auditor).first)
            house.clock.advance(days: 30)
            try place.openThrice()
            let page = try place.read(.auditor)
            #expect(page.lines.allSatisfy({ $0.troubles.isEmpty }))
            try house.engine.write { tx in try tx.execute("DELETE FROM access WHERE id = \(last.id)") }
            let first = try #require(try Self.three(place).first)
            #expect(first.troubles == [.missingBefore(0)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `the newest lines cut off are missed, and a session without its end is said to have none`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let officer = house.member(.officer)
            let end = try #require(try place.lines(.auditor).first)
            #expect(end.entry.event.act == .sessionEnded)
            try house.engine.write { tx in try tx.execute("DELETE FROM access WHERE id = \(end.id)") }
            let page = try place.read(.auditor)
            let log = try #require(house.operations.directory.compartment(.accessLog, site: nil)).id
            #expect(page.losses == [.cutOff(officer, log: log, 1)])
            #expect(page.lines.first { $0.entry.member == officer }?.troubles == [.notClosed])
        }
    }

    @Test(arguments: TestEngine.available)
    func `two lines that change places are changed rows, and their places are gaps`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let lines = try Self.three(place)
            let bodies = try lines.map { try Self.blob("body", of: $0.id, house) }
            let macs = try lines.map { try Self.blob("mac", of: $0.id, house) }
            try house.engine.write { tx in
                for (from, to) in [(0, 1), (1, 0)] {
                    try tx.execute(
                        """
                        UPDATE access SET body = \(bodies[from]), mac = \(macs[from])
                        WHERE id = \(lines[to].id)
                        """
                    )
                }
            }
            #expect(try place.read(.auditor).changedRows == 2)
            let left = try Self.three(place)
            #expect(left.map(\.id) == [lines[2].id])
            #expect(left[0].troubles.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a line moved to another day, copied, or put in by somebody else is not taken for one`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let lines = try Self.three(place)
            let body = try Self.blob("body", of: lines[0].id, house)
            let mac = try Self.blob("mac", of: lines[0].id, house)
            let day = lines[0].entry.at.day.number
            try house.engine.write { tx in
                let copy = [UInt8](repeating: 7, count: 16)
                try tx.execute(
                    "INSERT INTO access (id, day, body, mac) VALUES (\(copy), \(day), \(body), \(mac))"
                )
                let made = [UInt8](repeating: 8, count: 16)
                let noise = [UInt8](repeating: 9, count: body.count)
                try tx.execute(
                    "INSERT INTO access (id, day, body, mac) VALUES (\(made), \(day), \(noise), \(mac))"
                )
                try tx.execute("UPDATE access SET day = \(day - 1) WHERE id = \(lines[1].id)")
            }
            #expect(try place.read(.auditor).changedRows == 3)
            #expect(try Self.three(place).map(\.id) == [lines[0].id, lines[2].id])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what counts the lines is missed when it is gone`(_ engine: TestEngine) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            try house.engine.write { tx in try tx.execute("DELETE FROM access_marks") }
            let log = try #require(house.operations.directory.compartment(.accessLog, site: nil)).id
            let losses = try place.read(.auditor).losses
            #expect(losses.contains(.unmarked(house.member(.officer), log: log)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a session that was left open is closed when its time is over, also by another node`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            let officer = try house.signIn(.officer)
            _ = try house.operations.openCase(place.caseFile, officer)
            let node = house.reopened(seed: 9)
            try node.endOldSessions()
            #expect(try place.lines(.auditor).first?.entry.event.act == .openedCase)
            house.wall.advance(minutes: 31)
            try node.endOldSessions()
            let line = try #require(try place.lines(.auditor).first)
            #expect(line.entry.event.act == .sessionEnded && line.entry.member == officer.member)
            #expect(try place.lines(.auditor).allSatisfy({ $0.troubles.isEmpty }))
        }
    }

    /// Goes on for so many years, with an opening each year; time for keeping is counted by the day.
    private static func years(_ count: Int, _ place: OpeningsHouse) throws {
        for _ in 0..<count {
            place.house.clock.advance(days: 365)
            try place.openThrice()
        }
    }

    private static func rows(_ house: TestInstallation) throws -> Int {
        let found = try house.engine.read { try $0.query("SELECT COUNT(*) FROM access").first }
        return try #require(found).int(0)
    }

    @Test(arguments: TestEngine.available)
    func `goes by itself after ten years, a month at a time, and what is left has no gap for it`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let first = house.operations.now.day
            try Self.years(9, place)
            let before = try Self.rows(house)
            try house.operations.removeOldOpenings()
            #expect(try Self.rows(house) == before)
            try Self.years(2, place)
            let later = try Self.rows(house)
            try house.operations.removeOldOpenings()
            #expect(try Self.rows(house) < later)
            #expect(try Self.rows(house) > before)
            let oldest = try house.engine.read { try $0.query("SELECT MIN(day) FROM access").first }
            #expect(try #require(oldest).int(0) > first.number)
            // Those of the second year are the beginning now; nobody misses the ones before them.
            let session = try house.signIn(.auditor)
            func page(_ from: Day) throws -> AccessPage {
                try house.operations.readAccessLog(
                    AccessFilter(from: from, to: from.adding(days: 20)),
                    session
                )
            }
            let second = try page(first.adding(days: 360))
            #expect(second.lines.count >= 3 && second.losses.isEmpty)
            #expect(second.lines.allSatisfy { !$0.troubles.contains(.missingBefore(0)) })
            let ninth = try page(first.adding(days: 9 * 365 - 5))
            #expect(ninth.lines.allSatisfy { $0.troubles.isEmpty })
            // One that is younger is missed as ever: in its place, and at the end.
            let newest = try #require(try place.lines(.auditor).first)
            try house.engine.write { tx in
                try tx.execute("DELETE FROM access WHERE id = \(ninth.lines[1].id)")
                try tx.execute("DELETE FROM access WHERE id = \(newest.id)")
            }
            #expect(try page(first.adding(days: 9 * 365 - 5)).lines.contains { !$0.troubles.isEmpty })
            #expect(try place.read(.auditor).losses.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func
        `of a member who left more than ten years ago is not missed, and a clock that ran ahead takes a month`(
            _ engine: TestEngine
        ) throws
    {
        try withOpenings(engine) { house, place in
            try place.openThrice(.secondOfficer)
            for _ in 0..<50 {
                house.clock.advance(days: 1)
                try place.openThrice()
            }
            let all = try Self.rows(house)
            house.clock.advance(days: 11 * 365)
            try house.operations.removeOldOpenings()
            let left = try Self.rows(house)
            #expect(left > 0 && left < all)
            for _ in 0..<3 { try house.operations.removeOldOpenings() }
            #expect(try Self.rows(house) == 0)
            let today = house.operations.now.day
            let page = try house.operations.readAccessLog(
                AccessFilter(from: today.adding(days: -11 * 365 - 60), to: today.adding(days: -11 * 365 + 5)),
                house.signIn(.auditor)
            )
            #expect(page.losses.isEmpty)
        }
    }
}
