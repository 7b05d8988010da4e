// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// Records that were put in whole past the program, or whose key was taken away: told, never believed, in nobody's way.
@Suite struct PlantedRecords {
    private static func openCase(_ node: Operations, _ house: TestInstallation, _ session: Session) throws
        -> RecordID
    {
        try node.openCase(
            title: "Shots at the gate",
            site: house.ridge,
            origin: .equipmentCheck,
            channel: .equipmentCheck,
            words: "irrigation",
            received: house.clock.now,
            restricted: false,
            language: "en",
            session
        )
    }

    private static func line(_ id: RecordID, _ house: TestInstallation, _ session: Session) throws
        -> ListLine?
    {
        try house.operations.list(ListFilter(kind: .caseFile), after: nil, session).lines.first {
            $0.row.id == id
        }
    }

    private static func alarms(_ house: TestInstallation, _ session: Session) throws -> [RecordID] {
        try house.operations.today(session).items.filter { $0.item.kinds.contains(.integrity) }
            .map(\.line.row.id)
    }

    @Test(arguments: TestEngine.available)
    func `that a member wrote with another node are alarms, open as damaged, and leave the rest usable`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let stranger = try house.stranger()
            _ = try stranger.installation()
            house.wall.advance(minutes: 1)
            let theirs = try stranger.signIn(
                login: house.account(.secondOfficer).login,
                passphrase: TestInstallation.passphrase,
                code: house.code(.secondOfficer)
            ).session
            let planted = try Self.openCase(stranger, house, theirs)
            let officer = try house.signIn(.officer)
            let genuine = try Self.openCase(house.operations, house, officer)
            #expect(try Self.alarms(house, officer) == [planted])
            for _ in 0..<2 {
                #expect(throws: Refusal.damaged) { try house.operations.openCase(planted, officer) }
                #expect(throws: Refusal.damaged) {
                    try house.operations.note(planted, "n", seen: nil, officer)
                }
            }
            // Its summary taken away, it is not made whole from what it says.
            try house.engine.write { tx in
                try tx.execute("DELETE FROM summaries WHERE record = \(planted.bytes)")
            }
            house.store.rosters.expire(now: .max)
            #expect(try Self.alarms(house, officer) == [planted])
            #expect(try Self.line(planted, house, officer)?.summary.title != "Shots at the gate")
            #expect(throws: Refusal.damaged) { try house.operations.openCase(planted, officer) }
            try house.operations.note(genuine, "n", seen: nil, officer)
            #expect(try house.operations.openCase(genuine, officer).file.damage.isEmpty)
            #expect(throws: Refusal.notFound) {
                try house.operations.openCase(planted, house.signIn(.otherSiteOfficer))
            }
        }
    }

    @Test(arguments: TestEngine.available, [true, false])
    func
        `whose key was garbled or taken away are damaged for those who read them, and nothing for anybody else`(
            _ engine: TestEngine,
            _ isGone: Bool
        ) throws
    {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let stranger = try house.signIn(.otherSiteOfficer)
            let id = try Self.openCase(house.operations, house, officer)
            try house.engine.write { tx in
                let changed =
                    isGone
                    ? try tx.execute("DELETE FROM wraps WHERE record = \(id.bytes)")
                    : try tx.execute(
                        "UPDATE wraps SET body = \([UInt8](repeating: 1, count: 72)) WHERE record = \(id.bytes) AND slot = 0"
                    )
                #expect(changed > 0)
            }
            house.store.rosters.expire(now: .max)
            // Before anybody has opened it.
            #expect(try Self.alarms(house, officer) == [id])
            #expect(try Self.line(id, house, officer)?.summary.title == "Shots at the gate")
            #expect(throws: Refusal.damaged) { try house.operations.openCase(id, officer) }
            #expect(throws: Refusal.damaged) { try house.operations.note(id, "n", seen: nil, officer) }
            #expect(throws: Refusal.notFound) { try house.operations.openCase(id, stranger) }
            #expect(throws: Refusal.notFound) {
                try house.operations.openCase(RecordID(high: 1, low: 2), officer)
            }
            #expect(try Self.line(id, house, stranger) == nil)
            #expect(try Self.alarms(house, stranger).isEmpty)
            #expect(house.operations.alarms(stranger).isEmpty)
            let other = try Self.openCase(house.operations, house, officer)
            #expect(try house.operations.openCase(other, officer).file.damage.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `that somebody was taken out of stay nothing for them, whatever summary is put back`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            let id = try Self.openCase(house.operations, house, officer)
            let before = try house.engine.read {
                try $0.query("SELECT body, words FROM summaries WHERE record = \(id.bytes)").first
            }
            let old = try #require(before)
            try house.operations.move(
                id,
                to: .alone([house.member(.officer), house.member(.headquarters)]),
                reason: "his cousin",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            try house.engine.write { tx in
                try tx.execute(
                    "UPDATE summaries SET body = \(try old.blob(0)), words = \(try old.blob(1)) WHERE record = \(id.bytes)"
                )
            }
            house.store.rosters.expire(now: .max)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(id, second) }
        }
    }
}
