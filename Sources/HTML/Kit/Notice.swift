// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A few sentences set apart; its icon and its title say what kind they are.
package struct Notice: Component {
    package enum Kind: Sendable { case info, attention, danger, good, restricted }

    private let kind: Kind
    private let title: (any Words)?
    private let content: Content
    private let isLive: Bool

    /// A live notice is spoken at once, as the answer to what somebody just did.
    package init(
        _ kind: Kind = .info,
        title: (any Words)? = nil,
        isLive: Bool = false,
        content: @escaping Content
    ) {
        self.kind = kind
        self.title = title
        self.isLive = isLive
        self.content = content
    }

    package init(_ kind: Kind = .info, title: (any Words)? = nil, isLive: Bool = false, text: any Words) {
        self.init(kind, title: title, isLive: isLive) { $0.p("", text: text) }
    }

    package func draw(into page: inout HTMLWriter) {
        page.div(
            "notice",
            [
                .style("is-attention", kind == .attention), .style("is-danger", kind == .danger),
                .style("is-good", kind == .good), .style("is-restricted", kind == .restricted),
                .role(isLive ? "status" : nil),
            ]
        ) { page in
            page.draw(icon)
            page.div { page in
                if let title { page.strong("title", text: title) }
                content(&page)
            }
        }
    }

    private var icon: Icon {
        switch kind {
        case .info: .info
        case .attention, .danger: .alert
        case .good: .check
        case .restricted: .lock
        }
    }
}
