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

/// Every address that changes something, of the table of routes: none takes a form that is not this session's own.
@Suite struct EveryFormThatChangesSomething {
    /// What a step could have changed.
    private static func state(_ house: TestInstallation) throws -> [[Bind]] {
        let asked: [SQL] = [
            "SELECT id, head, generation, pending, hash FROM records ORDER BY id",
            "SELECT seq, hash FROM directory ORDER BY seq", "SELECT name, body FROM settings ORDER BY name",
            "SELECT id, secrets FROM members ORDER BY id", "SELECT id FROM sessions ORDER BY id",
            "SELECT lookup, status FROM codes ORDER BY lookup",
            "SELECT record, seq FROM messages ORDER BY record, seq",
            "SELECT id, taken, body FROM inbox ORDER BY id", "SELECT id, body FROM timers ORDER BY id",
            "SELECT id, body FROM outbox ORDER BY id", "SELECT id, body FROM erasures ORDER BY id",
            "SELECT id, body FROM readings ORDER BY id", "SELECT id, body FROM handovers ORDER BY id",
            "SELECT id, day FROM blobs ORDER BY id", "SELECT id, body FROM access ORDER BY id",
        ]
        return try house.engine.read { tx in try asked.flatMap { try tx.query($0).map(\.values) } }
    }

    private struct Step {
        let route: DeskRoute
        let kind: AccessCast.Kind
        let fields: [(String, String)]
    }

    /// Each step with a form that nothing is wrong with but what the test takes away, by somebody who may take it.
    private static func steps(_ cast: AccessCast) throws -> [Step] {
        let forms = AccessForms(cast: cast)
        let matter = try AccessMatter(cast, .ridge)
        let plain = AccessTable.plainRoutes.filter { $0.method == .post && $0 != .enter } + [.leave]
        var steps = try plain.flatMap { route -> [Step] in
            // Of the settings some are an administrator's and some a reader's.
            try [AccessCast.Kind.administrator, .officer].compactMap { kind -> Step? in
                let player = cast[kind]
                let letter = Array(AccessTable.row(route, .nobody))[kind.rawValue]
                guard letter == "+" || route == .leave else { return nil }
                return Step(route: route, kind: kind, fields: try forms.fields(route, player, matter))
            }
        }
        steps += ReportVerb.allCases.map { verb in
            Step(
                route: .workOnReport(verb, matter.waiting),
                kind: .officer,
                fields: forms.fields(verb, matter)
            )
        }
        steps += CaseVerb.allCases.map { verb in
            Step(
                route: .workOnCase(verb, matter.caseFile),
                kind: .officer,
                fields: forms.fields(verb, matter, .ridge)
            )
        }
        return steps
    }

    @Test func `refuses it without the session's token, with another session's, and from another site`()
        throws
    {
        try withDesk { house, desk in
            let cast = try AccessCast(house)
            let steps = try Self.steps(cast)
            #expect(Set(steps.map { AccessTable.family($0.route) }).count > 8)
            let stranger = try #require(cast[.focalPoint].session).formToken
            let tokens: [(token: String?, name: String)] = [
                (nil, "none"), ("", "empty"), (stranger, "another's"),
            ]
            let foreign: [[(String, String)]] = [
                [("Origin", "https://evil.example")], [("Origin", "null")],
                [("Origin", "http://localhost"), ("Sec-Fetch-Site", "cross-site")],
            ]
            for step in steps {
                let player = cast[step.kind]
                let client = HTTPClient(desk)
                client.cookies = [(name: "__Host-amparo", value: try #require(player.cookie))]
                let own = ("token", try #require(player.session).formToken)
                let before = try Self.state(house)
                for (token, name) in tokens {
                    let fields = (token.map { [("token", $0)] } ?? []) + step.fields
                    let answer = try client.post(step.route.path, fields)
                    #expect(answer.status == 403, "\(step.route.path) by \(step.kind), token \(name)")
                }
                for headers in foreign {
                    let answer = try client.post(step.route.path, [own] + step.fields, headers)
                    #expect(answer.status == 403, "\(step.route.path) by \(step.kind) from \(headers)")
                }
                client.sendsOrigin = false
                let unsaid = try client.post(step.route.path, [own] + step.fields)
                #expect(unsaid.status == 403, "\(step.route.path) by \(step.kind), origin unsaid")
                #expect(
                    try Self.state(house) == before,
                    "\(step.route.path) by \(step.kind) changed something"
                )
            }
        }
    }

    @Test func `a cookie that stood there before signing in is no session afterwards`() throws {
        try withDesk { house, desk in
            let planted = String(repeating: "ab", count: 32)
            let client = HTTPClient(desk)
            client.cookies = [(name: "__Host-amparo", value: planted)]
            func enter(_ client: HTTPClient) throws -> Answer {
                house.wall.advance(minutes: 1)
                return try client.post(
                    "/desk/sign-in",
                    [
                        ("token", try house.operations.formToken()),
                        ("name", house.account(.officer).login),
                        ("passphrase", TestInstallation.passphrase), ("code", try house.code(.officer)),
                    ]
                )
            }
            #expect(try enter(client).status == 303)
            let given = try #require(client.cookies.first { $0.name == "__Host-amparo" }).value
            #expect(given != planted)
            #expect(try client.get("/desk").status == 200)
            let other = HTTPClient(desk)
            other.cookies = [(name: "__Host-amparo", value: planted)]
            #expect(try other.get("/desk").status == 303)
            // Signing in again gives another one, whatever was sent along.
            #expect(try enter(client).status == 303)
            #expect(client.cookies.first { $0.name == "__Host-amparo" }?.value != given)
        }
    }

    @Test
    func `a form sent again writes nothing twice, and after signing out neither form nor cookie counts`()
        throws
    {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let page = try officer.get(.caseFile(matter.caseFile)).text
            let seen = try #require(Browser.hidden("seen", in: page))
            let note = DeskRoute.workOnCase(.note, matter.caseFile)
            let fields = [("seen", seen), ("note-text", "He came back twice.")]
            #expect(try officer.post(note, fields).status == 303)
            #expect(try officer.post(note, fields).status == 409)
            let cookies = officer.client.cookies
            #expect(try officer.post(.leave, []).status == 303)
            officer.client.cookies = cookies
            let before = try Self.state(house)
            #expect(try officer.post(note, fields).status == 401)
            #expect(try officer.get(.today).status == 303)
            #expect(try Self.state(house) == before)
        }
    }
}
