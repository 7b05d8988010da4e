// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A code shown large, in groups that can be read aloud and written down.
package struct CodeDisplay: Component {
    private let groups: [String]
    private let label: any Words
    private let isLarge: Bool
    private let own: [String]

    /// `grouped` is the code with spaces between its groups; `own` the same in the digits of the reader's script.
    package init(_ grouped: String, label: any Words, isLarge: Bool = true, own: String = "") {
        self.own = own.split(separator: " ").map(String.init)
        groups = grouped.split(separator: " ").map(String.init)
        self.label = label
        self.isLarge = isLarge
    }

    package func draw(into page: inout HTMLWriter) {
        page.div("code", [.style("large", isLarge)]) { page in
            page.p("quiet", text: label)
            drawDigits(groups, into: &page)
            if !own.isEmpty { drawDigits(own, into: &page) }
        }
    }

    private func drawDigits(_ groups: [String], into page: inout HTMLWriter) {
        page.p("digits", [.direction("ltr"), .attribute("translate", "no")]) { page in
            for (index, group) in groups.enumerated() {
                if index > 0 { page.text(" ") }
                page.span { $0.text(group) }
            }
        }
    }
}
