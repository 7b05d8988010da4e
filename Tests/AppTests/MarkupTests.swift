// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

/// Markup and marks of direction in every field of every form, which the test finds in the pages by itself.
@Suite struct WhatIsTypedStaysWords {
    /// Found again in a page as "zq"; it would break out of a tag, of an attribute, and turn the words around it.
    private static let nasty =
        "zq\"></p></bdi></textarea><script>alert(1)</script>&lt;'\u{202E}\u{200F}\u{2067}\u{628}"

    /// The same, as a way in hands it over that has cleaned it.
    private static let cleaned = "zq\"></p></bdi></textarea><script>alert(1)</script>&lt;'\u{200F}\u{628}"

    /// What would end an account or send the case away: these are sent without a token, and shown again.
    private static let endings = [
        "/move", "/recuse", "/disable-member", "/reset-member", "/revoke", "/decline-key", "/change-member",
    ]

    private typealias Sent = (form: DrawnForm, answer: Answer)

    /// Fills in every form of the page, twice: words into each field, then as somebody would who wants it to be taken.
    ///
    /// The page is asked for anew before each: it has changed. A form that differs from one before in its record or
    /// member alone is left out.
    private static func fillIn(
        _ client: HTTPClient,
        _ done: inout Set<String>,
        _ page: () throws -> String
    ) throws -> [Sent] {
        var sent: [Sent] = []
        var place = 0
        var forms = DrawnForm.all(in: try page())
        while let form = forms.dropFirst(place).first {
            place += 1
            let kind = form.action.replacing(#/[0-9a-f]{32}/#, with: "ID") + " \(form.names.sorted())"
            guard form.isPost, !form.free.isEmpty, !form.action.hasSuffix("/passphrase"),
                done.insert(kind).inserted
            else { continue }
            let words = form.free.map { ($0, nasty) }
            let passphrase = form.secret.map { ($0, TestInstallation.passphrase) }
            let isEnding = endings.contains { form.action.hasSuffix($0) }
            let tries: [[(String, String)]] = [
                words + form.digits.map { ($0, nasty) }, form.offered + words + passphrase,
            ]
            for typed in tries {
                let kept = form.fields.filter { field in
                    !typed.contains { $0.0 == field.0 } && !(isEnding && field.0 == "token")
                }
                sent.append((form, try client.post(form.action, kept + typed)))
            }
            forms = DrawnForm.all(in: try page())
        }
        return sent
    }

    /// What is wrong with a page, if anything: a tag that does not close, or typed words that nothing holds apart.
    private static func trouble(_ page: String) -> String? {
        if page.contains("<script>alert") || page.contains("zq\"><") { return "markup arrived as markup" }
        var open: [(name: Substring, isolates: Bool)] = []
        let void = ["input", "br", "img", "meta", "link", "hr", "!doctype", "source", "col", "wbr"]
        for piece in page.split(separator: "<", omittingEmptySubsequences: true) {
            guard let end = piece.firstIndex(of: ">") else { continue }
            let tag = piece[..<end]
            let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "!" || $0 == "/" || $0 == "-" }
            if name.hasPrefix("/") {
                guard open.popLast()?.name == name.dropFirst() else { return "\(name) closes nothing" }
            } else if !void.contains(name.lowercased()), !tag.hasSuffix("/") {
                let holds = ["bdi", "textarea"].contains(String(name)) || tag.contains(" dir=\"auto\"")
                open.append((name, holds))
            }
            let text = piece[piece.index(after: end)...]
            guard text.contains("zq") || text.contains("\u{202E}"), !open.contains(where: \.isolates) else {
                continue
            }
            // Where no element fits in, as in a title or a choice, marks of its own stand around the value.
            guard text.contains("\u{2068}zq") else {
                return "not held apart in \(open.suffix(3).map(\.name)): \(text.prefix(60))"
            }
        }
        return open.isEmpty ? nil : "\(open.map(\.name)) stays open"
    }

    private static func expectWords(_ answer: Answer, _ place: String) {
        guard answer.header("Content-Type")?.hasPrefix("text/html") == true else { return }
        if let trouble = trouble(answer.text) { Issue.record("\(place): \(trouble)") }
    }

    @Test func `the check itself sees markup, an open tag and words that nothing holds apart`() {
        #expect(Self.trouble("<p><bdi>zq&lt;</bdi></p>") == nil)
        #expect(Self.trouble("<p dir=\"auto\">zq</p><title>\u{2068}zq\u{2069}</title>") == nil)
        #expect(Self.trouble("<p>zq</p>") != nil)
        #expect(Self.trouble("<p>\u{202E}</p>") != nil)
        #expect(Self.trouble("<p><b>x</p>") != nil)
        #expect(Self.trouble("<p><bdi>zq\"><script>alert(1)</script></bdi></p>") != nil)
    }

    @Test func `in what a stranger sends, comes back to, and is shown`() throws {
        try withInstallation(.sqlite) { house in
            let front = try Front.of(house)
            var filled: Set<String> = []
            for path in ["/en/report", "/en/report?for=care", "/ar/report"] {
                let client = front.client()
                var done: Set<String> = []
                let page = try client.get(path)
                for (form, answer) in try Self.fillIn(client, &done, { page.text }) {
                    filled.formUnion(form.free.map { "\(form.action) \($0)" })
                    Self.expectWords(answer, "\(path) to \(form.action)")
                    guard let code = answer.text.firstMatch(of: #/name="receipt" value="([0-9 ]+)"/#) else {
                        continue
                    }
                    let token = try house.operations.formToken()
                    let visit = try client.post("/en/follow", [("token", token), ("code", String(code.1))])
                    Self.expectWords(visit, "a visit")
                    for (form, answer) in try Self.fillIn(client, &done, { visit.text }) {
                        filled.formUnion(form.free.map { "\(form.action) \($0)" })
                        Self.expectWords(answer, "a visit to \(form.action)")
                    }
                }
            }
            for name in ["words", "place", "who", "must-not-see", "name", "reach"] {
                #expect(filled.contains { $0.hasSuffix(" \(name)") }, "no form asked for \(name)")
            }
        }
    }

    @Test func `in every form of the desk and the portal, on every page of everybody`() throws {
        try withInstallation(.sqlite) { house in
            let front = try Front.of(house)
            let cleaned = Self.cleaned
            func tell(_ change: (inout NewReport) -> Void) throws -> RecordID {
                var report = NewReport(
                    channel: .webForm,
                    language: "en",
                    site: house.ridge,
                    words: cleaned,
                    place: cleaned,
                    whoDidIt: cleaned,
                    contact: WorkingContact(mode: .call, reach: cleaned, name: cleaned, never: cleaned)
                )
                change(&report)
                return try house.operations.acceptReport(report, token: nil).id
            }
            let first = try tell { _ in }
            _ = try tell { _ in }
            _ = try tell { $0.isSensitive = true }
            _ = try tell { $0.mustNotSee = cleaned }
            let officer = try house.signIn(.officer)
            _ = try house.operations.openReport(first, officer)
            try house.operations.triage(
                first,
                .openCase(title: cleaned, track: .heavy),
                seen: nil,
                officer
            )
            let workers: [TestInstallation.Who] = [.officer, .focalPoint, .independentReader, .administrator]
            var filled: Set<String> = []
            for who in workers {
                let client = front.client(try house.signedIn(who))
                var done: Set<String> = []
                let crawl = try Crawl(client, from: ["/desk", "/desk/reports", "/desk/cases"])
                for page in crawl.pages where page.answer.status == 200 && !page.address.contains("?") {
                    Self.expectWords(page.answer, "\(page.address) of \(who)")
                    let sent = try Self.fillIn(client, &done) { try client.get(page.address).text }
                    for (form, answer) in sent {
                        filled.formUnion(form.free)
                        Self.expectWords(answer, "\(page.address) to \(form.action) by \(who)")
                    }
                }
            }
            for name in ["note-text", "text", "describe-title", "close-summary", "words", "reason"] {
                #expect(filled.contains(name), "no form asked for \(name): \(filled.sorted())")
            }
            for who in TestInstallation.Who.allCases {
                let client = front.client(try house.signedIn(who))
                let crawl = try Crawl(
                    client,
                    from: ["/desk", "/desk/cases?status=all", "/desk/reports?status=all"]
                )
                for page in crawl.pages { Self.expectWords(page.answer, "\(page.address) of \(who)") }
            }
            for path in ["/en", "/en/report", "/en/ways", "/en/policy", "/en/help-now", "/ar", "/ar/ways"] {
                Self.expectWords(try front.client().get(path), path)
            }
        }
    }
}
