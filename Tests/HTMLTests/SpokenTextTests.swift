// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

struct `The words of a page for a voice` {
    func spoken(_ html: String) -> SpokenText { SpokenText(page: Array(html.utf8)) }

    @Test func `are those of its main part, a line for each block`() {
        let page = """
            <body><p>Before</p><main class="column" id="main"><h1>Help near you</h1>\
            <p>Call <bdi>Dr. A &amp; B</bdi> on <a href="tel:+1"><bdi dir="ltr">+1 2</bdi></a></p>\
            <ul><li>One</li><li>Two?</li></ul></main><p>After</p></body>
            """
        #expect(spoken(page).lines == ["Help near you", "Call Dr. A & B on +1 2", "One", "Two?"])
        #expect(spoken(page).text == "Help near you.\nCall Dr. A & B on +1 2.\nOne.\nTwo?")
    }

    @Test func `leave out pictures, what is hidden from voices, and what is only pressed`() {
        let page = """
            <main><p class="back"><a href="/"><span aria-hidden="true">←</span> Back</a></p>\
            <svg class="icon" aria-hidden="true"><path d="M1 1"/><title>House</title></svg>\
            <p title="a > b">Kept<br>below</p><input type="text" value="x"><button>Send</button></main>
            """
        #expect(spoken(page).lines == ["Back", "Kept", "below"])
    }

    @Test func `survive a page that is cut anywhere`() {
        let page = Array(
            "<main><p class=\"a\">x &amp; y</p><svg aria-hidden=\"true\"><g>z</g></svg></main>".utf8
        )
        for end in 0...page.count {
            let lines = SpokenText(page: Array(page[..<end])).lines
            #expect(lines.allSatisfy { !$0.contains("z") && !$0.contains("class") })
        }
    }
}
