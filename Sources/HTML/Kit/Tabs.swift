// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Views of the same thing; each is a page of its own.
package struct Tabs: Component {
    package struct Tab {
        let label: any Words
        let link: Link
        let count: Int?
        let isCurrent: Bool

        package init(_ label: any Words, _ link: Link, count: Int? = nil, isCurrent: Bool = false) {
            self.label = label
            self.link = link
            self.count = count
            self.isCurrent = isCurrent
        }
    }

    private let label: any Words
    private let tabs: [Tab]

    package init(_ tabs: [Tab], label: any Words) {
        self.tabs = tabs
        self.label = label
    }

    package func draw(into page: inout HTMLWriter) {
        page.nav("tabs", [.spoken(label)]) { page in
            page.ul { page in
                for tab in tabs {
                    page.li { page in
                        page.a("", [.href(tab.link), .current(tab.isCurrent)]) { page in
                            page.text(tab.label)
                            if let count = tab.count {
                                page.text(" ")
                                page.span("count tabular") { $0.number(count) }
                            }
                        }
                    }
                }
            }
        }
    }
}
