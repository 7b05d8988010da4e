// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

/// A report that has become a case, with somebody who works on it.
struct InHand {
    let house: TestInstallation
    let officer: Session
    let accepted: Accepted
    let report: RecordID
    let file: RecordID

    init(
        _ house: TestInstallation,
        track: Track = .heavy,
        _ change: (inout NewReport) -> Void = { _ in }
    ) throws {
        self.house = house
        var told = WholeWay.report(house)
        change(&told)
        accepted = try house.operations.acceptReport(told, token: nil)
        officer = try house.signIn(.officer)
        report = accepted.id
        _ = try house.operations.openReport(report, officer)
        file = try #require(
            try house.operations.triage(
                report,
                .openCase(title: "Goats taken", track: track),
                seen: nil,
                officer
            )
        )
    }

    var state: CaseState { get throws { try house.operations.openCase(file, officer).file.state } }

    func grade(_ severity: Int) throws {
        try house.operations.assess(
            file,
            scale: severity,
            scope: 1,
            irremediability: 1,
            childVictim: false,
            ongoing: false,
            reason: "as seen",
            seen: nil,
            officer
        )
    }

    /// Signs as the second person over what stands at the head now.
    func sign(_ session: Session) throws {
        try house.operations.signSecond(
            file,
            over: try house.operations.openCase(file, officer).file.headDigest,
            passphrase: TestInstallation.passphrase,
            session
        )
    }

    func close(_ outcome: ClosureOutcome = .insufficientInformation) throws {
        try house.operations.close(file, InHand.closing(outcome), seen: nil, officer)
    }

    static func closing(_ outcome: ClosureOutcome) -> Closing {
        Closing(
            outcome: outcome,
            summary: "No more is known.",
            answers: Dictionary(uniqueKeysWithValues: ClosingItem.allCases.map { ($0.rawValue, "said why") }),
            needs: Dictionary(uniqueKeysWithValues: outcome.needs.map { ($0.rawValue, "in the file") })
        )
    }

    /// What the reporter reads with the long number.
    func visit() throws -> Visit {
        guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
            throw Refusal.notFound
        }
        return visit
    }

    func say(_ act: ReporterAct) throws { _ = try house.operations.act(act, token: visit().token) }

    static let call = UrgentCall(
        couldHarm: .no,
        theyWantIt: .yes,
        isUninvolved: .yes,
        called: "the ombudsman",
        said: "They go there now."
    )
}
