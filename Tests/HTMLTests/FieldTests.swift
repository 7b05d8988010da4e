// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

/// A field drawn with an error, a hint and something hostile typed into it.
struct WrongField: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let html: String
    /// How the typed value must appear again.
    let kept: String
}

private let typed = "K\"7<&"
private let hint = "The hint"
private let error = "The error"

private let wrongFields: [WrongField] = [
    WrongField(
        testDescription: "text",
        html: drawn(TextField(name: "n", label: "L", hint: hint, error: error, value: typed)),
        kept: "value=\"K&quot;7&lt;&amp;\""
    ),
    WrongField(
        testDescription: "several lines",
        html: drawn(TextAreaField(name: "n", label: "L", hint: hint, error: error, value: typed)),
        kept: ">\nK\"7&lt;&amp;</textarea>"
    ),
    WrongField(
        testDescription: "date",
        html: drawn(
            DateField(name: "n", label: "L", hint: hint, error: error, typed: .init(day: typed, month: "15"))
        ),
        kept: "value=\"K&quot;7&lt;&amp;\""
    ),
    WrongField(
        testDescription: "list",
        html: drawn(
            SelectField(
                name: "n",
                label: "L",
                hint: hint,
                error: error,
                choices: [Choice("a", "A"), Choice("b", "B")],
                chosen: "b"
            )
        ),
        kept: "<option value=\"b\" selected>"
    ),
    WrongField(
        testDescription: "circles",
        html: drawn(
            ChoiceField(
                name: "n",
                label: "L",
                hint: hint,
                error: error,
                choices: [Choice("a", "A"), Choice("b", "B")],
                chosen: ["b"]
            )
        ),
        kept: "value=\"b\" checked"
    ),
    WrongField(
        testDescription: "boxes",
        html: drawn(
            ChoiceField(
                name: "n",
                label: "L",
                hint: hint,
                error: error,
                kind: .several,
                choices: [Choice("a", "A"), Choice("b", "B")],
                chosen: ["a", "b"]
            )
        ),
        kept: "value=\"a\" checked"
    ),
    WrongField(
        testDescription: "tick",
        html: drawn(TickField(name: "n", label: "L", hint: hint, error: error, isOn: true)),
        kept: "value=\"yes\" checked"
    ),
    WrongField(
        testDescription: "files",
        html: drawn(FileField(name: "n", label: "L", hint: hint, error: error)),
        kept: "type=\"file\""
    ),
]

@Suite struct FieldTests {
    @Test(arguments: wrongFields)
    func `a wrong field keeps what was typed`(field: WrongField) {
        #expect(field.html.contains(field.kept))
    }

    @Test(arguments: wrongFields)
    func `a wrong field says so beside it and to a screen reader`(field: WrongField) throws {
        let all = tags(field.html)
        let message = try #require(all.first { $0.attributes["id"] == "f-n-error" })
        #expect(message.attributes["class"] == "error")
        #expect(field.html.contains(error))
        #expect(
            all.contains {
                $0.attributes["aria-describedby"]?.split(separator: " ").contains("f-n-error") == true
            }
        )
        #expect(all.contains { $0.attributes["aria-invalid"] == "true" })
    }

    @Test(arguments: wrongFields)
    func `the error summary leads to a control of the field`(field: WrongField) {
        let control = tags(field.html).first { $0.attributes["id"] == "f-n" }
        #expect(["input", "textarea", "select"].contains(control?.name))
        #expect(drawn(ErrorSummary(title: "T", [.init(field: "n", "Mend it")])).contains("href=\"#f-n\""))
    }

    @Test(arguments: wrongFields)
    func `everything that describes a field is on the page`(field: WrongField) {
        let all = tags(field.html)
        let ids = Set(all.compactMap { $0.attributes["id"] })
        for tag in all {
            for id in tag.attributes["aria-describedby"]?.split(separator: " ") ?? [] {
                #expect(ids.contains(String(id)))
            }
        }
    }

    @Test func `a passphrase never goes back to the browser`() {
        #expect(!drawn(TextField(name: "p", label: "P", value: "secret", kind: .password)).contains("secret"))
    }

    @Test func `a field that is right has no trace of an error`() {
        let html = drawn(TextField(name: "n", label: "Name", value: "Ana"))
        #expect(
            html == "<div class=\"field\"><label for=\"f-n\">Name</label>"
                + "<input class=\"box\" type=\"text\" id=\"f-n\" name=\"n\" value=\"Ana\" autocomplete=\"off\" dir=\"auto\"></div>"
        )
    }

    @Test func `text that begins with an empty line keeps it`() {
        #expect(
            drawn(TextAreaField(name: "n", label: "L", value: "\nfirst")).contains(">\n\nfirst</textarea>")
        )
    }

    @Test func `a summary without errors is not drawn`() {
        #expect(drawn(ErrorSummary(title: "T", [])).isEmpty)
    }

    @Test func `a form posts, carries its token, and sends files as parts`() {
        let html = drawn(
            PostForm(to: "/report", token: FormToken("t\"1"), hidden: [("case", "<7>")], hasFiles: true) {
                $0.draw(Button("Send"))
            }
        )
        #expect(
            html
                == "<form method=\"post\" action=\"/report\" accept-charset=\"utf-8\" enctype=\"multipart/form-data\" novalidate>"
                + "<input type=\"hidden\" name=\"token\" value=\"t&quot;1\"><input type=\"hidden\" name=\"case\" value=\"&lt;7&gt;\">"
                + "<button class=\"button\" type=\"submit\">Send</button></form>"
        )
    }
}
