// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A code shown large, in groups that can be read aloud and written down.
package struct CodeDisplay: Component {
    private let groups: [String]
    private let label: any Words
    private let isLarge: Bool

    /// `grouped` is the code with spaces between its groups.
    package init(_ grouped: String, label: any Words, isLarge: Bool = true) {
        groups = grouped.split(separator: " ").map(String.init)
        self.label = label
        self.isLarge = isLarge
    }

    package func draw(into page: inout HTMLWriter) {
        page.div("code", [.style("large", isLarge)]) { page in
            page.p("quiet", text: label)
            page.p("digits", [.direction("ltr"), .attribute("translate", "no")]) { page in
                for (index, group) in groups.enumerated() {
                    if index > 0 { page.text(" ") }
                    page.span { $0.text(group) }
                }
            }
        }
    }
}
