// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Database
import Domain
import Operations
import Platform
import Records
import SQLiteDriver
import TestSupport
import Testing
import Vault

/// `amparo verify` tells what two people signed away from what somebody took away (Design 4, 6).
@Suite struct VerifyingErasures {
    /// A closed case and another one, both in the ledger.
    private func withHouse(
        _ engine: TestEngine,
        _ body: (TestInstallation, _ gone: RecordID, _ other: RecordID, Session) throws -> Void
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let ids = try ["Goats", "Nets"].map { try file($0, house, officer) }
            try house.operations.tendLedger()
            try body(house, ids[0], ids[1], officer)
        }
    }

    private func file(
        _ title: String,
        _ house: TestInstallation,
        _ officer: Session
    ) throws -> RecordID {
        let id = try house.operations.openCase(
            title: title,
            site: house.ridge,
            origin: .equipmentCheck,
            channel: .equipmentCheck,
            words: "w",
            received: house.clock.now,
            restricted: false,
            language: "en",
            officer
        )
        try house.operations.assess(
            id,
            scale: 1,
            scope: 1,
            irremediability: 1,
            childVictim: false,
            ongoing: false,
            reason: "Small.",
            seen: nil,
            officer
        )
        let outcome = ClosureOutcome.insufficientInformation
        try house.operations.close(
            id,
            Closing(
                outcome: outcome,
                summary: "No more is known.",
                answers: Dictionary(uniqueKeysWithValues: ClosingItem.allCases.map { ($0.rawValue, "said") }),
                needs: Dictionary(uniqueKeysWithValues: outcome.needs.map { ($0.rawValue, "said") })
            ),
            seen: nil,
            officer
        )
        return id
    }

    private func erase(_ id: RecordID, _ house: TestInstallation, _ officer: Session) throws {
        let pass = TestInstallation.passphrase
        let asked = try house.operations.askErasure(of: .caseFile(id), .asked, passphrase: pass, officer)
        try house.operations.signErasure(asked, passphrase: pass, try house.signIn(.secondOfficer))
    }

    private func verdict(_ house: TestInstallation) throws -> Verdict {
        try DatabaseCheck(secrets: house.secrets.export(), root: house.founded.root).verdict(house.engine)
    }

    private func isMissing(_ finding: Finding) -> Bool {
        if case .opensToNothing = finding { true } else { false }
    }

    @Test(arguments: TestEngine.available)
    func `a signed erasure opens its leaves, before its own batch and after`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, gone, _, officer in
            try erase(gone, house, officer)
            for _ in 0..<2 {
                let verdict = try verdict(house)
                #expect(verdict.findings == [] && verdict.erased == 1)
                house.wall.advance(days: 1)
                try house.operations.tendLedger()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a deletion dressed as an erasure is missing`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, gone, other, officer in
            try erase(gone, house, officer)
            let none: [UInt8] = []
            let steps = try house.engine.write { tx in
                try tx.execute("UPDATE entries SET body = \(none) WHERE record = \(other.bytes)")
            }
            let found = try verdict(house).findings
            #expect(found.filter(isMissing).count == steps)
            #expect(found.contains(.changedEntry(record: other.bytes, step: 1)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `an erasure that was only asked for, or whose notice is gone or forged, erases nothing lawfully`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, gone, other, officer in
            try erase(gone, house, officer)
            try house.operations.askErasure(
                of: .caseFile(other),
                .asked,
                passphrase: TestInstallation.passphrase,
                officer
            )
            #expect(try verdict(house).findings == [])
            let none: [UInt8] = []
            try house.engine.write { tx in
                try tx.execute("UPDATE entries SET body = \(none) WHERE record = \(other.bytes)")
            }
            #expect(try verdict(house).findings.contains(where: isMissing))
            let garbled: [UInt8] = [1, 2, 3]
            try house.engine.write { try $0.execute("UPDATE erasures SET body = \(garbled)") }
            let found = try verdict(house)
            #expect(found.erased == 0)
            #expect(found.findings.contains { if case .unsignedErasure = $0 { true } else { false } })
            #expect(found.findings.contains(.changedEntry(record: gone.bytes, step: 1)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a notice that the node's own key sealed and nobody of the house signed makes nothing lawful`(
        _ engine: TestEngine
    ) throws {
        try withHouse(engine) { house, gone, _, officer in
            let erased = try house.store.read {
                try $0.open(CaseState.self, gone, officer.ring).erased
            }
            let stranger = SigningKeyPair(seed: SeededRandomness(seed: 77).secretKey())
            var forged = ErasureNotice(
                Erasure(
                    .caseFile(gone),
                    .ordered,
                    room: CompartmentID(high: 1, low: 1),
                    records: [erased],
                    blobs: []
                ),
                id: house.store.newID(),
                by: house.member(.officer),
                at: house.clock.now,
                stranger
            )
            forged.sign(by: house.member(.secondOfficer), at: house.clock.now, stranger)
            try house.store.write { try $0.ask(forged) }
            let none: [UInt8] = []
            try house.engine.write { tx in
                try tx.execute("UPDATE entries SET body = \(none) WHERE record = \(gone.bytes)")
            }
            let found = try verdict(house)
            #expect(found.erased == 0)
            #expect(found.findings.contains(.unsignedErasure(forged.id)))
            #expect(found.findings.contains(.changedEntry(record: gone.bytes, step: 1)))
        }
    }

    @Test(arguments: TestEngine.available)
    func `the notice of an erasure is in the ledger: taken away, it is missed`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, gone, _, officer in
            try erase(gone, house, officer)
            house.wall.advance(days: 1)
            try house.operations.tendLedger()
            let steps = try house.engine.read {
                try $0.query("SELECT head FROM records WHERE id = \(gone.bytes)")
            }[0].int(0)
            try house.engine.write { try $0.execute("DELETE FROM erasures") }
            let found = try verdict(house).findings
            #expect(found.filter(isMissing).count == steps + 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `words that come back after their erasure are told`(_ engine: TestEngine) throws {
        try withHouse(engine) { house, gone, _, officer in
            let body = try house.engine.read {
                try $0.query("SELECT body FROM entries WHERE record = \(gone.bytes) AND seq = 1")
            }[0].blob(0)
            try erase(gone, house, officer)
            try house.engine.write { tx in
                try tx.execute("UPDATE entries SET body = \(body) WHERE record = \(gone.bytes) AND seq = 1")
            }
            #expect(try verdict(house).findings == [.notErased(record: gone.bytes, step: 1)])
        }
    }

    @Test func `of what was erased no sealed byte is left in the files of SQLite`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/store.sqlite"
            let engine = try SQLiteEngine(path: path)
            defer { engine.close() }
            try Migrator.migrate(engine, Schema.migrations)
            let house = try TestInstallation(engine, folder: folder)
            let officer = try house.signIn(.officer)
            let gone = try file("Goats", house, officer)
            let rows = try engine.read {
                try $0.query("SELECT body FROM entries WHERE record = \(gone.bytes)")
            }
            let sealed = try rows.prefix(3).map { Array(try $0.blob(0).suffix(48)) }
            func found() throws -> Int {
                let files = try ["", "-wal"].map { Files.exists(path + $0) ? try Files.read(path + $0) : [] }
                return sealed.filter { part in files.contains { Self.holds($0, part) } }.count
            }
            #expect(try found() == sealed.count && sealed.count == 3)
            try erase(gone, house, officer)
            #expect(try found() == 0)
        }
    }

    private static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, bytes.count >= part.count else { return false }
        return bytes.indices.dropLast(part.count - 1).contains { place in
            bytes[place] == first && bytes[place..<place + part.count].elementsEqual(part)
        }
    }
}
