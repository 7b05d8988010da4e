// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

/// Moment 9 on the page itself: every answer is sent by the form that stands there.
@Suite struct TodayPage {
    private func report(_ house: TestInstallation, danger: Bool = false) throws -> RecordID {
        var told = NewReport(
            channel: .webForm,
            language: "en",
            site: house.ridge,
            words: "Sergeant Okello took two goats.",
            place: "the bridge"
        )
        told.pictograms = [.v14]
        told.dangerNow = danger ? .yes : .notAsked
        return try house.operations.acceptReport(told, token: nil).id
    }

    private func led(_ house: TestInstallation, _ officer: Browser, _ track: Track = .heavy) throws
        -> RecordID
    {
        let id = try Matter(house, track: track).caseFile
        try house.operations.assign(id, to: officer.session.member, reason: "", seen: nil, officer.session)
        return id
    }

    @Test(arguments: Track.allCases)
    func `not now, because: one sentence, and the case is gone until its day`(_ track: Track) throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try led(house, officer, track)
            let path = DeskRoute.workOnCase(.postpone, id).path
            let form = try DrawnForm(try officer.get(.today).text, to: path)
            let answer = try form.send(officer, [("postpone-reason", "The road is under water.")])
            #expect(answer.status == 303)
            #expect(answer.header("Location")?.hasPrefix("/desk?") == true)
            #expect(try !officer.get(.today).text.contains(id.hex))
            house.clock.advance(days: 1)
            #expect(try officer.get(.today).text.contains(id.hex))
            #expect(try officer.get(.caseFile(id)).text.contains("The road is under water."))
        }
    }

    @Test(arguments: Track.allCases)
    func `not now without a sentence is asked for it on the case page, and nothing is lost`(_ track: Track)
        throws
    {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try led(house, officer, track)
            let path = DeskRoute.workOnCase(.postpone, id).path
            let form = try DrawnForm(try officer.get(.today).text, to: path)
            let answer = try form.send(officer, [("postpone-reason", " ")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("Say why not now, in a sentence."))
            let again = try DrawnForm(answer.text, to: path)
            #expect(try again.send(officer, [("postpone-reason", "Rain.")]).status == 303)
            #expect(try !officer.get(.today).text.contains("\"/desk/cases/\(id.hex)\""))
        }
    }

    @Test func `a report is set aside from Today until its day`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try report(house)
            let path = DeskRoute.workOnReport(.aside, id).path
            let form = try DrawnForm(try officer.get(.today).text, to: path)
            #expect(try form.send(officer, [("reason", "A flood of the same words.")]).status == 303)
            #expect(try !officer.get(.today).text.contains(id.hex))
            house.clock.advance(days: 1)
            #expect(try officer.get(.today).text.contains(id.hex))
        }
    }

    @Test func `done is one press for what one press can do`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try report(house)
            let form = try DrawnForm(
                try officer.get(.today).text,
                to: DeskRoute.workOnReport(.acknowledge, id).path
            )
            let answer = try form.send(officer)
            #expect(answer.header("Location")?.hasPrefix("/desk?") == true)
            #expect(try house.operations.openReport(id, officer.session).report.state.acknowledgedAt != nil)
            #expect(try officer.get(.today).text.contains("Done: decide what becomes of it"))
        }
    }

    @Test func `every way on Today leads to a page`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            _ = try report(house)
            _ = try report(house, danger: true)
            let urgent = try led(house, officer)
            try house.operations.setUrgent(urgent, true, reason: "held", seen: nil, officer.session)
            let page = try officer.get(.today).text
            let links = page.split(separator: "href=\"/desk").dropFirst().map { part in
                "/desk" + part.prefix { $0 != "\"" }.replacing("&amp;", with: "&").prefix { $0 != "#" }
            }
            #expect(links.count > 10)
            for link in Set(links) { #expect(try officer.client.get(link).status == 200, "\(link)") }
            #expect(page.contains("#triage\""))
            #expect(page.contains("#now\""))
        }
    }

    @Test func `a promise is kept with one sentence, in place`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let id = try led(house, officer)
            house.clock.advance(days: 2)
            let form = try DrawnForm(
                try officer.get(.today).text,
                to: DeskRoute.workOnCase(.clock, id).path
            )
            let answer = try form.send(officer, [("clock-words", "Nobody is in danger.")])
            #expect(answer.header("Location")?.hasPrefix("/desk?") == true)
            let clocks = try house.operations.openCase(id, officer.session).clocks
            #expect(clocks.first { $0.rule == .protectionScreen }?.metAt != nil)
        }
    }

    @Test func `hand over: it leaves the giver's Today, and the taker takes it with one press`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let second = try Browser(desk, house, .secondOfficer)
            let id = try report(house)
            let form = try DrawnForm(
                try officer.get(.today).text,
                to: DeskRoute.workOnCases.path,
                holding: [("report", id.hex)]
            )
            let answer = try form.send(
                officer,
                [("member", second.session.member.hex), ("reason", "You know the bridge.")]
            )
            #expect(answer.status == 303)
            #expect(try !officer.get(.today).text.contains("<article"))
            let page = try second.get(.today).text
            #expect(page.contains("You know the bridge."))
            #expect(page.contains("Goods taken, the bridge"))
            #expect(!page.contains("Okello"))
            let take = try DrawnForm(page, to: DeskRoute.workOnCases.path, holding: [("do", "take")])
            #expect(try take.send(second).header("Location")?.hasPrefix("/desk?") == true)
            #expect(try !second.get(.today).text.contains("You know the bridge."))
        }
    }

    @Test func `Today says who has the duty, and once that something fell due`() throws {
        try withDesk { house, desk in
            let admin = try Browser(desk, house, .administrator)
            let officer = try Browser(desk, house, .officer)
            let set = try DrawnForm(
                try admin.get(.settings(.duty)).text,
                to: DeskRoute.changeSettings(.setDuty).path,
                holding: [("site", house.ridge.hex)]
            )
            #expect(try set.send(admin, [("member", officer.session.member.hex)]).status == 303)
            _ = try report(house, danger: true)
            house.clock.advance(minutes: 3)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            let page = try officer.get(.today).text
            #expect(page.contains("Amina Officer"))
            #expect(page.contains("Something fell due where you have the duty."))
            #expect(try !officer.get(.today).text.contains("Something fell due"))
        }
    }

    @Test func `I am away: one step by the member alone`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let second = try Browser(desk, house, .secondOfficer)
            let id = try led(house, officer)
            #expect(try !second.get(.today).text.contains(id.hex))
            let form = try DrawnForm(
                try officer.get(.settings(.duty)).text,
                to: DeskRoute.changeSettings(.goAway).path
            )
            let answer = try form.send(
                officer,
                [("to-day", "7"), ("to-month", "7"), ("deputy", second.session.member.hex)]
            )
            #expect(answer.status == 303)
            #expect(try second.get(.today).text.contains(id.hex))
            let back = try DrawnForm(
                try officer.get(.settings(.duty)).text,
                to: DeskRoute.changeSettings(.comeBack).path
            )
            #expect(try back.send(officer).status == 303)
            #expect(try !second.get(.today).text.contains(id.hex))
        }
    }
}

@Suite struct ActNowPages {
    private let answers = [("call-harm", "no"), ("call-wish", "yes"), ("call-uninvolved", "unknown")]

    @Test func `on a report the advice stores nothing, and one press opens the case with the call`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let told = NewReport(channel: .webForm, language: "en", site: house.ridge, words: "taken away")
            let id = try house.operations.acceptReport(told, token: nil).id
            let advice = DeskRoute.workOnReport(.advice, id).path
            let form = try DrawnForm(try officer.get(.report(id)).text, to: advice)
            let head = try house.operations.openReport(id, officer.session).report.head
            let asked = try form.send(officer, answers + [("call-who", "Lamp and Path")])
            #expect(asked.status == 200)
            #expect(asked.text.contains("What your answers advise"))
            #expect(asked.text.contains("Choose another: not known whether the one called is involved"))
            #expect(asked.text.contains("value=\"Lamp and Path\""))
            #expect(try house.operations.openReport(id, officer.session).report.head == head)
            let call = DeskRoute.workOnReport(.call, id).path
            let missing = try form.send(officer, answers, to: call)
            #expect(missing.status == 422)
            #expect(missing.text.contains("Write whom you called."))
            let typed = answers + [("call-who", "Lamp and Path"), ("call-said", "A lawyer goes there.")]
            let made = try form.send(officer, typed, to: call)
            #expect(made.status == 303)
            let path = try #require(made.header("Location"))
            #expect(try officer.client.get(path).text.contains("A lawyer goes there."))
        }
    }

    @Test(arguments: [true, false])
    func `a light case and a closed one offer the call and its second look`(_ isClosed: Bool) throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let second = try Browser(desk, house, .secondOfficer)
            let id = try Matter(house, track: .light).caseFile
            if isClosed {
                try house.operations.replyToAll(of: id, "Done.", seen: nil, next: nil, officer.session)
                try house.operations.close(
                    id,
                    Closing(outcome: .resolvedSatisfied, summary: "s", answers: [:]),
                    seen: nil,
                    officer.session
                )
            }
            #expect(try house.operations.openCase(id, officer.session).file.state.isClosed == isClosed)
            let form = try DrawnForm(
                try officer.get(.caseFile(id)).text,
                to: DeskRoute.workOnCase(.advice, id).path
            )
            let typed = answers + [("call-who", "A doctor"), ("call-said", "He comes.")]
            let call = DeskRoute.workOnCase(.call, id).path
            #expect(try form.send(officer, typed, to: call).status == 303)
            let review = try DrawnForm(
                try second.get(.caseFile(id)).text,
                to: DeskRoute.workOnCase(.reviewCall, id).path
            )
            #expect(try review.send(second, [("review-call-words", "It was right.")]).status == 303)
            #expect(try house.operations.openCase(id, officer.session).file.state.calls[0].review != nil)
        }
    }
}
