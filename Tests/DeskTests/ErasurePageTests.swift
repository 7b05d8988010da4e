// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import Operations
import Records
import TestSupport
import Testing

/// Asking for an erasure on one page and signing it on another, by two people.
@Suite struct PagesOfErasing {
    private static let page = DeskRoute.settings(.erasures)

    private static func ask(_ browser: Browser, _ subject: String) throws -> Answer {
        try browser.post(
            .changeSettings(.askErasure),
            [
                ("subjects", subject), ("ground", ErasureGround.asked.code),
                ("passphrase", TestInstallation.passphrase),
            ]
        )
    }

    private static func report(_ house: TestInstallation, _ session: Session) throws -> RecordID {
        let id = try house.operations.acceptReport(
            NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                words: "Dust on the Quarrelwood road."
            ),
            token: nil
        ).id
        _ = try house.operations.openReport(id, session)
        _ = try house.operations.triage(id, .redirect(reason: "Not ours."), seen: nil, session)
        return id
    }

    @Test func `one asks, the other signs, and everybody sees until when backups hold it`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let bo = try Browser(desk, house, .secondOfficer)
            let id = try Self.report(house, officer.session)
            let drawn = try officer.get(.report(id)).text
            #expect(drawn.contains("Erase the report") && drawn.contains("report-\(id.hex)"))
            #expect(try Self.ask(officer, "report-\(id.hex)").status == 303)
            let mine = try officer.get(Self.page).text
            #expect(mine.contains("another person signs") && !mine.contains("Sign: erase these"))
            let theirs = try bo.get(Self.page).text
            #expect(theirs.contains("Quarrelwood") && theirs.contains("Sign: erase these"))
            let asked = try #require(try house.operations.erasures(bo.session).first?.notice.id)
            let wrong = try bo.post(
                .changeSettings(.signErasure),
                [("ids", asked.hex), ("passphrase", "not mine at all")]
            )
            #expect(wrong.status == 422 && wrong.text.contains("Your passphrase is not right"))
            let signed = try bo.post(
                .changeSettings(.signErasure),
                [("ids", asked.hex), ("passphrase", TestInstallation.passphrase)]
            )
            #expect(signed.header("Location") == "/desk/settings/erasures?done=erased&failed=0")
            for browser in [officer, bo] {
                #expect(try browser.get(.report(id)).status == 404)
                let after = try browser.get(Self.page).text
                #expect(after.contains("out of the backups by") && !after.contains("Quarrelwood"))
            }
            // Who never read it sees none of this.
            let chidi = try Browser(desk, house, .otherSiteOfficer)
            #expect(try !chidi.get(Self.page).text.contains("out of the backups"))
        }
    }

    @Test func `what stays is said so and can be asked for again`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let bo = try Browser(desk, house, .secondOfficer)
            let id = try Self.report(house, officer.session)
            _ = try Self.ask(officer, "report-\(id.hex)")
            #expect(try Self.ask(bo, "report-\(id.hex)").header("Location")?.hasSuffix("failed=1") == true)
            let asked = try #require(try house.operations.erasures(bo.session).first?.notice.id)
            let left = try bo.post(.changeSettings(.signErasure), [("ids", asked.hex), ("do", "stay")])
            #expect(left.header("Location") == "/desk/settings/erasures?done=erasure-stays&failed=0")
            #expect(try bo.get(.report(id)).status == 200)
            #expect(try Self.ask(bo, "report-\(id.hex)").header("Location")?.hasSuffix("failed=0") == true)
        }
    }

    @Test func `a recording is typed on its page, and another person's agreement is asked for there`() throws
    {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let bo = try Browser(desk, house, .secondOfficer)
            let intake = try house.operations.beginFile(name: "wren.ogg", contentType: "audio/ogg")
            let file = try intake.finish()
            var told = NewReport(channel: .webForm, language: "ar", site: house.ridge, words: "")
            told.files = [file]
            let id = try house.operations.acceptReport(told, token: nil).id
            let page = DeskRoute.report(id)
            // No copy could be made of it: there is nothing to hear, and nothing to type from.
            #expect(try !officer.get(page).text.contains("Type what is said"))
            let said = [("file", "0"), ("words", "أخذوا العنزتين")]
            #expect(try officer.post(.workOnReport(.transcribe, id), said).status == 303)
            for browser in [officer, bo] {
                let text = try browser.get(page).text
                #expect(text.contains("أخذوا العنزتين") && text.contains("Typed from the recording by"))
            }
            // Somebody who knew the address: what is no number, no file of it, or nothing at all.
            for file in ["", "x", "7", "-1"] {
                let fields = [("file", file), ("words", "Goats."), ("transcript", "1")]
                for verb in [ReportVerb.transcribe, .agreeTranscript] {
                    #expect(try bo.post(.workOnReport(verb, id), fields).status == 422)
                }
            }
            let gone = try officer.post(
                .changeSettings(.askErasure),
                [
                    ("subjects", "file-\(id.hex)-0"), ("ground", ErasureGround.asked.code),
                    ("passphrase", TestInstallation.passphrase),
                ]
            )
            #expect(gone.header("Location") == "/desk/settings/erasures?done=erasure-asked&failed=0")
            let asked = try #require(try house.operations.erasures(bo.session).first?.notice.id)
            let asks = try bo.get(Self.page).text
            #expect(asks.contains("Recording 1 of a report") && asks.contains("Look at it before you sign"))
            #expect(asks.contains(DeskRoute.report(id).path))
            _ = try bo.post(
                .changeSettings(.signErasure),
                [("ids", asked.hex), ("passphrase", TestInstallation.passphrase)]
            )
            let after = try officer.get(page).text
            #expect(
                after.contains("Erased for good; what was typed of it stands below.")
                    && after.contains("Recording 1")
            )
            #expect(after.contains("أخذوا العنزتين"))
            #expect(try officer.get(.file(.report, id, 0)).status == 404)
            #expect(try officer.get(.view(.report, id, 0)).status == 404)
        }
    }

    @Test func `a voice is signed away at its report only, to which the list leads`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let bo = try Browser(desk, house, .secondOfficer)
            let id = try Self.report(house, officer.session)
            let room = try house.operations.openReport(id, officer.session).report.compartment
            let voice = ErasureSubject.voice(report: id, file: 0, transcript: 1)
            let notice = ErasureNotice(
                Erasure(voice, .transcribed, room: room, records: [], blobs: []),
                id: house.store.newID(),
                by: officer.session.member,
                at: house.clock.now,
                officer.session.writer.signing
            )
            try house.store.write { try $0.ask(notice) }
            let theirs = try bo.get(Self.page).text
            #expect(
                theirs.contains("The voice that is heard in a recording of a report")
                    && theirs.contains("Quarrelwood")
            )
            #expect(theirs.contains("Listen and compare at the report") && theirs.contains(id.hex))
            #expect(!theirs.contains(notice.id.hex) && !theirs.contains("Sign: erase these"))
            #expect(try officer.get(Self.page).text.contains("You asked for it; another person signs."))
        }
    }

    @Test func `a recording that went and what was typed of it stand on the case's page as on the report's`()
        throws
    {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let verbs = house.operations
            let intake = try verbs.beginFile(name: "wren.ogg", contentType: "audio/ogg")
            try unsafe Array("a voice".utf8).withUnsafeBytes { try unsafe intake.receive($0) }
            let told = NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                files: [try intake.finish()]
            )
            let report = try verbs.acceptReport(told, token: nil).id
            _ = try verbs.openReport(report, officer.session)
            let file = try #require(
                try verbs.triage(
                    report,
                    .openCase(title: "Goats", track: .heavy),
                    seen: nil,
                    officer.session
                )
            )
            let pages = [DeskRoute.report(report), .caseFile(file)]
            for page in pages {
                let drawn = try officer.get(page).text
                #expect(!drawn.contains("Typed from the recording") && !drawn.contains("Erased for good"))
            }
            try verbs.transcribe(report, file: 0, "They took the boy.", seen: nil, officer.session)
            for page in pages {
                let drawn = try officer.get(page).text
                #expect(drawn.contains("They took the boy.") && drawn.contains("Typed from the recording by"))
            }
            #expect(try officer.get(.caseFile(file)).text.contains("What was said in a recording, typed"))
            let id = try verbs.askErasure(
                of: .file(report: report, file: 0),
                .asked,
                passphrase: TestInstallation.passphrase,
                officer.session
            )
            let bo = try house.signIn(.secondOfficer)
            try verbs.signErasure(id, passphrase: TestInstallation.passphrase, bo)
            for page in pages {
                let drawn = try officer.get(page).text
                #expect(drawn.contains("Erased for good; what was typed of it stands below."))
                #expect(drawn.contains("They took the boy.") && !drawn.contains("<audio"))
                #expect(!drawn.contains("Ask for one at the report"))
            }
        }
    }
}
