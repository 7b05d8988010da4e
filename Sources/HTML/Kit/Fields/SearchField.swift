// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A box for words to find; it posts, so that the words are in no address.
package struct SearchField: Component {
    private let action: Link
    private let token: FormToken?
    private let label: any Words
    private let button: any Words
    private let value: String

    package init(
        action: Link,
        token: FormToken?,
        label: any Words = "Search words",
        button: any Words = "Search",
        value: String = ""
    ) {
        self.action = action
        self.token = token
        self.label = label
        self.button = button
        self.value = value
    }

    package func draw(into page: inout HTMLWriter) {
        page.draw(
            PostForm(to: action, token: token, style: "search") { [self] page in
                let id = FieldFrame.id(page.claim("words"))
                page.label("unseen", [.forField(id)], text: label)
                page.void(
                    "input",
                    "box",
                    [
                        .type("search"), .id(id), .name("words"), .value(value.isEmpty ? nil : value),
                        .attribute("placeholder", label.forAttribute), .attribute("autocomplete", "off"),
                        .direction("auto"),
                        .attribute("data-search", ""),
                    ]
                )
                page.element("button", "button second", [.type("submit"), .spoken(button), .title(button)]) {
                    $0.draw(Icon.search)
                }
            }
        )
    }
}
