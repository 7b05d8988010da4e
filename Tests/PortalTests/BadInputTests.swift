// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import HTTP
import Operations
import Portal
import Records
import TestSupport
import Testing

struct BadInputTests {
    @Test func `an empty report is asked for one thing, and the rest stays`() throws {
        try withPortal { portal in
            let answer = try portal.report([
                ("place", "the <old> bridge"), ("never", "call at night"), ("mode", "via-code"),
                ("danger", "no"), ("site", portal.house.port.hex),
            ])
            #expect(answer.status == 422)
            for kept in [
                "the &lt;old&gt; bridge", "call at night", "value=\"via-code\" checked",
                "value=\"no\" checked", "value=\"\(portal.house.port.hex)\" checked", "href=\"#f-words\"",
            ] {
                #expect(answer.text.contains(kept), "\(kept)")
            }
        }
    }

    @Test(arguments: [
        ("31", "2", "2026"), ("0", "1", "2026"), ("1", "13", "2026"), ("1", "1", "20x6"), ("5", "", "2026"),
        ("1", "1", "99999999999999999999"), ("", "3", ""), ("1", "1", "2031"),
    ])
    func `a wrong date is shown again beside its field`(day: String, month: String, year: String) throws {
        try withPortal { portal in
            let answer = try portal.report([
                ("words", "I was there"), ("when-day", day), ("when-month", month), ("when-year", year),
            ])
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"f-when-error\""))
            #expect(answer.text.contains("I was there"))
            if !year.isEmpty { #expect(answer.text.contains("value=\"\(year)\"")) }
        }
    }

    @Test(arguments: [("١٤", "٣", "٢٠٢٦"), ("", "3", "2026"), ("", "", "2025"), ("", "", "")])
    func `a part of a date, in any digits, is a date`(day: String, month: String, year: String) throws {
        try withPortal { portal in
            let answer = try portal.report([
                ("words", "x"), ("when-day", day), ("when-month", month), ("when-year", year),
            ])
            #expect(answer.status == 200)
        }
    }

    @Test func `too long a text is kept whole and its limit told`() throws {
        try withPortal { portal in
            let answer = try portal.report([("words", String(repeating: "long ", count: 12_000) + "end")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("50,000"))
            #expect(answer.text.contains("long end"))
        }
    }

    @Test func `ten thousand fields are no way in and lose no words`() throws {
        try withPortal { portal in
            let many = (0..<10_000).map { ("x\($0)", "1") }
            let answer = try portal.client.post("/en/report", [("words", "first of all")] + many)
            #expect(answer.status == 413)
            #expect(answer.text.contains("first of all"))
        }
    }

    @Test func `files that cannot be taken are named, and the report is taken`() throws {
        try withPortal { portal in
            let answer = try portal.report(
                [("words", "with files")],
                [
                    .init(
                        name: "files",
                        fileName: "big.bin",
                        type: "x/y",
                        bytes: [UInt8](repeating: 7, count: 2 << 20)
                    ),
                    .init(name: "files", fileName: "nothing.txt", type: "text/plain", bytes: []),
                    .init(name: "files", fileName: "../../x", type: "text/plain", bytes: [1]),
                    .init(
                        name: "files",
                        fileName: "photo\u{202E}gpj.exe",
                        type: "image/jpeg",
                        bytes: [1, 2]
                    ),
                ]
            )
            #expect(answer.status == 200)
            #expect(PortalHouse.codes(answer.text).count == 2)
            #expect(answer.text.contains("big.bin") && answer.text.contains("nothing.txt"))
            #expect(!answer.text.contains("../") && !answer.text.contains("\u{202E}"))
            #expect(answer.text.contains("href=\"/en/follow\""))
            #expect(answer.text.contains("We have everything else"))
        }
    }

    @Test func `while nothing is taken no page says that it is`() throws {
        try withPortal { portal in
            let big = HTTPClient.Upload(
                name: "files",
                fileName: "big.bin",
                type: "x/y",
                bytes: [UInt8](repeating: 7, count: 2 << 20)
            )
            let answer = try portal.report([], [big])
            #expect(answer.status == 422)
            #expect(answer.text.contains("big.bin") && answer.text.contains("Not sent yet"))
            #expect(!answer.text.contains("We have everything"))
        }
    }

    @Test func `files beyond all measure cost no word of the report`() throws {
        try withPortal { portal in
            let big = [UInt8](repeating: 7, count: 9 << 20)
            let answer = try portal.report(
                [("words", "before the files")],
                (1...3).map { .init(name: "files", fileName: "film\($0).mp4", type: "video/mp4", bytes: big) }
                    + (1...6).map {
                        .init(
                            name: "files",
                            fileName: "photo\($0).jpg",
                            type: "image/jpeg",
                            bytes: Array(big.prefix(900_000))
                        )
                    }
            )
            #expect(answer.status == 200)
            #expect(PortalHouse.codes(answer.text).count == 2)
            for name in ["film1.mp4", "film2.mp4", "film3.mp4", "photo5.jpg", "photo6.jpg"] {
                #expect(answer.text.contains(name), "\(name)")
            }
            #expect(!answer.text.contains("photo4.jpg"))
        }
    }

    @Test func `of words that cannot be taken whole the beginning comes back`() throws {
        try withPortal { portal in
            let answer = try portal.report([
                ("words", "the beginning " + String(repeating: "ب", count: 300_000))
            ])
            #expect(answer.status == 413)
            #expect(answer.text.contains("the beginning بب"))
        }
    }

    @Test func `scripts send a file before its form, and it is the same file`() throws {
        try withPortal { portal in
            let photo = HTTPClient.Upload(
                name: "files",
                fileName: "a.jpg",
                type: "image/jpeg",
                bytes: [1, 2]
            )
            let sent = try portal.client.post("/en/report/file", [], files: [photo])
            let words = sent.text.split(separator: " ")
            #expect(sent.status == 200 && words.first == "kept")
            let empty = HTTPClient.Upload(name: "files", fileName: "b.jpg", type: "image/jpeg", bytes: [])
            let refused = try portal.client.post("/en/report/file", [], files: [empty])
            #expect(refused.status == 422 && refused.text == "refused empty")
            let foreign = try portal.client.post("/en/report/file", [], [("Origin", "https://evil.example")])
            #expect(foreign.status == 403)
            let answer = try portal.report([
                ("words", "x"), ("kept", String(words.last ?? "")), ("skipped", "tooBig:b<b>.mp4"),
            ])
            #expect(answer.status == 200 && answer.text.contains("b_b_.mp4"))
            let line = try #require(try portal.lines(.independentReader).first)
            let session = try portal.house.signIn(.independentReader)
            let report = try portal.house.operations.openReport(line.row.id, session).report.state
            // Its name may name somebody: it lies with the original, and only digests tell files apart.
            let kept = portal.house.operations.keptFile(String(words.last ?? ""))
            #expect(report.files.map(\.digest) == [try #require(kept).reference.digest])
        }
    }

    @Test func `a file whose tick was taken away is not sent, and one that is too old is told`() throws {
        try withPortal { portal in
            let photos = [("a.jpg", 1), ("b.jpg", 2)].map { name, byte in
                HTTPClient.Upload(name: "files", fileName: name, type: "image/jpeg", bytes: [UInt8(byte)])
            }
            let again = try portal.report(
                [("for", "care"), ("when-day", "99"), ("when-year", "2026")],
                photos
            )
            #expect(again.status == 422)
            let tokens = again.text.matches(
                of: #/type="checkbox" id="[^"]*" name="kept" value="([0-9a-f]+)" checked/#
            )
            .map { String($0.1) }
            #expect(tokens.count == 2)
            let sent = try portal.report([("words", "x"), ("kept", tokens[1])])
            #expect(sent.status == 200)
            let line = try #require(try portal.lines(.independentReader).first)
            let session = try portal.house.signIn(.independentReader)
            let report = try portal.house.operations.openReport(line.row.id, session).report.state
            let second = try #require(portal.house.operations.keptFile(tokens[1])).reference
            #expect(second.name == "b.jpg" && report.files.map(\.digest) == [second.digest])
            portal.house.wall.advance(days: 3)
            let late = try portal.report([("words", "y"), ("kept", tokens[0])])
            #expect(late.status == 200 && late.text.contains("no longer here"))
        }
    }

    @Test func `files that arrived travel through a form that comes back`() throws {
        try withPortal { portal in
            let answer = try portal.report(
                [("when-day", "99"), ("when-month", "1"), ("when-year", "2026")],
                [.init(name: "files", fileName: "../../x.jpg", type: "image/jpeg", bytes: [1, 2, 3])]
            )
            #expect(answer.status == 422)
            #expect(answer.text.contains("x.jpg") && !answer.text.contains("../"))
            let kept = try #require(answer.text.firstMatch(of: #/name="kept" value="([0-9a-f]+)"/#)).1
            let second = try portal.client.post(
                "/en/report",
                [("token", try portal.token(answer.text)), ("kept", String(kept))]
            )
            #expect(second.status == 200)
        }
    }

    @Test func `a broken body is asked for again with what had arrived`() throws {
        try withPortal { portal in
            let body = HTTPClient.multipart("b", [("words", "before the break")], [])
            let answer = try portal.client.send(
                "POST",
                "/en/report",
                [("Content-Type", "multipart/form-data; boundary=b")],
                Array(body.dropLast(8))
            )
            #expect(answer.status == 400)
            #expect(answer.text.contains("before the break"))
            for type in ["text/plain", "multipart/form-data", "application/json"] {
                let other = try portal.client.send("POST", "/fr/report", [("Content-Type", type)], body)
                #expect((400..<500).contains(other.status))
                #expect(other.text.contains("lang=\"fr\"") && other.text.contains("<form"))
            }
        }
    }

    @Test func `characters that cannot be read are shown and asked about`() throws {
        try withPortal { portal in
            let answer = try portal.client.send(
                "POST",
                "/en/report",
                [("Content-Type", "application/x-www-form-urlencoded")],
                Array("words=at+the+gate%FF%FE+today".utf8)
            )
            #expect(answer.status == 400)
            #expect(answer.text.contains("at the gate"))
            #expect(answer.text.contains("\u{FFFD}"))
        }
    }

    @Test func `another site's form is shown again and not taken`() throws {
        try withPortal { portal in
            let answer = try portal.client.post(
                "/en/report",
                [("token", try portal.freshToken()), ("words", "from elsewhere")],
                [("Origin", "https://evil.example")]
            )
            #expect(answer.status == 403)
            #expect(answer.text.contains("from elsewhere"))
            #expect(try portal.inbox(.independentReader) == 0)
        }
    }

    @Test func `a text browser that tells nothing of where it comes from is served`() throws {
        try withPortal { portal in
            portal.client.sendsOrigin = false
            let answer = try portal.report([("words", "lynx")])
            #expect(answer.status == 200)
        }
    }
}
