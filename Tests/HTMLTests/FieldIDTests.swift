// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

struct `Fields of one name on one page` {
    @Test func `have ids of their own, and each label leads to its own field`() {
        var page = HTMLWriter()
        page.draw(TextAreaField(name: "reason", label: "Why not now"))
        page.draw(TextField(name: "reason", label: "Why somebody else", hint: "One sentence."))
        page.draw(SelectField(name: "reason", label: "Which", choices: [Choice("a", "A")]))
        let ids = page.string.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let leads = page.string.matches(of: #/<label[^>]* for="([^"]+)"/#).map { String($0.1) }
        #expect(leads.count == 3 && Set(leads).count == 3)
        #expect(leads[0] == "f-reason", "an error summary leads to the first")
        for id in leads { #expect(ids.contains(id)) }
        #expect(page.string.contains("aria-describedby=\"\(leads[1])-hint\""))
    }
}
