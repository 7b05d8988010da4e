// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A form whose choices stay in the address, so that a filtered list can be kept as a bookmark.
package struct FilterForm: Component {
    private let action: Link
    private let label: any Words
    private let button: any Words
    private let clear: Link?
    private let content: Content

    package init(
        to action: Link,
        label: any Words = "Filter",
        button: any Words = "Show",
        clear: Link? = nil,
        content: @escaping Content
    ) {
        self.action = action
        self.label = label
        self.button = button
        self.clear = clear
        self.content = content
    }

    package func draw(into page: inout HTMLWriter) {
        page.element(
            "form",
            "filters",
            [.attribute("method", "get"), .action(action), .role("search"), .spoken(label)]
        ) { page in
            content(&page)
            page.draw(Button(button, .second))
            if let clear { page.link("Clear", to: clear) }
        }
    }
}
