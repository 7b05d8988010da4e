// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Ways to the rows before and after, by key and not by number.
package struct Pager: Component {
    private let previous: Link?
    private let next: Link?
    private let shown: (any Words)?
    private let previousLabel: any Words
    private let nextLabel: any Words

    package init(
        previous: Link?,
        next: Link?,
        shown: (any Words)? = nil,
        previousLabel: any Words = "Previous",
        nextLabel: any Words = "Next"
    ) {
        self.previous = previous
        self.next = next
        self.shown = shown
        self.previousLabel = previousLabel
        self.nextLabel = nextLabel
    }

    package func draw(into page: inout HTMLWriter) {
        guard previous != nil || next != nil || shown != nil else { return }
        page.nav("pager", [.spoken("Pages")]) { page in
            page.span("quiet tabular") { page in
                if let shown { page.text(shown) }
            }
            if let previous {
                page.a("button second", [.href(previous), .attribute("rel", "prev")], text: previousLabel)
            }
            if let next {
                page.a("button second", [.href(next), .attribute("rel", "next")], text: nextLabel)
            }
        }
    }
}
