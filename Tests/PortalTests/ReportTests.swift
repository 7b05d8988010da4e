// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import HTTP
import Operations
import Portal
import Records
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

    @Test func `the tick is sent with the story, which is kept for who may read it`() throws {
        try withPortal { portal in
            let ridge = portal.house.ridge.hex
            let page = try portal.client.get("/en/report").text
            let form = try #require(page.firstMatch(of: #/<form.*?</form>/#.dotMatchesNewlines())).0
            #expect(page.matches(of: #/<form/#).count == 1)
            #expect(form.contains("name=\"for\"") && form.contains("name=\"words\""))
            let taken = try portal.report([("words", "They hurt her."), ("for", "care"), ("site", ridge)])
            #expect(taken.status == 200)
            // Who sent it at once sees the help now.
            for help in ["tel:+9995501", "72", "We must tell the police", "Only a person who is trained"] {
                #expect(taken.text.contains(help), "\(help)")
            }
            #expect(try portal.inbox(.officer) == 0)
            #expect(try portal.inbox(.focalPoint) == 1)
            let lines = try portal.lines(.focalPoint)
            #expect(lines.map(\.summary.excerpt) == ["They hurt her."])
        }
    }

    @Test func `the page with help carries on what was typed, there and back`() throws {
        try withPortal { portal in
            let photo = HTTPClient.Upload(name: "files", fileName: "a.jpg", type: "image/jpeg", bytes: [1])
            let typed = [
                ("words", "as I said"), ("place", "the well"), ("who", "two men"), ("pictures", "V03"),
                ("reach", "999 1"), ("site", portal.house.port.hex),
            ]
            let care = try portal.report(typed + [("then", "care")], [photo])
            #expect(care.status == 200)
            #expect(care.text.contains("tel:+9995501") && !care.text.contains("id=\"f-words\""))
            #expect(!care.text.contains("type=\"file\"") && care.text.contains("a.jpg"))
            for (name, value) in typed.prefix(4) {
                #expect(care.text.contains("type=\"hidden\" name=\"\(name)\" value=\"\(value)\""), "\(name)")
            }
            #expect(PortalHouse.codes(care.text).isEmpty)
            // Nothing of it stands in an address: another language asks again.
            #expect(care.text.contains("/fr/report?site=\(portal.house.port.hex)\""))
            #expect(!care.text.contains("for=care"))
            let back = try portal.report(typed + [("for", "care"), ("then", "story")])
            #expect(back.text.contains("as I said</textarea>") && back.text.contains("value=\"the well\""))
            #expect(try portal.inbox(.focalPoint) == 0)
        }
    }

    @Test func `a child's picture shows the help after sending`() throws {
        try withPortal { portal in
            let taken = try portal.report([("pictures", "V24"), ("site", portal.house.ridge.hex)])
            #expect(taken.text.contains("tel:+9995501") && taken.text.contains("We must tell the police"))
            #expect(try portal.inbox(.focalPoint) == 1)
        }
    }

    @Test(arguments: ["", "unknown", "rather-not"])
    func `who leaves open how to be reached has forbidden nothing`(mode: String) throws {
        try withPortal { portal in
            _ = try portal.report([
                ("words", "x"), ("mode", mode), ("reach", "999 1234"), ("site", portal.house.ridge.hex),
            ])
            let session = try portal.house.signIn(.officer)
            let line = try #require(try portal.lines(.officer).first)
            let contact = try portal.house.operations.openReport(line.row.id, session).contact
            #expect(contact?.mode == .notSaid)
            #expect(contact?.reach == "999 1234")
        }
    }

    @Test func `how a question was left is kept as a code, in no language`() throws {
        try withPortal { portal in
            _ = try portal.report(
                [
                    ("words", "x"), ("place-open", "unknown"), ("who-open", "rather-not"),
                    ("must-not-see-open", "unknown"), ("never-open", "rather-not"), ("outside", "yes"),
                ],
                path: "/ar/report"
            )
            let session = try portal.house.signIn(.independentReader)
            let line = try #require(try portal.lines(.independentReader).first)
            let intake = try #require(
                try portal.house.operations.openReport(line.row.id, session).report.state.intake
            )
            #expect(intake.place.isEmpty && intake.whoDidIt.isEmpty && intake.mustNotSee.isEmpty)
            #expect(intake.wantsOutside)
            #expect(
                intake.open
                    == OpenAnswers(
                        place: .unknown,
                        whoDidIt: .ratherNot,
                        mustNotSee: .unknown,
                        mustNotDo: .ratherNot
                    )
            )
        }
    }

    @Test func `the page after sending says who reads it in truth`() throws {
        try withPortal { portal in
            let site = ("site", portal.house.ridge.hex)
            let answers = [
                ([site], "The human-rights officer for this place reads it."),
                ([site, ("for", "care")], "Only a person who is trained for this reads it."),
                ([site, ("outside", "yes")], "An independent person from outside the place reads it."),
                ([("for", "care")], "An independent person from outside the place reads it."),
            ]
            for (fields, sentence) in answers {
                let taken = try portal.report([("words", "x")] + fields).text
                let said = [
                    "The human-rights officer for this", "Only a person who is",
                    "An independent person from outside the",
                ]
                .filter { taken.contains($0) }
                #expect(taken.contains(sentence) && said.count == 1, "\(fields)")
            }
        }
    }

    @Test func `in Arabic the code stands in both kinds of digits, and the square in one`() throws {
        try withPortal { portal in
            let taken = try portal.report([("words", "x")], path: "/ar/report").text
            let short = try #require(PortalHouse.codes(taken).first)
            let spans = short.split(separator: " ").map { group in
                "<span>"
                    + group.map { String(UnicodeScalar(0x660 + UInt32($0.wholeNumberValue ?? 0)) ?? "?") }
                    .joined() + "</span>"
            }
            #expect(taken.contains(spans.joined(separator: " ")))
            #expect(
                taken.contains(
                    short.split(separator: " ").map { "<span>\($0)</span>" }.joined(separator: " ")
                )
            )
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
            let token = ("token", try portal.freshToken())
            let slip = try portal.client.post("/en/report/slip", [token, ("short", codes[0])])
            #expect(slip.status == 200)
            let words = slip.text.replacing(#/<[^>]*>/#, with: " ").filter { !$0.isWhitespace }
            #expect(words == "1" + codes[0].filter { $0 != " " })
            #expect(slip.text.contains("<svg"))
            #expect(try portal.client.post("/en/report/slip", [token, ("short", "<b>1</b>")]).status == 422)
            #expect(try portal.client.post("/en/report/slip", [("short", codes[0])]).status == 403)
        }
    }
}

extension PortalHouse {
    /// How many reports a member finds after signing in.
    func inbox(_ who: TestInstallation.Who) throws -> Int {
        let session = try house.signIn(who)
        return try house.operations.rows(ListFilter(kind: .report), session).count
    }

    func lines(_ who: TestInstallation.Who) throws -> [ListLine] {
        let session = try house.signIn(who)
        return try house.operations.list(ListFilter(kind: .report), after: nil, session).lines
    }
}
