// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

@Suite struct WholeWayThroughPages {
    /// Takes a report from its page into a case; the case's id is read from where the desk leads.
    private func open(_ house: TestInstallation, _ officer: Browser, track: String) throws -> RecordID {
        let words = "Soldiers took two goats at the bridge."
        let report = NewReport(channel: .webForm, language: "en", site: house.ridge, words: words)
        let id = try house.operations.acceptReport(report, token: nil).id
        #expect(try officer.get(.reports).text.contains(id.hex))
        #expect(try officer.get(.report(id)).text.contains(words))
        let made = try officer.send(
            from: .report(id),
            .workOnReport(.open, id),
            [("title", "Goats taken"), ("track", track)]
        )
        #expect(made.status == 303)
        let path = try #require(made.header("Location")).prefix { $0 != "?" }
        guard case .caseFile(let caseID) = DeskRoute(.get, path: String(path)) else {
            Issue.record("opening a case leads to \(path)")
            throw Refusal.notFound
        }
        return caseID
    }

    private func take(
        _ verb: CaseVerb,
        _ id: RecordID,
        _ member: Browser,
        _ fields: [(String, String)],
        expecting status: Int = 303
    ) throws {
        let answer = try member.send(from: .caseFile(id), .workOnCase(verb, id), fields)
        #expect(answer.status == status, "\(verb)")
    }

    @Test func `a light case is opened, described, answered and closed on its page`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try open(house, officer, track: "light")
            try take(
                .describe,
                id,
                officer,
                [
                    ("describe-title", "Goats taken at the bridge"),
                    ("describe-what", "Two goats, by two soldiers."),
                    ("describe-place", "The bridge"), ("describe-when-day", "29"),
                    ("describe-when-month", "6"),
                    ("describe-when-year", "2026"), ("describe-how", "In the thread"),
                    ("describe-done", "The commander was asked."),
                ]
            )
            let described = try officer.get(.caseFile(id)).text
            for words in [
                "Goats taken at the bridge", "Two goats, by two soldiers.", "The commander was asked.",
            ] {
                #expect(described.contains(words))
            }
            // Nobody has answered yet, so closing asks for it beside its field.
            try take(
                .close,
                id,
                officer,
                [("close-outcome", "resolved-satisfied"), ("close-summary", "Both are back.")],
                expecting: 422
            )
            try take(.reply, id, officer, [("reply-text", "Your goats come back tomorrow.")])
            try take(
                .close,
                id,
                officer,
                [
                    ("close-outcome", "resolved-satisfied"), ("close-summary", "Both are back."),
                    ("close-item-\(ClosingItem.outcomeNeeds.rawValue)", "She said so."),
                ]
            )
            let view = try house.operations.openCase(id, officer.session)
            #expect(view.file.state.isClosed)
            #expect(
                view.reports.first?.messages.contains { $0.body == .reply("Your goats come back tomorrow.") }
                    == true
            )
            #expect(try officer.get(.caseFile(id)).text.contains("Open it again"))
            try take(.reopen, id, officer, [("reopen-reason", "One is missing after all.")])
            #expect(try !house.operations.openCase(id, officer.session).file.state.isClosed)
        }
    }

    @Test func `a killing is graded 5, and closes only when headquarters has signed`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let headquarters = try Browser(desk, house, .headquarters)
            let id = try open(house, officer, track: "heavy")
            try take(.acts, id, officer, [("acts-code", ActCode.v01.code), ("acts-reason", "A man died.")])
            try take(
                .assess,
                id,
                officer,
                [
                    ("assess-scale", "2"), ("assess-scope", "1"), ("assess-irremediability", "1"),
                    ("assess-reason", "The act itself."),
                ]
            )
            #expect(try house.operations.openCase(id, officer.session).file.state.severity == 5)
            #expect(try officer.get(.caseFile(id)).text.contains("Severity 5"))

            let answers = ClosingItem.allCases.map { ("close-item-\($0.rawValue)", "Said why.") }
            let closing = [
                ("close-outcome", ClosureOutcome.insufficientInformation.code),
                ("close-summary", "No more is known."),
            ]
            let need = "close-need-\(ClosureNeed.whatWouldChangeIt.rawValue)"
            // What this end asks for gets its own field, beside which it is asked.
            let asked = try officer.send(from: .caseFile(id), .workOnCase(.close, id), closing + answers)
            #expect(asked.status == 422)
            #expect(asked.text.contains("name=\"\(need)\""))
            try take(.close, id, officer, closing, expecting: 422)
            try take(.close, id, officer, closing + answers + [(need, "A witness who is not afraid.")])
            #expect(try !house.operations.openCase(id, officer.session).file.state.isClosed)

            let confirm = DeskRoute.workOnCase(.confirm, id)
            let page = try headquarters.get(.caseFile(id)).text
            let over = ("confirm-over", try #require(Browser.hidden("confirm-over", in: page)))
            let right = [over, ("confirm-passphrase", TestInstallation.passphrase)]
            #expect(try officer.post(confirm, right).status == 422)
            let unseen = [right[1], ("seen", try #require(Browser.hidden("seen", in: page)))]
            #expect(try headquarters.post(confirm, unseen).status == 409)
            let wrong = try headquarters.post(confirm, [over, ("confirm-passphrase", "not my passphrase")])
            #expect(wrong.status == 422)
            #expect(!wrong.text.contains("not my passphrase"))
            #expect(try !house.operations.openCase(id, officer.session).file.state.isClosed)
            try take(.confirm, id, headquarters, right)
            #expect(try house.operations.openCase(id, officer.session).file.state.isClosed)
        }
    }
}
