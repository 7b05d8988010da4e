// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A picture of figures: title and description inside, the figures as a table behind it.
package struct Chart: Component {
    /// One line of figures; nil where nothing is known or nothing may be shown.
    package struct Series {
        package let name: String
        package let values: [Double?]

        package init(_ name: String, _ values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    package enum Kind: Sendable { case line, bars, stackedBars, multiples }

    let kind: Kind
    let title: String
    let description: String
    let categories: [String]
    let series: [Series]
    let unit: String

    /// `categories` run along the axis; the description says what the picture shows.
    package init(
        _ kind: Kind,
        title: String,
        description: String,
        unit: String,
        categories: [String],
        series: [Series]
    ) {
        self.kind = kind
        self.title = title
        self.description = description
        self.categories = categories
        self.series = series
        self.unit = unit
    }

    package func draw(into page: inout HTMLWriter) {
        let id = page.uniqueID("chart")
        page.figure("chart") { page in
            page.figcaption { page in
                page.strong(text: title)
                page.text(" ")
                page.span("quiet", text: unit)
            }
            page.element(
                "svg",
                "plot",
                [
                    .attribute("viewBox", "0 0 640 \(ChartArea.height(self))"), .role("img"),
                    .labelledBy("\(id)-title \(id)-desc"),
                ]
            ) { page in
                page.element("title", "", [.id(id + "-title")], text: title)
                page.element("desc", "", [.id(id + "-desc")], text: description)
                drawPlot(into: &page)
            }
            drawTable(into: &page)
        }
    }

    private func drawPlot(into page: inout HTMLWriter) {
        switch kind {
        case .line: drawLines(into: &page)
        case .bars: drawBars(into: &page)
        case .stackedBars: drawStacks(into: &page)
        case .multiples: drawMultiples(into: &page)
        }
    }

    private func drawTable(into page: inout HTMLWriter) {
        let columns = [DataTable.Column("")] + series.map { DataTable.Column($0.name, .number) }
        let rows = categories.enumerated().map { index, category in
            DataTable.Row(
                [.text(category)]
                    + series.map { series in
                        let value = index < series.values.count ? series.values[index] : nil
                        return value.map { .text(Figure.text($0)) } ?? .text("not shown")
                    }
            )
        }
        page.draw(
            Fold("Figures as a table") { [title] page in
                page.draw(DataTable(caption: title, columns: columns, rows: rows))
            }
        )
    }
}

/// Figures as pictures write them: whole, or with one place after the point.
enum Figure {
    static func text(_ value: Double) -> String {
        guard value.magnitude < 1e15 else { return "…" }
        return written(value, minus: "−")
    }

    /// A place in a drawing.
    static func place(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        return written(max(-9_999, min(9_999, value)), minus: "-")
    }

    private static func written(_ value: Double, minus: String) -> String {
        let tenths = Int64(value.magnitude * 10 + 0.5)
        let sign = value < 0 && tenths > 0 ? minus : ""
        return sign + String(tenths / 10) + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
    }
}
