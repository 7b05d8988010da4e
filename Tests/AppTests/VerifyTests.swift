// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Database
import Domain
import Ledger
import Operations
import Platform
import Records
import TestSupport
import Testing
import Vault

/// What `amparo verify` says of a database that somebody has written to past the program.
@Suite struct Verifying {
    /// A case of five steps and a report, all in the ledger; then another day with another report.
    private func withHouse(
        _ engine: TestEngine,
        _ body: (TestInstallation, _ id: RecordID, _ old: [UInt8]) throws -> Void
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let id = try house.operations.openCase(
                title: "Check",
                site: house.ridge,
                origin: .equipmentCheck,
                channel: .equipmentCheck,
                words: "w",
                received: house.clock.now,
                restricted: false,
                language: "en",
                officer
            )
            for text in ["one", "two", "three"] { try house.operations.note(id, text, seen: nil, officer) }
            try house.operations.tendLedger()
            let old = try #require(try house.operations.ledgerState()).checkpoint
            try report(house)
            house.wall.advance(days: 1)
            try house.operations.tendLedger()
            try body(house, id, old)
        }
    }

    private func report(_ house: TestInstallation) throws {
        _ = try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
            token: nil
        )
    }

    private func findings(
        _ house: TestInstallation,
        anchors: [[UInt8]] = [],
        witnesses: [VerifierKey] = []
    ) throws -> [Finding] {
        try DatabaseCheck(
            secrets: house.secrets.export(),
            root: house.founded.root,
            kept: try Files.read(house.ledgerHead),
            anchors: anchors,
            witnesses: witnesses
        ).findings(house.engine)
    }

    @Test(arguments: TestEngine.available)
    func `finds nothing where a log was opened and never signed, as by two restores without a start`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, _, old in
            for seed: UInt64 in 90..<92 {
                try house.engine.write { try Logbook.beginAnew($0, SeededRandomness(seed: seed)) }
            }
            try Files.remove(house.ledgerHead)
            try house.reopened(seed: 92).tendLedger()
            #expect(try findings(house, anchors: [old]) == [])
        }
    }

    private func head(_ house: TestInstallation, _ id: RecordID) throws -> Int {
        try house.engine.read { try $0.query("SELECT head FROM records WHERE id = \(id.bytes)") }[0].int(0)
    }

    private func isMissing(_ finding: Finding) -> Bool {
        if case .opensToNothing = finding { true } else { false }
    }

    @Test(arguments: TestEngine.available)
    func `finds nothing where nothing was touched, and goes on from what somebody else kept`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, _, old in
            #expect(try findings(house, anchors: [old]) == [])
            // What waits for the next batch is no finding.
            try report(house)
            #expect(try findings(house, anchors: [old]) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a step of the directory that nobody could have signed is named`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, _, _ in
            let forger = DirectoryForger(house: house)
            let steps = try house.engine.read { try $0.query("SELECT seq FROM directory").count }
            // An officer adds no site, whoever holds the node's secrets beside their keys.
            try forger.plant(
                .siteAdded(SiteID(high: 6, low: 6), code: "XX", name: "Planted"),
                by: house.member(.officer),
                signing: forger.keys(.officer).signing
            )
            #expect(try findings(house).contains(.unsignedStep(steps + 1)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a deleted step is missed`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, id, _ in
            try house.engine.write {
                try $0.execute("DELETE FROM entries WHERE record = \(id.bytes) AND seq = 3")
            }
            let found = try findings(house)
            #expect(found.filter(isMissing).count == 1)
            #expect(found.contains(.brokenRecord(id.bytes)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a whole record that is gone is missed`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, id, _ in
            let steps = try head(house, id)
            try house.engine.write { tx in
                for table: SQL in ["entries", "wraps", "summaries", "messages", "inbox"] {
                    try tx.execute("DELETE FROM \(table) WHERE record = \(id.bytes)")
                }
                try tx.execute("DELETE FROM records WHERE id = \(id.bytes)")
            }
            let found = try findings(house)
            #expect(found.filter(isMissing).count == steps)
            #expect(found.count == steps)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a record put back to an older state is missed, though it is whole in itself`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, id, _ in
            let last = try head(house, id)
            try house.engine.write { tx in
                try tx.execute("DELETE FROM entries WHERE record = \(id.bytes) AND seq = \(last)")
                try tx.execute(
                    """
                    UPDATE records SET head = \(last - 1), hash = (SELECT hash FROM entries
                    WHERE record = \(id.bytes) AND seq = \(last - 1)) WHERE id = \(id.bytes)
                    """
                )
            }
            let found = try findings(house)
            #expect(found.count == 1)
            #expect(found.allSatisfy(isMissing))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a witness that has not countersigned is named, and so is a signature that is not its own`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, _, _ in
            let key = house.witness.key
            #expect(try findings(house, witnesses: [key]) == [.notWitnessed("witness.example.org")])
            try house.operations.askWitnesses()
            #expect(try findings(house, witnesses: [key]) == [])
            let size = 2 * LogTimetable.daily.batch
            let stranger = TestWitness("stranger.example.org", seed: 80).key
            #expect(try findings(house, witnesses: [stranger]) == [.notWitnessed("stranger.example.org")])
            try house.engine.write { try $0.execute("UPDATE cosignatures SET line = 'nothing'") }
            #expect(
                try findings(house, witnesses: [key])
                    == [.wrongCosignature(log: 1, size: size), .notWitnessed("witness.example.org")]
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `an older end of the directory is missed`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, _, _ in
            try house.engine.write {
                try $0.execute("DELETE FROM directory WHERE seq = (SELECT MAX(seq) FROM directory)")
            }
            let found = try findings(house)
            #expect(found.count == 1)
            #expect(found.allSatisfy(isMissing))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a changed step is named and misses its place`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, id, _ in
            try house.engine.write { tx in
                let body = try tx.query("SELECT body FROM entries WHERE record = \(id.bytes) AND seq = 2")[0]
                    .blob(0)
                try tx.execute(
                    "UPDATE entries SET body = \(body.map { $0 ^ 1 }) WHERE record = \(id.bytes) AND seq = 2"
                )
            }
            let found = try findings(house)
            #expect(found.contains(.changedEntry(record: id.bytes, step: 2)))
            #expect(found.contains(.entryWithoutLeaf(record: id.bytes, step: 2)))
            #expect(found.filter(isMissing).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a changed leaf leads to another root than the signed one`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, _, old in
            try house.engine.write { tx in
                let hash = try tx.query("SELECT hash FROM log_leaves WHERE place = 9")[0].blob(0)
                try tx.execute("UPDATE log_leaves SET hash = \(hash.map { $0 ^ 1 }) WHERE place = 9")
            }
            let found = try findings(house, anchors: [old])
            #expect(found.contains(.wrongCheckpoint(log: 1, size: 256)))
            #expect(found.contains(.wrongCheckpoint(log: 1, size: 512)))
            #expect(found.contains(.wrongTile(log: 1, level: 0, index: 0)))
            #expect(found.contains(.notExtended(.kept)))
            #expect(found.contains(.notExtended(.anchor(1))))
        }
    }

    @Test(arguments: TestEngine.available)
    func `padding that does not open is named, so nobody can pass a report off as padding`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, id, _ in
            try house.engine.write { tx in
                try tx.execute("DELETE FROM entries WHERE record = \(id.bytes) AND seq = 3")
                let random = [UInt8](repeating: 1, count: 32)
                try tx.execute("UPDATE log_leaves SET kind = 1, opening = \(random) WHERE kind = 0")
            }
            let found = try findings(house)
            #expect(found.contains { if case .wrongOpening = $0 { true } else { false } })
        }
    }

    @Test(arguments: TestEngine.available)
    func `a ledger cut at its end does not reach the kept checkpoint`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, _, old in
            try LedgerRows.cut(to: 256, house.engine)
            let found = try findings(house, anchors: [old])
            #expect(found.contains(.notExtended(.kept)))
            #expect(!found.contains(.notExtended(.anchor(1))))
            // The report of the second day has no leaf any more.
            #expect(found.contains { if case .entryWithoutLeaf = $0 { true } else { false } })
        }
    }

    @Test(arguments: TestEngine.available)
    func `an older whole database contradicts what was kept, and what an outsider kept`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, _, old in
            let new = try #require(try house.operations.ledgerState()).checkpoint
            try LedgerRows.cut(to: 256, house.engine)
            try house.engine.write { tx in
                for table: SQL in ["entries", "wraps"] {
                    try tx.execute(
                        "DELETE FROM \(table) WHERE record IN (SELECT id FROM records WHERE pending = 1)"
                    )
                }
                try tx.execute("DELETE FROM records WHERE pending = 1")
            }
            #expect(
                try findings(house, anchors: [old, new]) == [.notExtended(.kept), .notExtended(.anchor(2))]
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `a ledger that grew another way contradicts what was kept`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, _, old in
            let kept = try Files.read(house.ledgerHead)
            try LedgerRows.cut(to: 256, house.engine)
            try Files.writeDurably(house.ledgerHead, old)
            try house.reopened(seed: 8).tendLedger()
            try Files.writeDurably(house.ledgerHead, kept)
            #expect(try findings(house).contains(.notExtended(.kept)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a step that was written past the program is named, with or without a leaf`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, id, _ in
            let next = try head(house, id) + 1
            let planted = [UInt8](repeating: 7, count: 32)
            try house.engine.write { tx in
                try tx.execute(
                    """
                    INSERT INTO entries (record, seq, generation, previous, body, hash)
                    SELECT record, \(next), generation, previous, body, hash FROM entries
                    WHERE record = \(id.bytes) AND seq = 4
                    """
                )
                try tx.execute("INSERT INTO leaves (hash, mark) VALUES (\(planted), \(planted))")
            }
            let found = try findings(house)
            #expect(found.contains(.entryWithoutLeaf(record: id.bytes, step: next)))
            #expect(found.contains(.plantedLeaf))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a leaf taken away before its batch is missed, and so is what a waiting one stands for`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, id, _ in
            let officer = try house.signIn(.officer)
            try house.operations.note(id, "four", seen: nil, officer)
            let last = try head(house, id)
            let leaf = try house.engine.read { try $0.query("SELECT hash, mark FROM leaves") }
            #expect(leaf.count == 1)
            try house.engine.write { try $0.execute("DELETE FROM leaves") }
            #expect(try findings(house) == [.entryWithoutLeaf(record: id.bytes, step: last)])
            try house.engine.write { tx in
                try tx.execute(
                    "INSERT INTO leaves (hash, mark) VALUES (\(try leaf[0].blob(0)), \(try leaf[0].blob(1)))"
                )
                try tx.execute("DELETE FROM entries WHERE record = \(id.bytes) AND seq = \(last)")
            }
            #expect(try findings(house) == [.brokenRecord(id.bytes), .waitingForNothing])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a checkpoint with another signature, or of another house, is told`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, _, old in
            let other = Array(String(decoding: old, as: UTF8.self).replacing("log/", with: "log/0").utf8)
            #expect(
                try findings(house, anchors: [other, [1, 2]]) == [.foreign(.anchor(1)), .foreign(.anchor(2))]
            )
            try house.engine.write { tx in
                try tx.execute("UPDATE checkpoints SET note = \(other) WHERE size = 256")
            }
            #expect(try findings(house) == [.wrongSignature(log: 1, size: 256)])
        }
    }
}
