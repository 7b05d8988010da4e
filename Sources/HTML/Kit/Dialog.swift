// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Something to fill in or to confirm that opens in its place, without scripts.
package struct Dialog: Component {
    private let label: any Words
    private let icon: Icon?
    private let isOpen: Bool
    private let isDanger: Bool
    private let content: Content

    /// `label` stands on the button that opens it; `isOpen` after an error inside.
    package init(
        _ label: any Words,
        icon: Icon? = nil,
        isOpen: Bool = false,
        isDanger: Bool = false,
        content: @escaping Content
    ) {
        self.label = label
        self.icon = icon
        self.isOpen = isOpen
        self.isDanger = isDanger
        self.content = content
    }

    package func draw(into page: inout HTMLWriter) {
        page.details("dialog", [.flag("open", isOpen)]) { page in
            page.summary("button", [.style("second", !isDanger), .style("danger", isDanger)]) { page in
                page.draw(icon)
                page.text(label)
            }
            page.div("pane", content: content)
        }
    }
}

/// Words that stay folded until somebody wants them.
package struct Fold: Component {
    private let label: any Words
    private let isOpen: Bool
    private let content: Content

    package init(_ label: any Words, isOpen: Bool = false, content: @escaping Content) {
        self.label = label
        self.isOpen = isOpen
        self.content = content
    }

    package func draw(into page: inout HTMLWriter) {
        page.details("fold", [.flag("open", isOpen)]) { page in
            page.summary("", text: label)
            page.div("pane", content: content)
        }
    }
}
