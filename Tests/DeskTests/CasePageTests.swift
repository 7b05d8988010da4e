// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import Operations
import Records
import TestSupport
import Testing

/// What a case page asks, of whom, and what it does not ask.
@Suite struct TheCasePage {
    @Test func `who looks and changes nothing is shown no form`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try house.signIn(.officer)
            let room = try house.operations.openCase(matter.caseFile, officer).file.compartment
            // An auditor, but not the one who reads the log of this room.
            try house.operations.grant(
                room,
                to: house.member(.restrictedAuditor),
                passphrase: TestInstallation.passphrase,
                officer
            )
            let seen = try Browser(desk, house, .restrictedAuditor).get(.caseFile(matter.caseFile))
            #expect(seen.status == 200)
            #expect(seen.text.contains("Goats taken"))
            #expect(!seen.text.contains("action=\"\(DeskRoute.caseFile(matter.caseFile).path)/"))
            let worked = try Browser(desk, house, .officer).get(.caseFile(matter.caseFile)).text
            #expect(worked.contains("action=\"\(DeskRoute.caseFile(matter.caseFile).path)/"))
        }
    }

    @Test func `the code that the page gives as an example is one that the field takes`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let page = try Browser(desk, house, .officer).get(.caseFile(matter.caseFile)).text
            let hint = try #require(page.split(separator: "Such as ").dropFirst().first)
            #expect(CaseCode(parsing: String(hint.prefix { $0 != "." && $0 != "<" })) != nil)
        }
    }

    @Test func `a killing is not offered as one screen`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let offer = "Make it one screen again"
            #expect(try officer.get(.caseFile(matter.caseFile)).text.contains(offer))
            try house.operations.setActs(
                matter.caseFile,
                [.v01],
                reason: "a man died",
                seen: nil,
                officer.session
            )
            #expect(try !officer.get(.caseFile(matter.caseFile)).text.contains(offer))
        }
    }

    @Test func `a report that names no site asks for it, and its case has the one chosen`() throws {
        try withDesk { house, desk in
            let report = NewReport(channel: .webForm, language: "en", words: "They took the nets.")
            let id = try house.operations.acceptReport(report, token: nil).id
            let reader = try Browser(desk, house, .independentReader)
            #expect(try reader.get(.report(id)).text.contains("Which site it is about"))
            let open = DeskRoute.workOnReport(.open, id)
            let fields = [("title", "Nets"), ("track", "light")]
            #expect(try reader.send(from: .report(id), open, fields).status == 422)
            let made = try reader.send(from: .report(id), open, fields + [("site", house.port.hex)])
            #expect(made.status == 303)
            let cases = try house.operations.list(ListFilter(kind: .caseFile), after: nil, reader.session)
            #expect(cases.lines.map(\.row.figures.site) == [house.port])
            #expect(cases.lines.first?.summary.code.hasPrefix("PD-") == true)
        }
    }

    @Test func `what it had to do with us is asked, signed and shown with what follows`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            try house.operations.setActs(
                matter.caseFile,
                [.v08],
                reason: "held in our container",
                seen: nil,
                officer.session
            )
            let answers = TriggerLetter.allCases.map {
                ("triggers-\($0.code)", ($0 == .equipment ? OpenAnswer.yes : .unknown).code)
            }
            let step = DeskRoute.workOnCase(.triggers, matter.caseFile)
            let page = DeskRoute.caseFile(matter.caseFile)
            #expect(try officer.send(from: page, step, answers).status == 422)
            let reason = [("triggers-reason", "The ledger of donated things.")]
            #expect(try officer.send(from: page, step, answers + reason).status == 303)
            let shown = try officer.get(page).text
            #expect(shown.contains("Full investigation, because of E"))
            #expect(shown.contains(ClockRule.investigationStart.title))
        }
    }

    @Test func `a lowered view waits on the page for somebody else, who signs it there`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let page = DeskRoute.caseFile(matter.caseFile)
            let step = DeskRoute.workOnCase(.credibility, matter.caseFile)
            let said = [
                ("credibility-state", Credibility.notCredible.code), ("credibility-reason", "The roster."),
            ]
            #expect(try officer.send(from: page, step, said).status == 303)
            #expect(try Browser.hidden("confirm-over", in: officer.get(page).text) == nil)
            let second = try Browser(desk, house, .secondOfficer)
            let over = try #require(try Browser.hidden("confirm-over", in: second.get(page).text))
            let signed = try second.send(
                from: page,
                .workOnCase(.confirm, matter.caseFile),
                [("confirm-over", over), ("confirm-passphrase", TestInstallation.passphrase)]
            )
            #expect(signed.status == 303)
            let state = try house.operations.openCase(matter.caseFile, second.session).file.state
            #expect(state.credibility == .notCredible)
        }
    }

    @Test func `a signature over what has changed since is not taken, and the page says why`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let second = try Browser(desk, house, .secondOfficer)
            let page = DeskRoute.caseFile(matter.caseFile)
            let said = [
                ("credibility-state", Credibility.notCredible.code), ("credibility-reason", "The roster."),
            ]
            _ = try officer.send(from: page, .workOnCase(.credibility, matter.caseFile), said)
            let shown = try second.get(page).text
            let read = [
                ("seen", try #require(Browser.hidden("seen", in: shown))),
                ("confirm-over", try #require(Browser.hidden("confirm-over", in: shown))),
                ("confirm-passphrase", TestInstallation.passphrase),
            ]
            let note = [("note-text", "He was seen after all.")]
            _ = try officer.send(from: page, .workOnCase(.note, matter.caseFile), note)
            let answer = try second.post(.workOnCase(.confirm, matter.caseFile), read)
            #expect(answer.status == 409)
            #expect(answer.text.contains("Your signature was not taken"))
            let state = try house.operations.openCase(matter.caseFile, second.session).file.state
            #expect(state.credibility == .unassessed)
        }
    }
}
