// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A table with a sticky head; rows can be walked with the keyboard and ticked together.
package struct DataTable: Component {
    package struct Column {
        package enum Kind: Sendable { case text, number, mark }
        package enum Order: Sendable { case none, ascending, descending }

        let label: any Words
        let kind: Kind
        let sort: (link: Link, order: Order)?

        /// With `sort` the head becomes a link to the list in that order.
        package init(_ label: any Words, _ kind: Kind = .text, sort: (link: Link, order: Order)? = nil) {
            self.label = label
            self.kind = kind
            self.sort = sort
        }
    }

    package struct Row {
        let cells: [Cell]
        let link: Link?
        let tickValue: String?
        let isNew: Bool
        let isRestricted: Bool

        /// `link` is where Enter leads; the first cell is drawn as that link.
        package init(
            _ cells: [Cell],
            link: Link? = nil,
            tickValue: String? = nil,
            isNew: Bool = false,
            isRestricted: Bool = false
        ) {
            self.cells = cells
            self.link = link
            self.tickValue = tickValue
            self.isNew = isNew
            self.isRestricted = isRestricted
        }
    }

    /// Boxes to tick rows with; the table must then stand inside a form.
    package struct Ticks: Sendable {
        let name: String
        let all: String
        let one: String

        package init(name: String, all: String = "Select all on this page", one: String = "Select") {
            self.name = name
            self.all = all
            self.one = one
        }
    }

    private let caption: any Words
    private let isCaptionHidden: Bool
    private let columns: [Column]
    private let rows: [Row]
    private let ticks: Ticks?

    package init(
        caption: any Words,
        isCaptionHidden: Bool = true,
        columns: [Column],
        rows: [Row],
        ticks: Ticks? = nil
    ) {
        self.caption = caption
        self.isCaptionHidden = isCaptionHidden
        self.columns = columns
        self.rows = rows
        self.ticks = ticks
    }

    package func draw(into page: inout HTMLWriter) {
        page.div("scroll", [.role("region"), .spoken(caption), .attribute("tabindex", "0")]) { page in
            page.table("data", [.flag("data-rows")]) { page in
                page.caption(isCaptionHidden ? "unseen" : "", text: caption)
                page.thead { page in page.tr { drawHead(into: &$0) } }
                page.tbody { page in
                    for row in rows { draw(row, into: &page) }
                }
            }
        }
    }

    private func drawHead(into page: inout HTMLWriter) {
        if let ticks {
            page.th("tick", [.attribute("scope", "col")]) { page in
                page.void(
                    "input",
                    "",
                    [.type("checkbox"), .spoken(ticks.all), .flag("data-all"), .flag("hidden")]
                )
                page.span("unseen", text: ticks.one)
            }
        }
        for column in columns {
            page.th(
                "",
                [
                    .style("number", column.kind == .number), .attribute("scope", "col"),
                    .attribute("aria-sort", sortName(column)),
                ]
            ) { page in
                guard let sort = column.sort else { return page.text(column.label) }
                page.a("", [.href(sort.link)]) { page in
                    page.text(column.label)
                    page.span("order", [.unspoken]) { $0.text(sort.order.arrow) }
                }
            }
        }
    }

    private func sortName(_ column: Column) -> String? {
        switch column.sort?.order {
        case .ascending: "ascending"
        case .descending: "descending"
        case .some(.none), nil: nil
        }
    }

    private func draw(_ row: Row, into page: inout HTMLWriter) {
        page.tr("", [.style("new", row.isNew), .style("restricted", row.isRestricted), .flag("data-row")]) {
            page in
            if let ticks {
                page.td("tick") { page in
                    guard let value = row.tickValue else { return }
                    page.void(
                        "input",
                        "",
                        [
                            .type("checkbox"), .name(ticks.name), .value(value),
                            .spoken("\(ticks.one) \(value)"),
                        ]
                    )
                }
            }
            for (index, cell) in row.cells.enumerated() {
                let column = index < columns.count ? columns[index] : nil
                // In a narrow window a row becomes a card, and each value says what it is.
                page.td(
                    "",
                    [
                        .style("number", column?.kind == .number),
                        .attribute("data-label", index == 0 ? nil : column?.label.forAttribute),
                    ]
                ) { page in
                    guard index == 0, let link = row.link else { return cell.content(&page) }
                    page.a("", [.href(link), .flag("data-open")], content: cell.content)
                }
            }
        }
    }
}

extension DataTable.Column.Order {
    fileprivate var arrow: String {
        switch self {
        case .none: " ↕"
        case .ascending: " ↑"
        case .descending: " ↓"
        }
    }
}
