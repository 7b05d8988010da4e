// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What has to be mended, on top of a form, each line a link to its field.
package struct ErrorSummary: Component {
    package struct Line {
        let field: String
        let words: any Words

        /// `field` is the name of the field, as it was given to the field.
        package init(field: String, _ words: any Words) {
            self.field = field
            self.words = words
        }
    }

    private let title: any Words
    private let lines: [Line]

    package init(title: any Words, _ lines: [Line]) {
        self.title = title
        self.lines = lines
    }

    /// Draws nothing when there is nothing to mend.
    package func draw(into page: inout HTMLWriter) {
        guard !lines.isEmpty else { return }
        page.section(
            "summary",
            [.id("errors"), .role("alert"), .labelledBy("errors-title"), .attribute("tabindex", "-1")]
        ) { page in
            page.h2("", [.id("errors-title")], text: title)
            page.ul { page in
                for line in lines {
                    page.li { $0.a("", [.href(.place(FieldFrame.id(line.field)))], text: line.words) }
                }
            }
        }
    }
}
