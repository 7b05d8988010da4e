// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import HTTP
import Operations
import Portal
import TestSupport
import Testing

struct ReportTests {
    @Test func `one line is enough, and two codes come back`() throws {
        try withPortal { portal in
            let answer = try portal.report([("words", "They took my goats.")])
            #expect(answer.status == 200)
            #expect(PortalHouse.codes(answer.text).map { $0.filter { $0 != " " }.count } == [10, 24])
            #expect(answer.text.contains("7 July 2026"))
            #expect(!answer.text.contains("goats"))
            // A tap on another language would lose the codes.
            #expect(!answer.text.contains("hreflang=\"fr\""))
        }
    }

    @Test(arguments: [("pictures", "V13"), ("for", "care")])
    func `a picture or a tick is enough`(field: String, value: String) throws {
        try withPortal { portal in
            let answer = try portal.report([(field, value)])
            #expect(answer.status == 200)
        }
    }

    @Test func `a file alone is enough`() throws {
        try withPortal { portal in
            let voice = HTTPClient.Upload(
                name: "voice",
                fileName: "voice.ogg",
                type: "audio/ogg",
                bytes: [1, 2, 3]
            )
            let answer = try portal.report([("words", "")], [voice])
            #expect(answer.status == 200)
        }
    }

    @Test func `the same form sent twice gives the same codes, other words give others`() throws {
        try withPortal { portal in
            let token = try portal.freshToken()
            let fields = [("token", token), ("words", "Shots at the gate.")]
            let first = try portal.client.post("/en/report", fields)
            let again = try portal.client.post("/en/report", fields)
            let other = try portal.client.post(
                "/en/report",
                [("token", token), ("words", "Shots at the bridge.")]
            )
            #expect(PortalHouse.codes(first.text) == PortalHouse.codes(again.text))
            #expect(again.text.contains("already arrived"))
            #expect(PortalHouse.codes(first.text) != PortalHouse.codes(other.text))
            #expect(try portal.inbox(.independentReader) == 2)
        }
    }

    @Test func `who reads it follows the place, the tick and who must not see it`() throws {
        try withPortal { portal in
            let ridge = portal.house.ridge.hex
            _ = try portal.report([("words", "one"), ("site", ridge)])
            _ = try portal.report([("site", ridge), ("for", "care")])
            _ = try portal.report([("words", "three"), ("site", ridge), ("outside", "yes")])
            #expect(try portal.inbox(.officer) == 1)
            #expect(try portal.inbox(.focalPoint) == 1)
            #expect(try portal.inbox(.independentReader) == 1)
            #expect(try portal.inbox(.otherSiteOfficer) == 0)
        }
    }

    @Test func `after the tick there is help and the law before anything, and no box for a story`() throws {
        try withPortal { portal in
            let page = try portal.client.get("/en/report?for=care").text
            #expect(!page.contains("name=\"words\""))
            #expect(!page.contains("name=\"pictures\""))
            let form = try #require(page.firstMatch(of: #/<form/#)).range.lowerBound
            let law = try #require(page.firstMatch(of: #/We must tell the police/#)).range.lowerBound
            let help = try #require(page.firstMatch(of: #/tel:\+9995501/#)).range.lowerBound
            #expect(help < law && law < form)
            // Nor when the form comes back with an error; what was written all the same is kept unseen.
            let again = try portal.report([
                ("for", "care"), ("words", "kept unseen"), ("when-day", "40"), ("when-month", "1"),
                ("when-year", "2026"),
            ])
            #expect(again.status == 422)
            #expect(!again.text.contains("id=\"f-words\""))
            #expect(again.text.contains("type=\"hidden\" name=\"words\" value=\"kept unseen\""))
        }
    }

    @Test func `an old or a foreign token never costs the report`() throws {
        try withPortal { portal in
            let token = try portal.freshToken()
            portal.house.wall.advance(days: 3)
            for old in [token, "", "zz", String(repeating: "ab", count: 60)] {
                let answer = try portal.client.post(
                    "/en/report",
                    [("token", old), ("words", "late \(old.count)")]
                )
                #expect(answer.status == 200)
                #expect(PortalHouse.codes(answer.text).count == 2)
            }
        }
    }

    @Test func `the slip holds digits and nothing else`() throws {
        try withPortal { portal in
            let codes = PortalHouse.codes(try portal.report([("words", "x")]).text)
            let slip = try portal.client.post("/en/report/slip", [("short", codes[0])])
            #expect(slip.status == 200)
            let words = slip.text.replacing(#/<[^>]*>/#, with: " ").filter { !$0.isWhitespace }
            #expect(words == "1" + codes[0].filter { $0 != " " })
            #expect(slip.text.contains("<svg"))
            #expect(try portal.client.post("/en/report/slip", [("short", "<b>1</b>")]).status == 422)
        }
    }
}

extension PortalHouse {
    /// How many reports a member finds after signing in.
    func inbox(_ who: TestInstallation.Who) throws -> Int {
        let session = try house.signIn(who)
        return try house.operations.rows(ListFilter(kind: .report), session).count
    }
}
