// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

/// A report of the first site whose reporter came back and said who they are, taken in by the officer.
struct NamedReport {
    static let name = "Oxenholme Wren"
    let house: TestInstallation
    let report: RecordID
    let apart: RecordID
    let officer: Session

    init(_ house: TestInstallation, _ officer: Session, name: String = NamedReport.name) throws {
        self.house = house
        self.officer = officer
        let accepted = try house.operations.acceptReport(WholeWay.report(house), token: nil)
        report = accepted.id
        guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
            throw Refusal.notFound
        }
        _ = try house.operations.act(
            .giveContact(WorkingContact(mode: .call, reach: "0047719955", name: name)),
            token: visit.token
        )
        _ = try house.operations.rows(ListFilter(kind: .report), officer)
        apart = try #require(try house.operations.openReport(report, officer).apart.first).record
    }

    @discardableResult
    func ask(
        _ session: Session,
        purpose: ReadingPurpose = .service,
        isUrgent: Bool = false
    ) throws -> RecordID {
        try house.operations.askToRead(
            apart,
            of: report,
            ReadingQuestion(purpose: purpose, words: "The doctor asks.", isUrgent: isUrgent),
            session
        )
    }

    func allow(_ reading: RecordID, _ custodian: Session, hours: Int = 4) throws {
        try house.operations.answerReading(
            reading,
            .grant(hours: hours),
            passphrase: TestInstallation.passphrase,
            seen: nil,
            custodian
        )
    }

    func read(_ session: Session) throws -> String {
        try house.operations.readApart(apart, of: report, session).identity.name
    }

    func standing(_ session: Session) throws -> ReadingStanding? {
        try house.operations.openReport(report, session).apart.first { $0.record == apart }?.asked?.standing
    }
}
