// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How many cases stand at each pair of two scales of 1 to 5; darker and larger where there are more.
package struct SeverityMatrix: Component {
    private let title: String
    private let description: String
    private let across: String
    private let upward: String
    private let counts: [[Int?]]

    /// `counts[up][along]`, five by five, lowest first; nil where the figure may not be shown.
    package init(title: String, description: String, across: String, upward: String, counts: [[Int?]]) {
        self.title = title
        self.description = description
        self.across = across
        self.upward = upward
        self.counts = counts
    }

    package func draw(into page: inout HTMLWriter) {
        let id = page.uniqueID("matrix")
        page.figure("chart") { page in
            page.figcaption { $0.strong(text: title) }
            page.element(
                "svg",
                "plot matrix",
                [.attribute("viewBox", "0 0 640 330"), .role("img"), .labelledBy("\(id)-title \(id)-desc")]
            ) { page in
                page.element("title", "", [.id(id + "-title")], text: title)
                page.element("desc", "", [.id(id + "-desc")], text: description)
                for up in 0..<5 {
                    page.label("\(up + 1)", x: 162, y: 278 - 56 * Double(up), anchor: "end")
                    page.label("\(up + 1)", x: 212 + 80 * Double(up), y: 318, anchor: "middle")
                    for along in 0..<5 { drawCell(up, along, into: &page) }
                }
                page.label(upward, x: 140, y: 24, anchor: "end", style: "name")
                page.label(across, x: 140, y: 318, anchor: "end", style: "name")
            }
            drawTable(into: &page)
        }
    }

    private func count(_ up: Int, _ along: Int) -> Int? {
        up < counts.count && along < counts[up].count ? counts[up][along] : nil
    }

    private func drawCell(_ up: Int, _ along: Int, into page: inout HTMLWriter) {
        let x = 174 + 80 * Double(along)
        let y = 248 - 56 * Double(up)
        let level = max(up, along)
        page.element(
            "rect",
            "cell",
            [
                .style("l1", level == 0), .style("l2", level == 1), .style("l3", level == 2),
                .style("l4", level == 3),
                .style("l5", level == 4), .attribute("x", Figure.place(x)), .attribute("y", Figure.place(y)),
                .attribute("width", "76"), .attribute("height", "52"), .attribute("rx", "3"),
            ]
        ) { _ in }
        guard let count = count(up, along) else {
            return page.label("·", x: x + 38, y: y + 31, anchor: "middle", style: "faint")
        }
        guard count > 0 else { return }
        page.label(String(count), x: x + 38, y: y + 32, anchor: "middle", style: "many")
    }

    private func drawTable(into page: inout HTMLWriter) {
        let columns =
            [DataTable.Column("\(upward) / \(across)")]
            + (1...5).map { DataTable.Column(String($0), .number) }
        let rows = (0..<5).reversed().map { up in
            DataTable.Row(
                [.text(String(up + 1))]
                    + (0..<5).map { along in count(up, along).map { .number($0) } ?? .text("not shown") }
            )
        }
        page.draw(
            Fold("Figures as a table") { [title] page in
                page.draw(DataTable(caption: title, columns: columns, rows: rows))
            }
        )
    }
}
