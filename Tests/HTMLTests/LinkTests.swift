// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

@Suite struct LinkTests {
    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x",
        "vbscript:x",
        "//evil.example", "/\\evil", "java\nscript:x", "https://evil\n.example", "http://a b", "",
        "file:///etc/passwd",
    ])
    func `an address outside that is not web, mail or telephone is no link`(address: String) {
        #expect(Link(outside: address) == nil)
    }

    @Test(arguments: [
        "https://example.org/a?b=c#d", "http://example.org", "mailto:a@example.org", "tel:+243117",
    ])
    func `web, mail and telephone are links`(address: String) {
        #expect(Link(outside: address)?.target == address)
    }

    @Test(arguments: [
        ("/desk/cases", "/desk/cases"), ("//evil.example", "/evil.example"),
        ("/\\evil.example", "/evil.example"),
        ("javascript:alert(1)", "/javascript:alert(1)"), ("/a b/ü\"<>", "/a%20b/%C3%BC%22%3C%3E"),
        ("/a?b#c", "/a%3Fb%23c"),
        ("/a%20b", "/a%20b"), ("/100%", "/100%25"), ("", "/"), ("///\\//x", "/x"),
    ])
    func `a path stays on this site`(path: String, expected: String) {
        #expect(Link(path: path).target == expected)
    }

    @Test func `names and values of a query cannot end it`() {
        let link = Link(path: "/cases", query: [("q", "a&b=c#d"), ("after", "K7/42")], fragment: "row 3")
        #expect(link.target == "/cases?q=a%26b%3Dc%23d&after=K7/42#row%203")
    }

    @Test func `a percent sign in a query is kept as typed`() {
        #expect(Link(path: "/x", query: [("q", "%41")]).target == "/x?q=%2541")
    }

    @Test func `a place in the page is a fragment only`() {
        #expect(Link.place("f-when\" onclick").target == "#f-when%22%20onclick")
    }
}
