// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import Operations
import Records
import TestSupport
import Testing

/// A name that is kept apart, through the pages of whoever asks and whoever decides.
@Suite struct NamesOnPages {
    private static let name = "Oxenholme Wren"

    /// A report with a name, and what it is kept under.
    private func tell(_ house: TestInstallation, _ officer: Browser) throws -> (RecordID, RecordID) {
        let report = NewReport(
            channel: .webForm,
            language: "en",
            site: house.ridge,
            words: "Soldiers took two goats at the bridge.",
            contact: WorkingContact(mode: .call, reach: "0047719955", name: Self.name)
        )
        let id = try house.operations.acceptReport(report, token: nil).id
        _ = try officer.get(.reports)
        let apart = try #require(try house.operations.openReport(id, officer.session).apart.first)
        return (id, apart.record)
    }

    @Test func `it is asked for, allowed and read, and stands on no other page`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let custodian = try Browser(desk, house, .custodian)
            let (report, apart) = try tell(house, officer)
            let page = try officer.get(.report(report)).text
            #expect(page.contains("It is kept apart") && page.contains("0047719955"))
            #expect(!page.contains(Self.name))
            #expect(try officer.get(.apart(report, apart)).status == 422)
            let asked = try officer.send(
                from: .report(report),
                .workOnReport(.askName, report),
                [
                    ("apart", apart.hex), ("purpose", ReadingPurpose.service.code),
                    ("reason", "The doctor wants to know whom to send for."),
                ]
            )
            #expect(asked.status == 303)
            #expect(try officer.get(.report(report)).text.contains("Waits for a custodian"))

            #expect(try custodian.get(.today).text.contains("Somebody asks for what is kept apart"))
            let requests = try custodian.get(.requests).text
            #expect(requests.contains("The doctor wants to know") && requests.contains("Amina Officer"))
            // What the half proves, and not the code that whoever asks has written.
            for html in [requests, try officer.get(.report(report)).text] {
                #expect(html.contains(ReportMark.of(report)))
            }
            #expect(!requests.contains("goats") && !requests.contains(Self.name))
            #expect(try custodian.get(.report(report)).status == 404)
            let id = try #require(try house.operations.readingsAsked(custodian.session).first).id
            let allowed = try custodian.send(
                from: .requests,
                .answerRequest(id),
                [("do", "allow"), ("hours", "4"), ("passphrase", TestInstallation.passphrase)]
            )
            #expect(allowed.status == 303)
            #expect(try officer.get(.report(report)).text.contains("Read the name now"))
            #expect(try officer.get(.apart(report, apart)).text.contains(Self.name))
            #expect(try !officer.get(.report(report)).text.contains(Self.name))
            #expect(try !custodian.get(.requests).text.contains(Self.name))
        }
    }

    @Test func `an original is asked for at its file, lent, and downloaded under its own name`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let custodian = try Browser(desk, house, .custodian)
            let page = try officer.get(.report(matter.report)).text
            #expect(page.contains("Document 1") && page.contains("The original, with its own name"))
            #expect(page.contains("Fingerprint of the original"))
            #expect(!page.contains("goats.txt"))
            #expect(try !officer.get(.caseFile(matter.caseFile)).text.contains("Document 1</a>"))
            let part = try #require(
                try house.operations.openReport(matter.report, officer.session).originals.first
            )
            for route in [DeskRoute.file(.report, matter.report, 0), .view(.report, matter.report, 0)] {
                let answer = try officer.get(route)
                #expect(answer.status == 422 && !answer.text.contains("two goats"))
            }
            let asked = try officer.send(
                from: .report(matter.report),
                .workOnReport(.askName, matter.report),
                [
                    ("apart", part.record.hex), ("purpose", ReadingPurpose.refer.code),
                    ("reason", "The prosecutor compares it."),
                ]
            )
            #expect(asked.status == 303)
            let requests = try custodian.get(.requests).text
            #expect(requests.contains("The original of a document") && !requests.contains("goats"))
            let id = try #require(try house.operations.readingsAsked(custodian.session).first).id
            let allowed = try custodian.send(
                from: .requests,
                .answerRequest(id),
                [("do", "allow"), ("hours", "4"), ("passphrase", TestInstallation.passphrase)]
            )
            #expect(allowed.status == 303)
            #expect(try officer.get(.report(matter.report)).text.contains("Download the original now"))
            let file = try officer.get(.file(.report, matter.report, 0))
            #expect(file.status == 200 && file.text == "two goats")
            #expect(
                file.header("Content-Disposition")?.contains("attachment; filename=\"goats.txt\"") == true
            )
        }
    }

    @Test func `a refusal stands on the report with its reason, and may be asked again`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let custodian = try Browser(desk, house, .custodian)
            let (report, apart) = try tell(house, officer)
            try house.operations.askToRead(
                apart,
                of: report,
                ReadingQuestion(purpose: .law, words: "A court asks."),
                officer.session
            )
            let id = try #require(try house.operations.readingsAsked(custodian.session).first).id
            let refused = try custodian.send(
                from: .requests,
                .answerRequest(id),
                [
                    ("do", "refuse"), ("reason", "Which court? Send its letter."),
                    ("passphrase", TestInstallation.passphrase),
                ]
            )
            #expect(refused.status == 303)
            let page = try officer.get(.report(report)).text
            #expect(page.contains("Which court? Send its letter.") && page.contains("Ask again"))
        }
    }

    @Test func `custodians are named with the passphrase as it was typed, every sign of it`() throws {
        try withInstallation(.sqlite, custodians: false) { house in
            let admin = try Browser(try TestDesk(house), house, .administrator)
            let members = [TestInstallation.Who.securityManager, .auditor].map {
                ("members", house.member($0).hex)
            }
            let pass = TestInstallation.passphrase
            for (typed, status) in [(pass + " ", 422), (pass, 303)] {
                let form = members + [("passphrase", typed)]
                #expect(try admin.post(.changeSettings(.nameCustodians), form).status == status)
            }
        }
    }
}
