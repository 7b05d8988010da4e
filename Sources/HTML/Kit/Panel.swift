// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A part of a page with a heading of its own.
package struct Panel: Component {
    private let title: any Words
    private let id: String?
    private let isRestricted: Bool
    private let actions: Content?
    private let content: Content

    /// `actions` stand at the end of the heading's line.
    package init(
        _ title: any Words,
        id: String? = nil,
        isRestricted: Bool = false,
        actions: Content? = nil,
        content: @escaping Content
    ) {
        self.title = title
        self.id = id
        self.isRestricted = isRestricted
        self.actions = actions
        self.content = content
    }

    package func draw(into page: inout HTMLWriter) {
        page.section("panel", [.id(id), .style("restricted", isRestricted)]) { page in
            page.header { page in
                page.h2("", text: title)
                if let actions { page.div("buttons", content: actions) }
            }
            content(&page)
        }
    }
}
