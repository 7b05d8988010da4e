// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// What somebody asked for counts until it is signed, declined, or too old (Design 4 "Erasure").
@Suite struct RequestsToErase {
    @Test(arguments: TestEngine.available)
    func `a request is signed within a month, while whoever asked can sign in and reads there`(
        _ engine: TestEngine
    ) throws {
        for end in ["month", "disabled", "revoked"] {
            try withInstallation(engine) { house in
                let matter = try Erasing.closedCase(house)
                let subject = ErasureSubject.caseFile(matter.file)
                let bo = try house.signIn(.secondOfficer)
                let id = try Erasing.ask(subject, .asked, house, matter.officer)
                house.clock.advance(days: 29)
                #expect(try house.operations.erasures(bo).map(\.notice.id) == [id])
                switch end {
                case "month": house.clock.advance(days: 2)
                case "disabled":
                    try house.operations.disableMember(
                        matter.officer.member,
                        reason: "left",
                        house.signIn(.administrator)
                    )
                default:
                    let room = try #require(
                        house.operations.directory.compartment(.casework, site: house.ridge)
                    )
                    try house.operations.revoke(
                        matter.officer.member,
                        from: room.id,
                        reason: "moved",
                        passphrase: Erasing.pass,
                        bo
                    )
                }
                #expect(throws: Refusal.notThisStage, "\(end)") {
                    try house.operations.signErasure(id, passphrase: Erasing.pass, bo)
                }
                #expect(try house.operations.erasures(bo).isEmpty)
                // Somebody asks anew, and the old request is in nobody's way.
                let again = try Erasing.ask(subject, .asked, house, bo)
                #expect(try house.operations.erasures(bo).map(\.notice.id) == [again])
                try house.operations.signErasure(
                    again,
                    passphrase: Erasing.pass,
                    house.signIn(.headquarters)
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is to go because its time is over is still over its time when the second signs`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try Erasing.closedCase(house)
            house.clock.advance(days: 368)
            let subject = ErasureSubject.contact(report: matter.report)
            let id = try Erasing.ask(subject, .retention, house, matter.officer)
            try house.operations.reopen(matter.file, reason: "New words.", seen: nil, matter.officer)
            #expect(throws: Refusal.notThisStage) {
                try house.operations.signErasure(
                    id,
                    passphrase: Erasing.pass,
                    house.signIn(.secondOfficer)
                )
            }
            #expect(try ErasingWithoutGaps.contacts(matter).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a request that was answered with no is none again when its row is put back`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let matter = try Erasing.closedCase(house)
            let bo = try house.signIn(.secondOfficer)
            for subject in [ErasureSubject.contact(report: matter.report), .caseFile(matter.file)] {
                let id = try Erasing.ask(subject, .asked, house, matter.officer)
                let row = try #require(
                    try house.engine.read {
                        try $0.query("SELECT body FROM erasures WHERE id = \(id.bytes)")
                    }.first
                ).blob(0)
                let touched = try matter.state.lastTouched
                #expect(try house.operations.declineErasures([id], bo) == 0)
                #expect(try matter.state.lastTouched == touched)
                try house.engine.write {
                    try $0.execute("INSERT INTO erasures (id, body) VALUES (\(id.bytes), \(row))")
                }
                #expect(throws: Refusal.self) {
                    try house.operations.signErasure(id, passphrase: Erasing.pass, bo)
                }
                #expect(try house.operations.openCase(matter.file, bo).reports.count == 1)
                #expect(try ErasingWithoutGaps.contacts(matter).count == 1)
                _ = try house.operations.declineErasures([id], bo)
            }
            let view = try house.operations.openReport(matter.report, bo)
            #expect(view.report.state.erasuresDeclined.count == 1)
            #expect(view.report.steps.count { $0.entry.number == 67 } == 2)
            let id = try Erasing.ask(.contact(report: matter.report), .asked, house, matter.officer)
            try house.operations.signErasure(id, passphrase: Erasing.pass, bo)
            #expect(try ErasingWithoutGaps.contacts(matter).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a case that no report led to is kept for the law as others are`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let id = try house.operations.openCase(
                title: "Nets cut",
                site: house.ridge,
                origin: .patrol,
                channel: .webForm,
                words: "By the pier.",
                received: house.clock.now,
                restricted: false,
                language: "en",
                officer
            )
            try house.operations.close(
                id,
                InHand.closing(.insufficientInformation),
                seen: nil,
                officer
            )
            let review = house.clock.now.day.adding(days: 90)
            try house.operations.hold(id, reason: "Court.", review: review, seen: nil, officer)
            #expect(throws: Refusal.underHold) { try Erasing.ask(.caseFile(id), .asked, house, officer) }
        }
    }
}
