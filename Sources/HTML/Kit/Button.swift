// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A button that sends a form, or a link that looks like one.
package struct Button: Component {
    package enum Kind: Sendable { case first, second, danger, quiet }

    private let label: any Words
    private let kind: Kind
    private let icon: Icon?
    private let name: String?
    private let value: String?
    private let link: Link?
    private let isDisabled: Bool

    package init(
        _ label: any Words,
        _ kind: Kind = .first,
        icon: Icon? = nil,
        name: String? = nil,
        value: String? = nil,
        sendTo: Link? = nil,
        isDisabled: Bool = false
    ) {
        self.label = label
        self.kind = kind
        self.icon = icon
        self.name = name
        self.value = value
        isLink = false
        link = sendTo
        self.isDisabled = isDisabled
    }

    /// A link with the weight of a button.
    package init(_ label: any Words, to link: Link, _ kind: Kind = .first, icon: Icon? = nil) {
        self.label = label
        self.kind = kind
        self.icon = icon
        name = nil
        value = nil
        isLink = true
        self.link = link
        isDisabled = false
    }

    private let isLink: Bool

    package func draw(into page: inout HTMLWriter) {
        let looks: [Attribute] = [
            .style("second", kind == .second), .style("danger", kind == .danger),
            .style("quiet", kind == .quiet),
        ]
        if isLink, let link {
            page.a("button", looks + [.href(link)], content: drawLabel)
        } else {
            page.element(
                "button",
                "button",
                looks + [
                    .type("submit"), .attribute("name", name), .value(value), .sendTo(link),
                    .flag("disabled", isDisabled),
                ],
                content: drawLabel
            )
        }
    }

    private func drawLabel(into page: inout HTMLWriter) {
        page.draw(icon)
        page.text(label)
    }
}

/// Buttons side by side, the first one first.
package struct ButtonRow: Component {
    private let content: Content
    package init(content: @escaping Content) { self.content = content }

    package func draw(into page: inout HTMLWriter) {
        page.div("buttons", content: content)
    }
}
