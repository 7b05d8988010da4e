// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How far a long piece of work has come, in words and as a bar.
package struct Progress: Component {
    private let label: any Words
    private let done: Int
    private let total: Int
    private let standing: any Words

    package init(_ label: any Words, done: Int, of total: Int, standing: any Words) {
        self.label = label
        self.done = done
        self.total = max(total, 1)
        self.standing = standing
    }

    package func draw(into page: inout HTMLWriter) {
        let id = page.uniqueID("progress")
        page.div("progress") { page in
            page.label("", [.forField(id)], text: label)
            page.element(
                "progress",
                "",
                [.id(id), .attribute("max", String(total)), .value(String(min(max(done, 0), total)))],
                text: standing
            )
            page.span("quiet tabular", text: standing)
        }
    }
}
