// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// A house with one report and one case in the ordinary room of the first site, and one report in the restricted one.
struct OpeningsHouse {
    let house: TestInstallation
    let report: RecordID
    let caseFile: RecordID
    let restricted: RecordID

    /// Whoever prepares it signs out again, so that only what a test does stands open.
    init(_ house: TestInstallation) throws {
        self.house = house
        var plain = NewReport(
            channel: .webForm,
            language: "en",
            site: house.ridge,
            words: "Zephyrine lost two goats.",
            contact: WorkingContact(mode: .call, reach: "0047719955", name: "Oxenholme")
        )
        plain.files = [try OpeningsHouse.file(house)]
        report = try house.operations.acceptReport(plain, token: nil).id
        restricted = try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: "", isSensitive: true),
            token: nil
        ).id
        let officer = try house.signIn(.officer)
        _ = try house.operations.rows(ListFilter(kind: .report), officer)
        caseFile = try #require(
            try house.operations.triage(report, .openCase(title: "Goats", track: .heavy), seen: nil, officer)
        )
        try house.operations.addFile(caseFile, try OpeningsHouse.file(house), officer)
        let focal = try house.signIn(.focalPoint)
        _ = try house.operations.rows(ListFilter(kind: .report), focal)
        for session in [officer, focal] { try house.operations.end(session) }
        house.clock.advance(minutes: 5)
    }

    private static func file(_ house: TestInstallation) throws -> FileReference {
        let intake = try house.operations.beginFile(name: "goats.txt", contentType: "text/plain")
        try unsafe Array("two goats".utf8).withUnsafeBytes { try unsafe intake.receive($0) }
        return try intake.finish()
    }

    /// What an auditor reads of the days around, however often they look: their own looking is left out.
    func read(_ who: TestInstallation.Who, days: Int = 3) throws -> AccessPage {
        let session = try house.signIn(who)
        defer { try? house.operations.end(session) }
        return try read(session, days: days)
    }

    func read(_ session: Session, days: Int = 3) throws -> AccessPage {
        let today = house.operations.now.day
        let filter = AccessFilter(from: today.adding(days: -days), to: today)
        return try house.operations.readAccessLog(filter, session)
    }

    /// The newest first, without what auditors do there themselves.
    func lines(_ who: TestInstallation.Who) throws -> [AccessLine] {
        try read(who).lines.filter { $0.entry.member != house.member(who) }
    }

    /// Three openings in three minutes by somebody who signs out afterwards; oldest first.
    func openThrice(_ who: TestInstallation.Who = .officer) throws {
        let session = try house.signIn(who)
        for _ in 0..<3 {
            house.clock.advance(minutes: 1)
            _ = try house.operations.openCase(caseFile, session)
        }
        try house.operations.end(session)
    }
}

func withOpenings(_ engine: TestEngine, _ body: (TestInstallation, OpeningsHouse) throws -> Void) throws {
    try withInstallation(engine) { house in try body(house, try OpeningsHouse(house)) }
}
