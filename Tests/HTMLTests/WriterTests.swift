// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import HTML
import Testing

@Suite struct WriterTests {
    @Test(arguments: [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("</p><script>", "&lt;/p&gt;&lt;script&gt;"),
        ("\"quoted\"", "\"quoted\""),
        ("line\nbreak\ttab", "line\nbreak\ttab"),
        ("nul\u{0}bell\u{7}del\u{7F}", "nul\u{FFFD}bell\u{FFFD}del\u{FFFD}"),
        ("قال & 你好", "قال &amp; 你好"),
        ("", ""),
    ])
    func `text cannot become markup`(typed: String, expected: String) {
        #expect(drawn { $0.text(typed) } == expected)
    }

    @Test func `an attribute value cannot end its attribute`() {
        let html = drawn { $0.p("", [.title("\" onclick=\"x()\" <&>\n")], text: "") }
        #expect(html == "<p title=\"&quot; onclick=&quot;x()&quot; &lt;&amp;&gt;&#10;\"></p>")
    }

    @Test func `scripts, styles and unchecked addresses are no attributes`() {
        let html = drawn { page in
            page.p(
                "",
                [
                    .attribute("onclick", "x()"), .attribute("style", "color:red"),
                    .attribute("href", "javascript:x()"),
                    .attribute("src", "//evil"), .attribute("srcdoc", "<p>"), .flag("onload"),
                ],
                text: "x"
            )
        }
        #expect(html == "<p>x</p>")
    }

    @Test func `absent attributes leave nothing behind`() {
        let html = drawn { page in
            page.void(
                "input",
                "box",
                [
                    .style("wide", false), .style("short"), .id(nil), .flag("checked", false),
                    .flag("required"), .value(""),
                ]
            )
        }
        #expect(html == "<input class=\"box short\" required value=\"\">")
    }

    @Test func `elements nest and close in order`() {
        let html = drawn { page in
            page.div("outer") { page in
                page.p { page in
                    page.text("one ")
                    page.strong(text: "two")
                }
                page.ul { $0.li("", text: "three") }
            }
        }
        #expect(html == "<div class=\"outer\"><p>one <strong>two</strong></p><ul><li>three</li></ul></div>")
    }

    @Test func `values in a phrase are isolated from the direction of the words`() {
        let name = "\u{202E}<b>اسم"
        let phrase: Phrase = "Case of \(name), \(3) files"
        #expect(drawn { $0.text(phrase) } == "Case of <bdi>\u{202E}&lt;b&gt;اسم</bdi>, 3 files")
    }

    @Test func `in a title a value brings its own isolation and none of its tricks`() {
        let phrase: Phrase = "Case of \("\u{202E}a\u{2069}b")"
        #expect(phrase.forAttribute == "Case of \u{2068}ab\u{2069}")
    }

    @Test func `a message of the catalog isolates what was put into it`() {
        let text = LocalizedText([.literal("Dossier "), .inserted("<\u{202E}K7>")], .fr)
        var page = HTMLWriter()
        page.language = "fr"
        page.text(text)
        #expect(page.string == "Dossier <bdi>&lt;\u{202E}K7&gt;</bdi>")
        #expect(text.forAttribute == "Dossier \u{2068}<K7>\u{2069}")
    }

    @Test func `a message that is not translated yet says its language`() {
        var page = HTMLWriter()
        page.language = "ar"
        page.p("", text: LocalizedText([.literal("Close")], .en))
        #expect(page.string == "<p><span lang=\"en\" dir=\"ltr\">Close</span></p>")
    }

    @Test func `quoted words keep their language and find their own direction`() {
        #expect(
            drawn { $0.quoted("نعم", language: "ar") }
                == "<div class=\"words\" dir=\"auto\" lang=\"ar\">نعم</div>"
        )
    }

    @Test func `two ids of one page differ`() {
        var page = HTMLWriter()
        #expect(page.uniqueID("chart") != page.uniqueID("chart"))
    }
}
