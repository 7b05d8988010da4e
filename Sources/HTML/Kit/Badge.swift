// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A state in one or two words.
package struct Badge: Component {
    package enum Tone: Sendable { case plain, first, good, attention, danger, restricted }

    private let label: any Words
    private let tone: Tone
    private let icon: Icon?

    package init(_ label: any Words, _ tone: Tone = .plain, icon: Icon? = nil) {
        self.label = label
        self.tone = tone
        self.icon = icon
    }

    package func draw(into page: inout HTMLWriter) {
        page.span(
            "badge",
            [
                .style("is-first", tone == .first), .style("is-good", tone == .good),
                .style("is-attention", tone == .attention), .style("is-danger", tone == .danger),
                .style("is-restricted", tone == .restricted),
            ]
        ) { page in
            page.draw(icon)
            page.text(label)
        }
    }
}
