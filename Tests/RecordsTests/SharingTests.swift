// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// A record that two compartments read: one of the port, shared with the ridge.
@Suite struct ASharedRecord {
    private struct Scene {
        let house: TestInstallation
        let home: Session
        let guest: Session
        let room: CompartmentID
        let id: RecordID

        init(_ house: TestInstallation) throws {
            self.house = house
            home = try house.signIn(.otherSiteOfficer)
            guest = try house.signIn(.officer)
            room = try #require(house.operations.directory.compartment(.casework, site: house.ridge)).id
            id = try house.operations.openCase(
                title: "Lorry at both gates",
                site: house.port,
                origin: .equipmentCheck,
                channel: .equipmentCheck,
                words: "irrigation",
                received: house.clock.now,
                restricted: false,
                language: "en",
                home
            )
        }

        func change(_ session: Session, _ body: (RecordTransaction, inout Opened<CaseState>) throws -> Void)
            throws
        {
            try house.store.write { tx in
                var file = try tx.open(CaseState.self, id, session.ring)
                try body(tx, &file)
            }
        }

        func share() throws {
            try change(home) { tx, file in
                try tx.share(&file, with: room, reason: "the same lorry", by: home.writer)
            }
        }

        func cases(_ session: Session) throws -> [ListLine] {
            try house.operations.list(ListFilter(kind: .caseFile), after: nil, session).lines
        }

        func column(_ sql: SQL) throws -> [Int] {
            try house.engine.read { try $0.query(sql).map { try $0.int(0) } }
        }
    }

    @Test(arguments: TestEngine.available)
    func `is listed, found, opened and written on by both, and each sees the other's words`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            #expect(try scene.cases(scene.guest).isEmpty)
            try scene.share()
            let operations = house.operations
            for (turn, session) in [scene.guest, scene.home, scene.guest].enumerated() {
                try operations.note(scene.id, "turn \(turn)", seen: nil, session)
            }
            for session in [scene.home, scene.guest] {
                let line = try #require(try scene.cases(session).first)
                #expect(line.summary.title == "Lorry at both gates")
                #expect(!line.row.isStale)
                #expect(try operations.search("irrigation", session).map(\.line.row.id) == [scene.id])
                let file = try operations.openCase(scene.id, session).file
                #expect(file.damage.isEmpty)
                #expect(file.shares == [scene.room])
                #expect(file.compartment != scene.room)
                let notes = file.steps.compactMap { step -> String? in
                    if case .noted(let text) = step.entry { text } else { nil }
                }
                #expect(notes == ["turn 0", "turn 1", "turn 2"])
                #expect(file.steps.count { $0.entry.sharing?.isShared == true } == 1)
            }
            // Nobody else has got in.
            #expect(try scene.cases(house.signIn(.independentReader)).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `goes on under a fresh key in every turn of another compartment`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            try scene.share()
            for session in [scene.guest, scene.guest, scene.home, scene.home] {
                try house.operations.note(scene.id, "n", seen: nil, session)
            }
            let generations = try scene.column(
                "SELECT generation FROM entries WHERE record = \(scene.id.bytes) ORDER BY seq"
            )
            // Opened and described; shared; twice the guest; twice the home.
            #expect(generations == [2, 2, 3, 4, 4, 5, 5])
        }
    }

    @Test(arguments: TestEngine.available)
    func `is the home's alone again after the share ends, under a key that the guest never had`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            try scene.share()
            #expect(try scene.cases(scene.guest).count == 1)
            try scene.change(scene.home) { tx, file in
                try tx.unshare(&file, with: scene.room, reason: "two lorries", by: scene.home.writer)
            }
            #expect(try scene.cases(scene.guest).isEmpty)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(scene.id, scene.guest) }
            #expect(try house.operations.search("irrigation", scene.guest).isEmpty)
            let file = try house.operations.openCase(scene.id, scene.home).file
            #expect(file.shares.isEmpty)
            #expect(file.steps.compactMap { $0.entry.sharing?.isShared } == [true, false])
            #expect(try scene.column("SELECT slot FROM summaries WHERE record = \(scene.id.bytes)") == [0])
            #expect(
                try scene.column(
                    "SELECT slot FROM wraps WHERE record = \(scene.id.bytes) AND slot <> -1"
                ) == [0]
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `is shared on by its home only, and moving it ends every share`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            try scene.share()
            let outside = try #require(house.operations.directory.compartment(.outside, site: nil)).id
            #expect(throws: RecordsError.notEntitled) {
                try scene.change(scene.guest) { tx, file in
                    try tx.share(&file, with: outside, reason: "r", by: scene.guest.writer)
                }
            }
            try house.operations.move(
                scene.id,
                to: .alone([house.member(.headquarters)]),
                reason: "his cousin",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                scene.home
            )
            #expect(throws: Refusal.notFound) { try house.operations.openCase(scene.id, scene.guest) }
            #expect(try scene.cases(scene.guest).isEmpty)
            let file = try house.operations.openCase(scene.id, scene.home).file
            #expect(file.shares.isEmpty)
            #expect(file.damage.isEmpty)
            #expect(try scene.cases(scene.home).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `is sealed anew by the home when somebody has left the compartment it is shared with`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            let oldRing = try house.signIn(.secondOfficer).ring
            try scene.share()
            func opens() throws -> Bool {
                try house.store.read { tx in
                    (try? tx.open(CaseState.self, scene.id, oldRing)) != nil
                }
            }
            #expect(try opens())
            try house.operations.revoke(
                house.member(.secondOfficer),
                from: scene.room,
                reason: "left",
                passphrase: TestInstallation.passphrase,
                scene.guest
            )
            try house.operations.note(scene.id, "after", seen: nil, scene.home)
            #expect(try !opens())
            #expect(try house.operations.openCase(scene.id, scene.guest).file.damage.isEmpty)
            #expect(try scene.cases(scene.guest).first?.row.isStale == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `says nowhere in the clear with whom it is shared`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            try scene.share()
            try house.operations.note(scene.id, "n", seen: nil, scene.guest)
            let rooms = house.operations.directory.compartments.keys.map(\.bytes)
            for value in try AThief.everything(house.engine) {
                for room in rooms {
                    #expect(!AThief.contains(value.bytes, room), "\(value.name) names a compartment")
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `keeps its guests, under a fresh key, when the list of its readers' epochs is taken away`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let scene = try Scene(house)
            try scene.share()
            try house.engine.write { tx in
                try tx.execute("DELETE FROM wraps WHERE record = \(scene.id.bytes) AND slot = -2")
            }
            try house.operations.note(scene.id, "n", seen: nil, scene.home)
            #expect(try house.operations.openCase(scene.id, scene.guest).file.steps.count == 4)
            let newest = try scene.column(
                "SELECT MAX(generation) FROM entries WHERE record = \(scene.id.bytes)"
            )
            #expect(newest == [4])
        }
    }
}
