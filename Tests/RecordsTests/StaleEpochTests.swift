// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// Nothing is sealed for whoever was let go, not even by a node that has not heard of it yet (Design 4).
@Suite struct ALetGoReader {
    private static func revokeSecond(_ house: TestInstallation, _ officer: Session) throws {
        let room = try #require(house.operations.grantable(officer).first)
        try house.operations.revoke(
            house.member(.secondOfficer),
            from: room.id,
            reason: "left",
            passphrase: TestInstallation.passphrase,
            officer
        )
    }

    private static func report(_ house: TestInstallation, _ words: String) -> NewReport {
        NewReport(channel: .webForm, language: "en", site: house.ridge, words: words)
    }

    /// What an old ring opens of all the records there are.
    private static func opened(by ring: KeyRing, _ house: TestInstallation) throws -> Int {
        let ids = try house.engine.read { try $0.query("SELECT id FROM records").map { try $0.blob(0) } }
        return try house.store.read { tx in
            ids.compactMap { RecordID($0) }.count { (try? tx.open(ReportState.self, $0, ring)) != nil }
        }
    }

    @Test(arguments: TestEngine.available)
    func `opens no report that another node takes while the revocation is on its way`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let oldRing = try house.signIn(.secondOfficer).ring
            let clock = TellingClock(house.clock)
            let other = house.reopened(seed: 7, clock: clock)
            _ = try other.installation()
            let operations = house.operations
            let second = house.member(.secondOfficer)
            // The node has sealed the report and refreshed its directory: the revocation comes right then.
            clock.atReading(4) {
                do {
                    let room = try #require(operations.grantable(officer).first)
                    try operations.revoke(
                        second,
                        from: room.id,
                        reason: "left",
                        passphrase: TestInstallation.passphrase,
                        officer
                    )
                } catch {
                    Issue.record("the revocation failed: \(error)")
                }
            }
            _ = try other.acceptReport(Self.report(house, "After."), token: nil)
            #expect(!operations.directory.compartments(of: second).contains { $0.kind == .casework })
            #expect(try Self.opened(by: oldRing, house) == 0)
            #expect(try house.operations.list(ListFilter(kind: .report), after: nil, officer).total == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `is not written for with keys that were taken from the ring before`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let accepted = try house.operations.acceptReport(Self.report(house, "Before."), token: nil)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            let oldWriter = officer.writer
            try Self.revokeSecond(house, officer)
            #expect(throws: RecordsError.directory(.stale)) {
                try house.store.write { tx in
                    var report = try tx.open(ReportState.self, accepted.id, oldWriter.ring)
                    try tx.append(&report, [.noted(text: "late")], by: oldWriter)
                }
            }
            try house.operations.noteOnReport(accepted.id, "in time", seen: nil, officer)
            let report = try house.operations.openReport(accepted.id, officer).report
            #expect(report.damage.isEmpty)
            #expect(report.steps.count { $0.entry == .noted(text: "late") } == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `reads nothing that a node writes which knew their readership a moment ago`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let oldRing = try house.signIn(.secondOfficer).ring
            let accepted = try house.operations.acceptReport(Self.report(house, "Before."), token: nil)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            #expect(try Self.opened(by: oldRing, house) == 1)
            let clock = TellingClock(house.clock)
            let other = house.reopened(seed: 8, clock: clock)
            _ = try other.installation()
            house.wall.advance(minutes: 1)
            let there = try other.signIn(
                login: house.account(.officer).login,
                passphrase: TestInstallation.passphrase,
                code: house.code(.officer)
            ).session
            let operations = house.operations
            let second = house.member(.secondOfficer)
            clock.atReading(1) {
                do {
                    let room = try #require(operations.grantable(officer).first)
                    try operations.revoke(
                        second,
                        from: room.id,
                        reason: "left",
                        passphrase: TestInstallation.passphrase,
                        officer
                    )
                } catch {
                    Issue.record("the revocation failed: \(error)")
                }
            }
            try other.noteOnReport(accepted.id, "After.", seen: nil, there)
            #expect(!operations.directory.compartments(of: second).contains { $0.kind == .casework })
            #expect(try Self.opened(by: oldRing, house) == 0)
            #expect(try other.openReport(accepted.id, there).report.damage.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `who cannot sign in is not granted the new epoch by the way`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let admin = try house.signIn(.administrator)
            try house.operations.disableMember(house.member(.headquarters), reason: "left", admin)
            try Self.revokeSecond(house, officer)
            let room = try #require(house.operations.grantable(officer).first)
            #expect(room.readers == [house.member(.officer)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `another root than the pinned one is refused at once`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let name = try house.reopened(seed: 2).installation().name
            #expect(name == "Tallowmere Resources")
            let foreign = house.reopened(seed: 2, root: [UInt8](repeating: 5, count: 32))
            #expect(throws: RecordsError.directory(.wrongRoot)) { try foreign.installation() }
        }
    }
}
