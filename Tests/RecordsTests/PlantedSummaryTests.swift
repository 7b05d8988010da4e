// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// Figures in lists are what this program sealed from the entries; what somebody else puts in their place is told.
@Suite struct PlantedSummaries {
    private struct Scene {
        let house: TestInstallation
        let officer: Session
        let room: CompartmentID
        let id: RecordID
        var forger: SummaryForger { SummaryForger(house: house, record: id, room: room) }

        init(_ house: TestInstallation) throws {
            self.house = house
            officer = try house.signIn(.officer)
            room = try #require(house.operations.directory.compartment(.casework, site: house.ridge)).id
            id = try Scene.openCase(house, house.ridge, officer)
        }

        static func openCase(_ house: TestInstallation, _ site: SiteID, _ session: Session) throws -> RecordID
        {
            try house.operations.openCase(
                title: "Shots at the gate",
                site: site,
                origin: .equipmentCheck,
                channel: .equipmentCheck,
                words: "irrigation",
                received: house.clock.now,
                restricted: false,
                language: "en",
                session
            )
        }

        func line(_ session: Session) throws -> ListLine? {
            try house.operations.list(ListFilter(kind: .caseFile), after: nil, session).lines.first {
                $0.row.id == id
            }
        }

        /// Nobody believes it, it is an alarm for the day, and the true one is sealed again.
        func expectTold(_ planted: [UInt8], slot: Int = 0, _ why: Comment) throws {
            for _ in 0..<2 {
                let line = try #require(try line(officer), why)
                #expect(line.summary.title == "Shots at the gate", why)
                #expect(line.row.isStale, why)
                #expect(try house.operations.search("planted", officer).isEmpty, why)
                #expect(try house.operations.search("irrigation", officer).count == 1, why)
            }
            #expect(try forger.stored(slot: slot) != planted, why)
            let today = try house.operations.today(officer)
            #expect(today.items.contains { $0.item.kinds.contains(.integrity) }, why)
            house.clock.advance(days: 2)
            house.store.rosters.expire(now: .max)
            #expect(try line(officer)?.row.isStale == false, why)
        }

        func expectQuiet(_ why: Comment) throws {
            house.store.rosters.expire(now: .max)
            let line = try #require(try line(officer), why)
            #expect(line.summary.title == "Shots at the gate", why)
            #expect(!line.row.isStale, why)
            #expect(try house.operations.search("irrigation", officer).count == 1, why)
        }
    }

    private static func keys(_ who: TestInstallation.Who, _ house: TestInstallation) throws -> MemberKeys {
        try DirectoryForger(house: house).keys(who)
    }

    private static func disable(_ who: TestInstallation.Who, _ house: TestInstallation) throws {
        try house.operations.disableMember(
            house.member(who),
            reason: "left",
            leavingRoomsUnread: true,
            house.signIn(.administrator)
        )
    }

    @Test(arguments: TestEngine.available)
    func
        `by a key that has ended, by somebody disabled or by one who never read there are told and made again`(
            _ engine: TestEngine
        ) throws
    {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            let second = try Self.keys(.secondOfficer, house)
            let stranger = try Self.keys(.auditor, house)
            try Self.disable(.secondOfficer, house)
            for (why, member, keys): (Comment, TestInstallation.Who, MemberKeys) in [
                ("disabled", .secondOfficer, second), ("never a reader", .auditor, stranger),
            ] {
                for marked in [false, true] {
                    let texts = try scene.forger.boxed("All is well", by: house.member(member), keys.signing)
                    try scene.forger.plant(texts, marked: marked)
                    try scene.expectTold(scene.forger.stored(), why)
                }
            }
        }
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            let ended = try Self.keys(.secondOfficer, house)
            _ = try house.operations.resetMember(
                house.member(.secondOfficer),
                reason: "lost",
                passphrase: "from the sign-in sheet",
                house.signIn(.administrator)
            )
            let member = house.member(.secondOfficer)
            try scene.forger.plant(scene.forger.boxed("All is well", by: member, ended.signing))
            try scene.expectTold(scene.forger.stored(), "an ended key")
        }
    }

    @Test(arguments: TestEngine.available)
    func `under the old secret of a room that somebody left are told and made again`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            let keys = try Self.keys(.secondOfficer, house)
            let member = house.member(.secondOfficer)
            let grant = try #require(house.operations.directory.compartments[scene.room]?.grants[member])
            try house.operations.revoke(
                member,
                from: scene.room,
                reason: "left",
                passphrase: TestInstallation.passphrase,
                scene.officer
            )
            // What lies there since before the new lock is no alarm, and stays.
            let lawful = try scene.forger.stored()
            try scene.expectQuiet("made before the new lock")
            #expect(try scene.forger.stored() == lawful)
            for marked in [false, true] {
                try scene.forger.plant(scene.forger.closed("All is well", grant, keys), marked: marked)
                try scene.expectTold(scene.forger.stored(), "an old secret")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `are those of words as well`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            let words = try scene.forger.boxed(
                "",
                by: house.member(.auditor),
                Self.keys(.auditor, house).signing
            )[1]
            try house.engine.write { tx in
                try tx.execute("UPDATE summaries SET words = \(words) WHERE record = \(scene.id.bytes)")
            }
            house.store.rosters.expire(now: .max)
            #expect(try scene.line(scene.officer)?.row.isStale == true)
            #expect(try house.operations.search("planted", scene.officer).isEmpty)
            #expect(try house.operations.search("irrigation", scene.officer).count == 1)
            try house.engine.write { tx in
                let garbage = [UInt8](repeating: 3, count: 90)
                try tx.execute("UPDATE summaries SET words = \(garbage) WHERE record = \(scene.id.bytes)")
            }
            house.clock.advance(days: 2)
            house.store.rosters.expire(now: .max)
            #expect(try scene.line(scene.officer)?.row.isStale == true)
            #expect(try house.operations.search("irrigation", scene.officer).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `are not those of a colleague who has been disabled since, nor those from before the mark`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            // Shared with the port, whose officer writes: the ridge's summary comes in a box with their signature.
            let port = try #require(house.operations.directory.compartment(.casework, site: house.port)).id
            try house.store.write { tx in
                var file = try tx.open(CaseState.self, scene.id, scene.officer.ring)
                try tx.share(&file, with: port, reason: "r", by: scene.officer.writer)
            }
            try house.operations.note(scene.id, "n", seen: nil, house.signIn(.otherSiteOfficer))
            let lawful = try scene.forger.stored()
            #expect(lawful[0] == 4)
            try Self.disable(.otherSiteOfficer, house)
            try scene.expectQuiet("their key was good when they wrote")
            #expect(try scene.forger.stored() == lawful)
            // The same from before the program marked what it seals: held against the entries, and sealed anew.
            try house.engine.write { tx in
                try tx.execute(
                    "UPDATE summaries SET body = \([2] + lawful[33...]) WHERE record = \(scene.id.bytes) AND slot = 0"
                )
            }
            try scene.expectQuiet("without a mark")
            _ = try scene.line(scene.officer)
            #expect(try scene.forger.stored()[0] == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of a guest that are taken away under a boxed key are told and made again`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            let guest = try house.signIn(.otherSiteOfficer)
            let port = try #require(house.operations.directory.compartment(.casework, site: house.port)).id
            try house.store.write { tx in
                var file = try tx.open(CaseState.self, scene.id, scene.officer.ring)
                try tx.share(&file, with: port, reason: "r", by: scene.officer.writer)
            }
            #expect(try scene.line(guest)?.row.isStale == false)
            try house.engine.write { tx in
                let gone = try tx.execute(
                    "DELETE FROM summaries WHERE record = \(scene.id.bytes) AND slot = 1"
                )
                #expect(gone == 1)
            }
            house.store.rosters.expire(now: .max)
            for _ in 0..<2 {
                let line = try #require(try scene.line(guest))
                #expect(line.row.isStale)
                #expect(line.summary.title == "Shots at the gate")
            }
            #expect(try scene.forger.stored(slot: 1).count > 33)
            // It is still the guest's by a share, and nobody else's.
            #expect(try house.operations.openCase(scene.id, guest).file.shares == [port])
            #expect(try scene.line(house.signIn(.independentReader)) == nil)
        }
    }
}
