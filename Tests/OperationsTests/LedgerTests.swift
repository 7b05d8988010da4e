// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Ledger
import Operations
import Platform
import Records
import TestSupport
import Testing
import Vault
import Verifier

@Suite struct TheLedger {
    private static let batch = LogTimetable.daily.batch

    private func report(_ house: TestInstallation, _ words: String = "Dust.") throws -> Accepted {
        try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: words),
            token: nil
        )
    }

    private func size(_ operations: Operations) throws -> Int {
        try #require(try operations.logbook.published()).size
    }

    private func nextDay(_ house: TestInstallation) { house.wall.advance(days: 1) }

    @Test(arguments: TestEngine.available, [0, 1, 15])
    func `grows by the same length on a day, however many spoke`(_ engine: TestEngine, reports: Int) throws {
        try withInstallation(engine) { house in
            try house.operations.tendLedger()
            #expect(try size(house.operations) == Self.batch)
            for number in 0..<reports { _ = try report(house, "Dust \(number).") }
            nextDay(house)
            try house.operations.tendLedger()
            #expect(try size(house.operations) == 2 * Self.batch)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a day that has more than one batch holds takes another`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try house.operations.tendLedger()
            // A report and its contact are two entries.
            for number in 0...(Self.batch / 2) { _ = try report(house, "Dust \(number).") }
            nextDay(house)
            try house.operations.tendLedger()
            #expect(try size(house.operations) == 3 * Self.batch)
        }
    }

    @Test(arguments: TestEngine.available)
    func `one batch a turn is closed, by whichever node`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let other = house.reopened(seed: 2)
            try house.operations.tendLedger()
            let first = try #require(try house.operations.ledgerState()).checkpoint
            try other.tendLedger()
            try house.operations.tendLedger()
            #expect(try house.operations.ledgerState()?.checkpoint == first)
            #expect(try other.ledgerState()?.checkpoint == first)
            nextDay(house)
            try other.tendLedger()
            try house.operations.tendLedger()
            #expect(try size(house.operations) == 2 * Self.batch)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a clock that was years ahead once silences nothing`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try house.operations.tendLedger()
            house.wall.advance(days: 10_000)
            try house.operations.tendLedger()
            house.wall.advance(days: -9_999)
            try house.operations.tendLedger()
            try house.reopened(seed: 2).tendLedger()
            #expect(try size(house.operations) == 3 * Self.batch)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nodes that come at the same moment make one batch`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let nodes = (2..<6).map { house.reopened(seed: $0) }
            let workers = nodes.map { node in Workers().spawn("ledger") { _ = try? node.tendLedger() } }
            for worker in workers { worker.join() }
            #expect(try size(house.operations) == Self.batch)
            let count = try house.engine.read { try $0.query("SELECT COUNT(*) FROM checkpoints") }.first?.int(
                0
            )
            #expect(count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `takes no leaf that the program did not write, and says so`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let planted = [UInt8](repeating: 7, count: 32)
            try house.engine.write { tx in
                try tx.execute("INSERT INTO leaves (hash, mark) VALUES (\(planted), \(planted))")
            }
            try house.operations.tendLedger()
            #expect(house.operations.alarms(officer)[.plantedLeaves] == 1)
            let rows = try house.engine.read {
                try $0.query("SELECT 1 FROM log_leaves WHERE hash = \(planted)")
            }
            #expect(rows.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `takes nothing that the program did not write, though the counter asks to take in everything`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            try house.operations.tendLedger()
            let record = [UInt8](repeating: 9, count: 16)
            let garbage = [UInt8](repeating: 7, count: 32)
            try house.engine.write { tx in
                try tx.execute(
                    """
                    INSERT INTO entries (record, seq, generation, previous, body, hash)
                    VALUES (\(record), 1, 1, \([UInt8]()), \(garbage), \(garbage))
                    """
                )
                try tx.execute("UPDATE counters SET value = 1 WHERE name = 'import'")
            }
            func accepted() throws -> Int {
                try house.engine.read { try $0.query("SELECT COUNT(*) FROM log_leaves WHERE kind = 0") }
                    .first?.int(0) ?? 0
            }
            let before = try accepted()
            nextDay(house)
            try house.operations.tendLedger()
            #expect(try accepted() == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func `goes on from the last one that was signed, and is no shorter, when one was opened in vain`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            for _ in 0..<3 {
                try house.operations.tendLedger()
                nextDay(house)
            }
            // Restored twice, and never served in between.
            for _ in 0..<2 {
                try house.engine.write { try Logbook.beginAnew($0, SeededRandomness(seed: 90)) }
            }
            try Files.remove(house.ledgerHead)
            let again = house.reopened(seed: 91)
            try again.tendLedger()
            #expect(try size(again) > 3 * Self.batch)
        }
    }

    @Test(arguments: TestEngine.available)
    func `gives a promise before the batch is closed and a proof afterwards`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try house.operations.tendLedger()
            let receipt = try report(house).receipt
            let token = try visit(house, receipt)
            let state = try #require(try house.operations.ledgerState())
            let key = try VerifierKey(state.key)
            let promise = try paper(house, token)
            let note = try SignedNote(promise)
            _ = try note.verified(by: [try VerifierKey(state.promiseKey)])
            let lines = String(decoding: note.text, as: UTF8.self).split(separator: "\n")
            #expect(lines.count == 3)
            // The batch of 2 o'clock tomorrow, and a day of grace.
            #expect(lines[2] == "2026-07-02")
            #expect(throws: LedgerError.self) { try SignedCheckpoint(promise).verify(log: key) }
            nextDay(house)
            try house.operations.tendLedger()
            let again = try visit(house, receipt)
            let proof = try paper(house, again)
            let found = try ProofCheck.check(
                proof: proof,
                checkpoint: try house.operations.ledgerState()?.checkpoint,
                log: key,
                leaf: MerkleHash(hex: String(lines[1]))
            )
            #expect(found.isSignedByLog && found.index >= Self.batch && found.index < 2 * Self.batch)
        }
    }

    @Test func `gives no paper for a short code, and none before there is a ledger`() throws {
        try withInstallation(.sqlite) { house in
            let accepted = try report(house)
            let before = try house.operations.paper(token: try visit(house, accepted.receipt))
            try house.operations.tendLedger()
            let short = try house.operations.paper(token: try visit(house, accepted.short))
            for answer in [before, short] {
                if case .none = answer { continue }
                Issue.record("a paper was given")
            }
            guard case .over = try house.operations.paper(token: "00") else {
                Issue.record("a token that is none opens something")
                return
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `two houses that differ in one report publish files of the same shape`(_ engine: TestEngine) throws {
        let shapes = try [false, true].map { speaks -> [Int] in
            var shape: [Int] = []
            try withInstallation(engine, seed: speaks ? 1 : 2) { house in
                try house.operations.tendLedger()
                if speaks { _ = try report(house, "A child was beaten.") }
                nextDay(house)
                try house.operations.tendLedger()
                shape.append(try #require(try house.operations.ledgerState()).checkpoint.count)
                for path in [
                    "tile/0/000", "tile/0/001", "tile/1/000.p/2", "tile/entries/000", "tile/entries/001",
                ] {
                    let file = try house.operations.ledgerFile(try #require(TilePath(path)))
                    shape.append(try #require(file, "\(path)").count)
                }
            }
            return shape
        }
        #expect(shapes[0] == shapes[1])
    }

    @Test(arguments: TestEngine.available)
    func `serves nothing beyond what is signed`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try house.operations.tendLedger()
            _ = try report(house)
            for path in ["tile/0/001.p/1", "tile/entries/001.p/1", "tile/1/000.p/2", "tile/2/000.p/1"] {
                #expect(try house.operations.ledgerFile(try #require(TilePath(path))) == nil, "\(path)")
            }
            for path in ["tile/0/000.p/5", "tile/1/000.p/1"] {
                #expect(try house.operations.ledgerFile(try #require(TilePath(path))) != nil, "\(path)")
            }
        }
    }

    private func visit(_ house: TestInstallation, _ code: String) throws -> String {
        guard case .visit(let visit) = try house.operations.follow(code) else {
            throw NoVisit()
        }
        return visit.token
    }

    private struct NoVisit: Error {}

    private func paper(_ house: TestInstallation, _ token: String) throws -> [UInt8] {
        guard case .paper(let bytes) = try house.operations.paper(token: token) else { throw NoVisit() }
        return bytes
    }
}
