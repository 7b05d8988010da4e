// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing

/// What a node does whose database does not go on from the checkpoint that it has kept.
@Suite struct TheKeptCheckpoint {
    private func tend(_ house: TestInstallation) throws {
        try house.operations.tendLedger()
        house.wall.advance(days: 1)
    }

    private func report(_ house: TestInstallation) throws {
        _ = try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
            token: nil
        )
    }

    /// Refused and said to everybody at work; people can speak, and nothing is signed.
    private func expectRefused(_ house: TestInstallation) throws {
        let again = house.reopened(seed: 9)
        #expect(try !again.logbook.check())
        let officer = try house.signIn(.officer)
        #expect(again.alarms(officer)[.ledgerSetBack] == 1)
        let before = try again.ledgerState()?.checkpoint
        _ = try again.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Noise."),
            token: nil
        )
        house.wall.advance(days: 1)
        try again.tendLedger()
        #expect(try again.ledgerState()?.checkpoint == before)
        #expect(again.alarms(officer)[.ledgerSetBack] == 1)
    }

    @Test(arguments: TestEngine.available)
    func `refuses an older database that was put back`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try tend(house)
            try report(house)
            try tend(house)
            try LedgerRows.cut(to: LogTimetable.daily.batch, house.engine)
            try expectRefused(house)
        }
    }

    @Test(arguments: TestEngine.available, [0, 1])
    func `refuses an older database whose checkpoint was given the turn that is due`(
        _ engine: TestEngine,
        ahead: Int64
    ) throws {
        try withInstallation(engine) { house in
            try tend(house)
            try report(house)
            try tend(house)
            let known = try Files.read(house.ledgerHead)
            try LedgerRows.cut(to: LogTimetable.daily.batch, house.engine)
            let due = LogTimetable.daily.turn(at: house.wall.now) + ahead
            try house.engine.write { tx in try tx.execute("UPDATE checkpoints SET slot = \(due)") }
            try house.operations.tendLedger()
            #expect(try Files.read(house.ledgerHead) == known)
            try expectRefused(house)
        }
    }

    @Test(arguments: TestEngine.available)
    func `refuses a database whose ledger is gone`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try tend(house)
            try house.engine.write { tx in
                for table: SQL in ["logs", "log_leaves", "tiles", "checkpoints"] {
                    try tx.execute("DELETE FROM \(table)")
                }
            }
            try expectRefused(house)
        }
    }

    @Test(arguments: TestEngine.available)
    func `refuses a tree that grew another way from the same beginning`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try tend(house)
            let old = try Files.read(house.ledgerHead)
            try report(house)
            try tend(house)
            let new = try Files.read(house.ledgerHead)
            try LedgerRows.cut(to: LogTimetable.daily.batch, house.engine)
            // A node that knows of the older checkpoint only goes on from there, rightly.
            try Files.writeDurably(house.ledgerHead, old)
            try house.reopened(seed: 8).tendLedger()
            try Files.writeDurably(house.ledgerHead, new)
            try expectRefused(house)
        }
    }

    @Test(arguments: TestEngine.available)
    func `refuses a changed tile, before anything is signed over it`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            try tend(house)
            try house.engine.write { tx in
                let body = try #require(try tx.query("SELECT body FROM tiles WHERE level = 1").first).blob(0)
                try tx.execute("UPDATE tiles SET body = \(body.map { $0 ^ 1 }) WHERE level = 1")
            }
            try expectRefused(house)
        }
    }

    @Test(arguments: TestEngine.available)
    func `is mended at the start when the commit was the last thing that happened`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            try tend(house)
            let old = try Files.read(house.ledgerHead)
            try tend(house)
            let new = try Files.read(house.ledgerHead)
            #expect(old != new)
            try Files.writeDurably(house.ledgerHead, old)
            let again = house.reopened(seed: 9)
            #expect(try again.logbook.check())
            #expect(try Files.read(house.ledgerHead) == new)
            try Files.remove(house.ledgerHead)
            #expect(try house.reopened(seed: 10).logbook.check())
            #expect(try Files.read(house.ledgerHead) == new)
        }
    }
}
