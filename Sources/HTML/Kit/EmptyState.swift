// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What will appear here, and how to make the first one.
package struct EmptyState: Component {
    private let icon: Icon
    private let title: any Words
    private let text: any Words
    private let button: Button?

    package init(_ icon: Icon = .inbox, title: any Words, text: any Words, button: Button? = nil) {
        self.icon = icon
        self.title = title
        self.text = text
        self.button = button
    }

    package func draw(into page: inout HTMLWriter) {
        page.div("empty") { page in
            page.draw(icon)
            page.p("title", text: title)
            page.p("quiet", text: text)
            page.draw(button)
        }
    }
}
