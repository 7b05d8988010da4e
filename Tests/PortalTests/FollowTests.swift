// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import HTTP
import Operations
import Portal
import Records
import TestSupport
import Testing

struct FollowTests {
    private func opened(_ portal: PortalHouse, receipt: Bool) throws -> (codes: [String], visit: String) {
        let site = portal.house.ridge.hex
        let codes = PortalHouse.codes(
            try portal.report([("words", "They took goats."), ("site", site)]).text
        )
        return (codes, try portal.follow(codes[receipt ? 1 : 0]).text)
    }

    @Test func `a code opens in any grouping and in any script's digits`() throws {
        try withPortal { portal in
            let (codes, visit) = try opened(portal, receipt: true)
            #expect(visit.contains("How things stand"))
            #expect(!visit.contains("goats"))
            let arabic = String(
                codes[1].unicodeScalars.map { scalar in
                    scalar.value >= 0x30 && scalar.value <= 0x39
                        ? Character(Unicode.Scalar(scalar.value - 0x30 + 0x660) ?? scalar) : "-"
                }
            )
            #expect(try portal.follow(arabic).text.contains("How things stand"))
            #expect(try portal.follow(codes[0].filter { $0 != " " }).text.contains("24 digits"))
        }
    }

    @Test(arguments: [("12345", 422), ("goats", 422), ("", 422), ("1234 5678 9012 3456 7890 1234 5", 422)])
    func `what is no code is answered with what a code is`(typed: String, status: Int) throws {
        try withPortal { portal in
            let answer = try portal.follow(typed)
            #expect(answer.status == status)
            #expect(answer.text.contains("id=\"f-code-error\""))
            if !typed.isEmpty { #expect(answer.text.contains("value=\"\(typed)\"")) }
        }
    }

    @Test func `a slip in the digits is told as a slip`() throws {
        try withPortal { portal in
            var digits = Array(try opened(portal, receipt: true).codes[1])
            digits[0] = digits[0] == "1" ? "2" : "1"
            let answer = try portal.follow(String(digits))
            #expect(answer.status == 422)
            #expect(answer.text.contains("One digit seems to be wrong"))
        }
    }

    @Test func `words, files, a grade, disagreement and a way to be reached are taken`() throws {
        try withPortal { portal in
            let visit = try opened(portal, receipt: true).visit
            let token = ("token", try portal.token(visit))
            let photo = HTTPClient.Upload(name: "files", fileName: "a.jpg", type: "image/jpeg", bytes: [1])
            let answers = [
                try portal.client.post("/en/follow/add", [token, ("words", "two more")], files: [photo]),
                try portal.client.post("/en/follow/rate", [token, ("process", "4"), ("outcome", "٢")]),
                try portal.client.post("/en/follow/disagree", [token, ("words", "")]),
                try portal.client.post(
                    "/en/follow/contact",
                    [token, ("mode", "call"), ("reach", "999 1"), ("never", "night")]
                ),
                try portal.client.post("/en/follow/contact", [token, ("withdraw", "yes")]),
            ]
            for answer in answers {
                #expect(answer.status == 200)
                #expect(answer.text.contains("We have received it"))
                #expect(!answer.text.contains("two more") && !answer.text.contains("999 1"))
            }
            #expect(answers[4].text.contains("You wrote this on"))
        }
    }

    @Test(arguments: ["add", "rate", "contact"])
    func `an empty form is asked for something`(form: String) throws {
        try withPortal { portal in
            let visit = try opened(portal, receipt: true).visit
            let answer = try portal.client.post("/en/follow/" + form, [("token", try portal.token(visit))])
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"errors\""))
        }
    }

    @Test func `a visit that is over keeps what was written until the code is typed again`() throws {
        try withPortal { portal in
            let (codes, visit) = try opened(portal, receipt: false)
            portal.house.wall.advance(minutes: 20)
            let late = try portal.client.post(
                "/en/follow/add",
                [("token", try portal.token(visit)), ("words", "after the break")]
            )
            #expect(late.status == 403)
            #expect(late.text.contains("name=\"words\" value=\"after the break\""))
            let again = try portal.client.post(
                "/en/follow",
                [
                    ("token", try portal.token(late.text)), ("code", codes[0]), ("unfinished", "follow/add"),
                    ("words", "after the break"),
                ]
            )
            #expect(again.status == 200)
            #expect(again.text.contains("after the break</textarea>"))
        }
    }

    @Test func `a code sent by another site opens nothing`() throws {
        try withPortal { portal in
            let codes = try opened(portal, receipt: true).codes
            let foreign = try portal.client.post(
                "/en/follow",
                [("token", try portal.freshToken("/en/follow")), ("code", codes[1])],
                [("Origin", "https://evil.example")]
            )
            #expect(foreign.status == 403)
            #expect(!foreign.text.contains("How things stand"))
            let old = try portal.client.post("/en/follow", [("token", "00"), ("code", codes[1])])
            #expect(old.status == 403)
            #expect(old.text.contains(codes[1]))
        }
    }

    @Test func `an unknown short code and a known one without news look alike`() throws {
        try withPortal { portal in
            let known = try opened(portal, receipt: false).visit
            // Another valid code that nobody has.
            let unknown = try portal.follow("000 000 0000").text
            func still(_ page: String) -> String {
                page.replacing(#/name="token" value="[0-9a-f]+"/#, with: "")
            }
            #expect(still(known) == still(unknown))
        }
    }

    @Test func `what is sent twice from one page is one act`() throws {
        try withPortal { portal in
            for receipt in [true, false] {
                let (codes, visit) = try opened(portal, receipt: receipt)
                let token = ("token", try portal.token(visit))
                let photo = HTTPClient.Upload(
                    name: "files",
                    fileName: "a.jpg",
                    type: "image/jpeg",
                    bytes: [1]
                )
                for _ in 1...3 {
                    let answer = try portal.client.post(
                        "/en/follow/add",
                        [token, ("words", "again \(receipt)")],
                        files: [photo]
                    )
                    #expect(answer.status == 200)
                }
                let other = try portal.token(try portal.follow(codes[receipt ? 1 : 0]).text)
                _ = try portal.client.post(
                    "/en/follow/add",
                    [("token", other), ("words", "again \(receipt)")]
                )
            }
            let session = try portal.house.signIn(.officer)
            for line in try portal.lines(.officer) {
                let report = try portal.house.operations.openReport(line.row.id, session).report.state
                #expect(report.additions.count == 2)
            }
        }
    }

    @Test func `words sent twice under a code that nobody has make one report`() throws {
        try withPortal { portal in
            let token = ("token", try portal.token(try portal.follow("000 000 0000").text))
            for _ in 1...2 {
                _ = try portal.client.post("/en/follow/add", [token, ("words", "under no code")])
            }
            #expect(try portal.inbox(.independentReader) == 1)
        }
    }

    @Test(arguments: [("mode", "none"), ("never", "call"), ("name", "Ama")])
    func `one word about how to be reached is enough`(field: String, value: String) throws {
        try withPortal { portal in
            let token = ("token", try portal.token(try opened(portal, receipt: true).visit))
            let answer = try portal.client.post("/en/follow/contact", [token, (field, value)])
            #expect(answer.status == 200)
            #expect(answer.text.contains("We have received it"))
        }
    }

    @Test func `what is wrong is told beside the box of the form that was sent`() throws {
        try withPortal { portal in
            let token = ("token", try portal.token(try opened(portal, receipt: true).visit))
            let answer = try portal.client.post(
                "/en/follow/disagree",
                [token, ("words", String(repeating: "long ", count: 12_000))]
            )
            #expect(answer.status == 422)
            #expect(answer.text.contains("href=\"#f-follow-disagree\""))
            let box = try #require(answer.text.firstMatch(of: #/<textarea[^>]*id="f-follow-disagree"[^>]*>/#))
                .0
            #expect(box.contains("aria-invalid=\"true\"") && box.contains("f-follow-disagree-error"))
        }
    }

    @Test func `the box for a code runs from the left on every page`() throws {
        try withPortal { portal in
            let page = try portal.client.get("/ar/follow").text
            let box = try #require(page.firstMatch(of: #/<input[^>]*id="f-code"[^>]*>/#)).0
            #expect(box.contains("dir=\"ltr\""))
        }
    }
}
