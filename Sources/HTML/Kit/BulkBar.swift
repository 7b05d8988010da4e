// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What can be done with the ticked rows of a table, in the same form as the table.
package struct BulkBar: Component {
    private let label: any Words
    private let content: Content

    package init(_ label: any Words = "With the selected", content: @escaping Content) {
        self.label = label
        self.content = content
    }

    package func draw(into page: inout HTMLWriter) {
        page.div("bulk", [.role("group"), .spoken(label)]) { page in
            // Enter in a field presses the first button of its form: it shall do nothing to many rows.
            page.element("button", "", [.type("submit"), .flag("disabled"), .flag("hidden")]) { _ in }
            page.span("quiet", [.flag("data-selected")], text: label)
            content(&page)
        }
    }
}
