// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The way back to where this page belongs.
package struct BackLink: Component {
    private let label: any Words
    private let link: Link

    package init(_ label: any Words, to link: Link) {
        self.label = label
        self.link = link
    }

    package func draw(into page: inout HTMLWriter) {
        page.p("back") { page in
            page.a("", [.href(link)]) { page in
                page.span("turn", [.unspoken], text: "←")
                page.text(" ")
                page.text(label)
            }
        }
    }
}
