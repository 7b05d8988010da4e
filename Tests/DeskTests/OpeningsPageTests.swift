// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Desk
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

/// Who opened what, as its auditor sees it; and no page without its line.
@Suite struct TheLogOfOpenings {
    /// What a page leaves in the log of whoever reads there, by its address; without a default, so that a new
    /// address does not come without its answer.
    private static func leaves(_ route: DeskRoute) -> [AccessAct] {
        switch route {
        // What is due and what waits for a signature are one list.
        case .today, .reports, .cases, .settings(.erasures): [.listed]
        // Its page offers the open cases to put it into.
        case .report: [.listed, .openedReport]
        case .caseFile: [.openedCase]
        // What came with a report is kept apart, and nobody has lent it: nothing is shown, and nothing noted.
        case .file(.report, _, _), .view(.report, _, _): []
        case .file, .view: [.openedFile]
        case .find: [.searched]
        // Not there for who asks here: what custodians and readers of names leave is tested with the names.
        case .apart, .requests: []
        // Words and numbers of nobody's record; a form for a new one; an empty box for words.
        case .signIn, .enter, .leave, .passphrase, .changePassphrase, .account, .endSession, .newCase,
            .search, .openings, .settings, .changeSettings, .gallery, .answerRequest:
            []
        // Steps: what they write is in the record's history, and the page after them is an opening of its own.
        case .workOnReports, .workOnReport, .workOnCases, .makeCase, .workOnCase: []
        }
    }

    private static func lines(_ house: TestInstallation) throws -> [AccessLine] {
        let session = try house.signIn(.auditor)
        let today = house.operations.now.day
        let page = try house.operations.readAccessLog(
            AccessFilter(from: today.adding(days: -2), to: today),
            session
        )
        return page.lines.filter { $0.entry.member == house.member(.officer) }
    }

    @Test func `each page leaves what it shows, and no more`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let pages =
                (AccessTable.plainRoutes
                + AccessTable.recordRoutes(report: matter.report, caseFile: matter.caseFile))
                .filter { $0.method == .get || $0 == .find }
            for route in pages {
                house.clock.advance(minutes: 1)
                let before = try Self.lines(house).map(\.id)
                _ =
                    route == .find
                    ? try officer.post(.find, [("words", "goats")]) : try officer.get(route)
                let new = try Self.lines(house).filter { !before.contains($0.id) }
                #expect(new.map(\.entry.event.act) == Self.leaves(route), "\(route.path)")
            }
        }
    }

    @Test(arguments: FailingEngine.Failure.allCases)
    func `what cannot be noted is not shown, and comes back when it can`(
        _ failure: FailingEngine.Failure
    ) throws {
        try withDatabase(.sqlite, Schema.migrations) { engine in
            try withTemporaryFolder { folder in
                let breakable = FailingEngine(engine)
                let house = try TestInstallation(breakable, folder: folder)
                let desk = try TestDesk(house)
                let matter = try Matter(house)
                let officer = try Browser(desk, house, .officer)
                let routes: [DeskRoute] = [
                    .caseFile(matter.caseFile), .report(matter.report), .file(.caseFile, matter.caseFile, 0),
                    .cases, .today,
                ]
                for route in routes { #expect(try officer.get(route).status == 200) }
                for route in routes {
                    // Another minute: it would be an opening of its own.
                    house.clock.advance(minutes: 1)
                    breakable.fail(failure)
                    let answer = try officer.get(route)
                    #expect(answer.status == (failure == .writing ? 503 : 500), "\(route.path)")
                    for word in ["goats", "Goats taken"] {
                        #expect(!answer.text.contains(word), "\(route.path)")
                    }
                    if failure == .writing {
                        #expect(answer.text.contains("it is noted who opens it"), "\(route.path)")
                    }
                    breakable.fail(nil)
                    #expect(try officer.get(route).status == 200)
                }
            }
        }
    }

    @Test func `the auditor reads who opened which case and when, and no word of it`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            house.clock.advance(minutes: 1)
            _ = try officer.get(.caseFile(matter.caseFile))
            let code = try #require(
                try house.operations.openCase(matter.caseFile, officer.session).file.state.opening?.code
            )
            let text = try Browser(desk, house, .auditor).get(.openings).text
            for wanted in ["Amina Officer", "Opened a case", code, "Cases of Kelu Ridge"] {
                #expect(text.contains(wanted), "\(wanted)")
            }
            for word in ["Goats taken", "goats"] { #expect(!text.contains(word), "\(word)") }
            #expect(!text.contains("Lines are missing") && !text.contains("is-danger"))
        }
    }

    @Test func `the log is asked for by person, act and day, a page at a time`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try house.signIn(.officer)
            let other = try house.signIn(.secondOfficer)
            for _ in 0..<60 {
                house.clock.advance(minutes: 1)
                _ = try house.operations.openCase(matter.caseFile, officer)
            }
            _ = try house.operations.openCase(matter.caseFile, other)
            let auditor = try Browser(desk, house, .auditor)
            func get(_ query: [(String, String)]) throws -> String {
                let pairs = query.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
                return try auditor.client.get(DeskRoute.openings.path + "?" + pairs).text
            }
            let act = ("act", String(AccessAct.openedCase.rawValue))
            let first = try get([act])
            #expect(first.contains("1 to 50 of 61"))
            let next = try #require(first.split(separator: "after=").dropFirst().first).prefix(32)
            #expect(try get([act, ("after", String(next))]).contains("51 to 61 of 61"))
            let theirs = try get([act, ("member", house.member(.secondOfficer).hex)])
            #expect(theirs.contains("1 to 1 of 1"))
            let long = try get([("from", "2020-01-01"), ("to", "2020-01-02")])
            #expect(long.contains("No line here"))
            // What is no day is as good as none.
            #expect(try get([("from", "yesterday"), act]).contains("1 to 50 of 61"))
        }
    }

    @Test func `a gap and a changed row are said in plain sentences`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try house.signIn(.officer)
            for _ in 0..<3 {
                house.clock.advance(minutes: 1)
                _ = try house.operations.openCase(matter.caseFile, officer)
            }
            let ids = try Self.lines(house).map(\.id)
            try house.engine.write { tx in
                try tx.execute("DELETE FROM access WHERE id = \(ids[1])")
                try tx.execute("UPDATE access SET day = day - 1 WHERE id = \(ids[2])")
            }
            let text = try Browser(desk, house, .auditor).get(.openings).text
            #expect(text.contains("lines of this person before this one are missing"))
            #expect(text.contains("1 rows of these days were not written by this program"))
            #expect(text.contains("Somebody changed the log"))
        }
    }

    @Test func `an auditor lets another one into the log, and nobody into a room`() throws {
        try withDesk { house, desk in
            let auditor = try Browser(desk, house, .auditor)
            let directory = house.operations.directory
            let log = try #require(directory.compartment(.accessLog, site: nil)).id
            let room = try #require(directory.compartment(.casework, site: house.ridge)).id
            func grant(_ room: CompartmentID) throws -> Int {
                try auditor.post(
                    .changeSettings(.grant),
                    [
                        ("room", room.hex), ("member", house.member(.securityManager).hex),
                        ("passphrase", TestInstallation.passphrase),
                    ]
                ).status
            }
            #expect(try auditor.get(.settings(.readers)).text.contains("Who opened what in the cases"))
            #expect(try grant(room) == 403)
            #expect(try grant(log) == 303)
            #expect(try Browser(desk, house, .securityManager).get(.openings).status == 200)
            #expect(try Browser(desk, house, .officer).get(.openings).status == 404)
        }
    }

    @Test
    func `a member finds what they opened from their account, and an administrator names first auditors`()
        throws
    {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            _ = try officer.get(.caseFile(matter.caseFile))
            let path = DeskRoute.openings.path + "?own=1"
            #expect(try officer.get(.account).text.contains("href=\"\(path)\""))
            let page = try officer.client.get(path)
            #expect(page.status == 200)
            #expect(page.text.contains("Opened a case") && page.text.contains("Cases of Kelu Ridge"))
            #expect(!page.text.contains("Goats taken"))
            let other = try Browser(desk, house, .secondOfficer).client.get(path)
            #expect(other.text.contains("No line here"))
            let admin = try Browser(desk, house, .administrator)
            #expect(try !admin.get(.account).text.contains("own=1"))
            #expect(try admin.client.get(path).status == 403)
            #expect(try !admin.get(.settings(.readers)).text.contains("Name auditors"))
        }
        try withInstallation(.sqlite, logs: false) { house in
            let desk = try TestDesk(house)
            let admin = try Browser(desk, house, .administrator)
            #expect(try admin.get(.settings(.readers)).text.contains("Name auditors"))
            // A passphrase is taken as it was typed: nobody's is another one than at the sign-in.
            let cleaned = try admin.post(
                .changeSettings(.nameAuditors),
                [
                    ("log", String(CompartmentKind.accessLog.rawValue)),
                    ("members", house.member(.auditor).hex),
                    ("passphrase", TestInstallation.passphrase + " "),
                ]
            )
            #expect(cleaned.status == 422 && cleaned.text.contains("Your passphrase is not right"))
            for (log, who) in [
                (CompartmentKind.accessLog, TestInstallation.Who.auditor),
                (.restrictedAccessLog, .restrictedAuditor),
            ] {
                let answer = try admin.post(
                    .changeSettings(.nameAuditors),
                    [
                        ("log", String(log.rawValue)), ("members", house.member(who).hex),
                        ("passphrase", TestInstallation.passphrase),
                    ]
                )
                #expect(answer.status == 303)
            }
            #expect(try !admin.get(.settings(.readers)).text.contains("Name auditors"))
            #expect(try Browser(desk, house, .auditor).get(.openings).status == 200)
        }
    }
}
