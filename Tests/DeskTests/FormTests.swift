// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

@Suite struct FormsThatCannotBeTaken {
    private static let secrets = ["my own secret words", "SecretWithoutSpaces77"]
    private static let passphraseFields = [
        "passphrase", "move-passphrase", "confirm-passphrase", "new-passphrase",
    ]

    /// What a form of any kind could carry: words to be kept, and passphrases to be forgotten.
    private static func fields(_ secret: String) -> [(String, String)] {
        [
            ("text", "We spoke with the elders."), ("note-text", "He came back twice."),
            ("close-summary", "Both goats are home."),
        ] + passphraseFields.map { ($0, secret) }
    }

    private static func steps(_ matter: Matter) -> [DeskRoute] {
        (AccessTable.plainRoutes + AccessTable.recordRoutes(report: matter.report, caseFile: matter.caseFile))
            .filter { $0.method == .post && $0 != .enter }
    }

    @Test(arguments: ["", "00", String(repeating: "ab", count: 32)])
    func `a form with a missing or an old token changes nothing and keeps the words`(_ token: String) throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let head = try house.operations.openCase(matter.caseFile, officer.session).file.head
            let path = DeskRoute.workOnCase(.note, matter.caseFile).path
            let fields = [("note-text", "He came back <twice>."), ("seen", String(head))]
            let answer = try officer.client.post(path, (token.isEmpty ? [] : [("token", token)]) + fields)
            #expect(answer.status == 403)
            #expect(answer.text.contains("He came back &lt;twice"))
            #expect(try house.operations.openCase(matter.caseFile, officer.session).file.head == head)
            let fresh = try #require(Browser.hidden("token", in: answer.text))
            let again = try officer.client.post(path, [("token", fresh)] + fields)
            #expect(again.status == 303)
            #expect(try house.operations.openCase(matter.caseFile, officer.session).file.head == head + 1)
        }
    }

    @Test(arguments: TestInstallation.Who.allCases)
    func `no answer ever says a passphrase back`(_ who: TestInstallation.Who) throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let member = try Browser(desk, house, who)
            for secret in Self.secrets {
                for step in Self.steps(matter) {
                    let old = try member.client.post(step.path, [("token", "00")] + Self.fields(secret))
                    #expect(!old.text.contains(secret), "\(step.path) with an old token")
                    let taken = try member.post(step, Self.fields(secret) + [("seen", "0")])
                    #expect(!taken.text.contains(secret), "\(step.path) with \(taken.status)")
                }
            }
        }
    }

    @Test func `a form sent after the session ended shows the words to copy, and no passphrase`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            house.wall.advance(minutes: 45)
            for secret in Self.secrets {
                for step in Self.steps(matter) where step != .leave {
                    let away = try officer.post(step, Self.fields(secret))
                    #expect(away.status == 401, "\(step.path)")
                    #expect(away.text.contains("We spoke with the elders."))
                    #expect(!away.text.contains(secret), "\(step.path)")
                }
            }
        }
    }

    @Test(arguments: ["http://evil.example", "null", "https://localhost.evil.example", "http://localhost:81"])
    func `a form that another site sends is refused`(_ origin: String) throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let head = try house.operations.openCase(matter.caseFile, officer.session).file.head
            let answer = try officer.client.post(
                DeskRoute.workOnCase(.note, matter.caseFile).path,
                [("token", officer.session.formToken), ("note-text", "from elsewhere")],
                [("Origin", origin)]
            )
            #expect(answer.status == 403)
            #expect(answer.text.contains("did not come from our own page"))
            #expect(try house.operations.openCase(matter.caseFile, officer.session).file.head == head)
        }
    }

    @Test func `a form that says nothing of where it comes from is refused`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            officer.client.sendsOrigin = false
            #expect(try officer.post(.leave, []).status == 403)
            #expect(try officer.get(.today).status == 200)
        }
    }

    @Test func `the token of one member does not open the forms of another`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let second = try Browser(desk, house, .secondOfficer)
            let answer = try second.client.post(
                DeskRoute.workOnCase(.note, matter.caseFile).path,
                [("token", officer.session.formToken), ("note-text", "not mine")]
            )
            #expect(answer.status == 403)
        }
    }

    @Test func `who writes on a case that changed meanwhile sees both texts, and may then save`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let second = try Browser(desk, house, .secondOfficer)
            let stale = try #require(
                Browser.hidden("seen", in: try officer.get(.caseFile(matter.caseFile)).text)
            )
            let note = DeskRoute.workOnCase(.note, matter.caseFile)
            let first = try second.send(
                from: .caseFile(matter.caseFile),
                note,
                [("note-text", "The chief returned one goat.")]
            )
            #expect(first.status == 303)
            let answer = try officer.post(
                note,
                [("seen", stale), ("note-text", "The elders asked for both.")]
            )
            #expect(answer.status == 409)
            #expect(answer.text.contains("Written meanwhile"))
            #expect(answer.text.contains("The chief returned one goat."))
            #expect(answer.text.contains("The elders asked for both."))
            let seen = try #require(Browser.hidden("seen", in: answer.text))
            let again = try officer.post(note, [("seen", seen), ("note-text", "The elders asked for both.")])
            #expect(again.status == 303)
            let page = try officer.get(.caseFile(matter.caseFile)).text
            #expect(page.contains("The chief returned one goat."))
            #expect(page.contains("The elders asked for both."))
        }
    }

    @Test func `who writes on a report that changed meanwhile sees both texts`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let note = DeskRoute.workOnReport(.note, matter.report)
            let stale = try #require(Browser.hidden("seen", in: try officer.get(.report(matter.report)).text))
            #expect(try officer.post(note, [("seen", stale), ("text", "The first note.")]).status == 303)
            let answer = try officer.post(note, [("seen", stale), ("text", "The second note.")])
            #expect(answer.status == 409)
            #expect(answer.text.contains("The first note."))
            #expect(answer.text.contains("The second note."))
        }
    }

    @Test func `words that would be markup are shown as words`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let words = "<script>alert(1)</script> \" onload='x'"
            _ = try officer.send(
                from: .caseFile(matter.caseFile),
                .workOnCase(.note, matter.caseFile),
                [("note-text", words)]
            )
            let page = try officer.get(.caseFile(matter.caseFile)).text
            #expect(!page.contains("<script>alert"))
            #expect(page.contains("&lt;script"))
        }
    }
}
