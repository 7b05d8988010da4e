// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One figure with its unit and what it is compared with.
package struct StatTile: Component {
    private let label: any Words
    private let value: any Words
    private let note: (any Words)?
    private let link: Link?

    package init(_ label: any Words, value: any Words, note: (any Words)? = nil, link: Link? = nil) {
        self.label = label
        self.value = value
        self.note = note
        self.link = link
    }

    package func draw(into page: inout HTMLWriter) {
        page.div("stat") { page in
            page.p("quiet") { page in
                if let link { page.link(label, to: link) } else { page.text(label) }
            }
            page.p("figure tabular", text: value)
            if let note { page.p("quiet small", text: note) }
        }
    }
}

/// Figures side by side.
package struct StatRow: Component {
    private let tiles: [StatTile]
    package init(_ tiles: [StatTile]) { self.tiles = tiles }

    package func draw(into page: inout HTMLWriter) {
        page.div("stats") { page in
            for tile in tiles { page.draw(tile) }
        }
    }
}
