// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

@Suite struct ListPages {
    private func flood(_ house: TestInstallation, _ count: Int) throws {
        for number in 0..<count {
            let told = NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                words: "Dust of lorry number \(number)"
            )
            _ = try house.operations.acceptReport(told, token: nil)
        }
    }

    @Test func `a flood beyond one page is set aside with one tick, and each comes back`() throws {
        try withDesk { house, desk in
            try flood(house, 55)
            house.clock.advance(minutes: 1)
            let officer = try Browser(desk, house, .officer)
            let form = try DrawnForm(try officer.get(.reports).text, to: DeskRoute.workOnReports.path)
            // Enter in a field presses the first button, which does nothing.
            #expect(form.buttons.first?.contains("disabled") == true)
            let typed = [("reason", "The same lorry."), ("all", "yes")]
            // What comes after the page was drawn was seen by nobody.
            house.clock.advance(minutes: 1)
            try flood(house, 1)
            let answer = try officer.client.post(
                DeskRoute.workOnReports.path,
                form.fields.filter { field in !typed.contains { $0.0 == field.0 } } + typed + [
                    ("do", "aside")
                ]
            )
            #expect(answer.status == 303)
            var filter = ListFilter(kind: .report)
            #expect(try house.operations.list(filter, officer.session).total == 1)
            filter.setAside = true
            #expect(try house.operations.list(filter, officer.session).total == 55)
            house.clock.advance(days: 8)
            #expect(try house.operations.list(filter, officer.session).total == 0)
        }
    }

    @Test func `pages lead forward and back by links that stand in them`() throws {
        try withDesk { house, desk in
            try flood(house, 55)
            let officer = try Browser(desk, house, .officer)
            func link(_ page: String, _ rel: String) throws -> String {
                let part = try #require(page.split(separator: "rel=\"\(rel)\"").first.map(String.init))
                let href = try #require(part.split(separator: "href=\"").last)
                return String(href.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
            }
            let first = try officer.get(.reports).text
            let second = try officer.client.get(try link(first, "next")).text
            #expect(second.contains("51 to 55 of 55"))
            #expect(try officer.client.get(try link(second, "prev")).text.contains("1 to 50 of 55"))
            #expect(try officer.client.get("/desk/reports?after=abcd").text.contains("1 to 50 of 55"))
        }
    }

    @Test func `search says that there is more than it shows`() throws {
        try withDesk { house, desk in
            try flood(house, 55)
            let officer = try Browser(desk, house, .officer)
            #expect(try officer.post(.find, [("words", "lorry")]).text.contains("The first 50 of 55 found"))
        }
    }

    @Test func `a restricted case of one's own finding is handed on, and what nobody reads keeps its words`()
        throws
    {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let form = try DrawnForm(try officer.get(.newCase).text, to: DeskRoute.makeCase.path)
            let typed = [
                ("title", "At the post"), ("site", house.ridge.hex), ("origin", "patrol"),
                ("what", "What the patrol saw."), ("restricted", "yes"),
            ]
            let made = try form.send(officer, typed)
            #expect(made.header("Location")?.contains("done=handed") == true)
            let focal = try house.signIn(.focalPoint)
            #expect(try house.operations.list(ListFilter(kind: .caseFile), focal).total == 1)
            try house.operations.disableMember(
                house.member(.focalPoint),
                reason: "left",
                leavingRoomsUnread: true,
                try house.signIn(.administrator)
            )
            let kept = try form.send(officer, typed)
            #expect(kept.status == 403)
            #expect(kept.text.contains("What the patrol saw."))
        }
    }

    @Test func `a file that was refused is named, and the others are kept`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try Matter(house).caseFile
            let before = try house.operations.openCase(id, officer.session).file.state.files.count
            let answer = try officer.client.post(
                DeskRoute.workOnCase(.file, id).path,
                [("token", officer.session.formToken)],
                files: [
                    .init(name: "file-upload", fileName: "goats.txt", type: "text/plain", bytes: [65, 66]),
                    .init(name: "file-upload", fileName: "empty.txt", type: "text/plain", bytes: []),
                ]
            )
            #expect(answer.status == 422)
            #expect(answer.text.contains("“empty.txt” is empty."))
            #expect(try house.operations.openCase(id, officer.session).file.state.files.count == before + 1)
        }
    }

    @Test func `a light page takes the day of an answer given aloud`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try Matter(house, track: .light).caseFile
            let path = DeskRoute.workOnCase(.describe, id).path
            let form = try DrawnForm(try officer.get(.caseFile(id)).text, to: path)
            let day = [
                ("describe-answered-day", "29"), ("describe-answered-month", "6"),
                ("describe-answered-year", "2026"), ("describe-title", "Goats"),
            ]
            #expect(try form.send(officer, day).status == 303)
            #expect(try house.operations.openCase(id, officer.session).file.state.answeredAt != nil)
            let again = try DrawnForm(try officer.get(.caseFile(id)).text, to: path)
            let future = [("describe-answered-year", "2027"), ("describe-title", "Goats")]
            #expect(try again.send(officer, future).status == 422)
            let clock = try DrawnForm(
                try officer.get(.caseFile(id)).text,
                to: DeskRoute.workOnCase(.clock, id).path
            )
            #expect(clock.names.contains("clock-words"))
        }
    }

    @Test func `a report with the care tick shows its hours on its page, on Today and in the list`() throws {
        try withDesk { house, desk in
            let focal = try Browser(desk, house, .focalPoint)
            var told = NewReport(channel: .webForm, language: "en", site: house.ridge)
            told.isSensitive = true
            told.occurred = Occurrence(first: house.clock.now.day.adding(days: -1), precision: .day)
            let id = try house.operations.acceptReport(told, token: nil).id
            let page = try focal.get(.report(id)).text
            #expect(page.contains("Helps only within 72 hours: at least 39 hours are left."))
            #expect(page.contains("Helps only within 120 hours: at least 87 hours are left."))
            #expect(try focal.get(.today).text.contains("Medical care: at least 39 hours are left"))
            #expect(try focal.get(.reports).text.contains("Care: 39 h left"))
            house.clock.advance(days: 5)
            #expect(try !focal.get(.report(id)).text.contains("Helps only within"))
        }
    }

    @Test func `a site that is renamed is called so everywhere on the desk, and one can be added`() throws {
        try withDesk { house, desk in
            let admin = try Browser(desk, house, .administrator)
            let officer = try Browser(desk, house, .officer)
            let set = try DrawnForm(
                try admin.get(.settings(.sites)).text,
                to: DeskRoute.changeSettings(.setSite).path,
                holding: [("site", house.ridge.hex)]
            )
            #expect(try set.send(admin, [("name", "Upper Ridge")]).status == 303)
            _ = try Matter(house)
            let list = try officer.get(.cases).text
            #expect(list.contains("Upper Ridge"))
            #expect(!list.contains("Kelu Ridge"))
            let add = try DrawnForm(
                try admin.get(.settings(.sites)).text,
                to: DeskRoute.changeSettings(.addSite).path
            )
            let typed = [
                ("name", "Saltmarsh"), ("site-code", "SM"), ("zone", "UTC"),
                ("casework", officer.session.member.hex), ("restricted", house.member(.focalPoint).hex),
            ]
            #expect(try add.send(admin, typed).status == 303)
            #expect(try officer.get(.reports).text.contains("Saltmarsh"))
        }
    }

    @Test func `what they gave to be reached is shown, whatever they allowed`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            var told = NewReport(channel: .webForm, language: "en", site: house.ridge, words: "goats")
            told.contact = WorkingContact(mode: .none, reach: "+000 555 17")
            let id = try house.operations.acceptReport(told, token: nil).id
            let page = try officer.get(.report(id)).text
            #expect(page.contains("+000 555 17"))
            #expect(page.contains("Do not contact"))
            #expect(!page.contains("They gave no way to reach them"))
        }
    }
}
