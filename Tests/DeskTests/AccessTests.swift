// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Operations
import TestSupport
import Testing

@Suite struct WhoMayGoWhere {
    /// One kind of person with the means to ask.
    private struct Person {
        let who: TestInstallation.Who?
        let client: HTTPClient
        let session: Session?

        init(_ who: TestInstallation.Who?, _ desk: TestDesk, _ house: TestInstallation) throws {
            self.who = who
            let browser = try who.map { try Browser(desk, house, $0) }
            session = browser?.session
            client = browser?.client ?? HTTPClient(desk)
        }

        func ask(_ route: DeskRoute, _ fields: [(String, String)]) throws -> Answer {
            if route.method == .get { return try client.get(route.path) }
            if route == .enter { return try client.post(route.path, fields) }
            return try client.post(route.path, [("token", session?.formToken ?? "")] + fields)
        }
    }

    private func walk(
        _ routes: [DeskRoute],
        _ room: AccessTable.Room,
        _ people: [Person],
        _ fields: (DeskRoute, Person) throws -> [(String, String)]
    ) throws {
        for route in routes {
            let row = Array(AccessTable.row(route, room))
            try #require(row.count == people.count, "\(route.path)")
            for (person, letter) in zip(people, row) {
                let answer = try person.ask(route, try fields(route, person))
                let outcome = AccessTable.Outcome(answer.status, location: answer.header("Location"))
                #expect(
                    outcome?.rawValue == letter,
                    "\(route.method) \(route.path) by \(person.who.map { "\($0)" } ?? "a stranger"): \(answer.status)"
                )
            }
        }
    }

    @Test func `every page and every step is open to whom the table says, and to nobody else`() throws {
        try withDesk { house, desk in
            let people = try AccessTable.people.map { try Person($0, desk, house) }
            try walk(AccessTable.plainRoutes, .nobody, people) { route, person in
                switch route {
                case .enter:
                    // A name of its own each time, so that no wrong name is tried often.
                    [
                        ("token", try house.operations.formToken()),
                        ("name", "nobody-\(person.who?.rawValue ?? 99)"),
                        ("passphrase", "wrong"), ("code", "000000"),
                    ]
                case .endSession: [("session", try self.spare(person, house))]
                case .changeSettings: [("site", house.ridge.hex)]
                default: []
                }
            }
        }
    }

    /// Another session of the same member, to be ended.
    private func spare(_ person: Person, _ house: TestInstallation) throws -> String {
        guard let who = person.who, let session = person.session else { return "" }
        _ = try house.signedIn(who)
        return try #require(try house.operations.openSessions(session).first { !$0.isThis }?.id)
    }

    @Test func `signing out leads to the sign-in page, with a session and without`() throws {
        try withDesk { house, desk in
            let people = try AccessTable.people.map { try Person($0, desk, house) }
            try walk([.leave], .nobody, people) { _, _ in [] }
            #expect(try people[1].client.get("/desk").status == 303)
        }
    }

    @Test(arguments: [false, true])
    func `a record and its files do not exist for whoever may not read them`(_ isRestricted: Bool) throws {
        try withDesk { house, desk in
            let matter = try Matter(house, sensitive: isRestricted)
            let people = try AccessTable.people.map { try Person($0, desk, house) }
            let routes = AccessTable.recordRoutes(report: matter.report, caseFile: matter.caseFile)
            try walk(routes, isRestricted ? .restricted : .ridge, people) { _, _ in
                [
                    ("title", "Goats"), ("text", "We heard you."), ("reason", "because"),
                    ("case", matter.caseFile.hex),
                ]
            }
        }
    }

    @Test func `a record that nobody has answers as one that is hidden`() throws {
        try withDesk { house, desk in
            let people = try AccessTable.people.map { try Person($0, desk, house) }
            let id = RecordID(high: 1, low: 2)
            try walk(AccessTable.recordRoutes(report: id, caseFile: id), .nobody, people) { _, _ in
                [("title", "Goats"), ("text", "We heard you."), ("reason", "because"), ("case", id.hex)]
            }
            let matter = try Matter(house, sensitive: true)
            for person in people where person.who != nil && person.who != .focalPoint {
                let hidden = try person.client.get(DeskRoute.caseFile(matter.caseFile).path)
                let absent = try person.client.get(DeskRoute.caseFile(id).path)
                #expect(hidden.text == absent.text, "\(person.who.map { "\($0)" } ?? "")")
            }
        }
    }

    @Test func `the lists and the search of an officer hold nothing restricted`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house, sensitive: true)
            let officer = try Browser(desk, house, .officer)
            let focal = try Browser(desk, house, .focalPoint)
            #expect(try focal.get(.cases).text.contains(matter.caseFile.hex))
            #expect(try focal.post(.find, [("words", "goats")]).text.contains(matter.caseFile.hex))
            for route in [DeskRoute.today, .reports, .cases] {
                #expect(try !officer.get(route).text.contains(matter.caseFile.hex), "\(route.path)")
            }
            #expect(try !officer.post(.find, [("words", "goats")]).text.contains(matter.caseFile.hex))
        }
    }

    @Test func `a file arrives as it was sent, as a download and never as a page`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let answer = try Browser(desk, house, .officer).get(.file(.caseFile, matter.caseFile, 0))
            #expect(answer.text == "two goats")
            #expect(answer.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(answer.header("Content-Type") == "application/octet-stream")
        }
    }
}
