// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Where a plot lies in its drawing, and the scale that its values are drawn on.
struct ChartArea {
    let left: Double
    let top: Double
    let width: Double
    let height: Double
    /// The round value at the upper edge.
    let ceiling: Double

    var bottom: Double { top + height }

    func y(_ value: Double) -> Double { bottom - height * max(0, value) / ceiling }

    func x(_ index: Int, of count: Int) -> Double {
        count < 2 ? left + width / 2 : left + width * Double(index) / Double(count - 1)
    }

    /// How high the whole drawing of a chart is, on its width of 640.
    static func height(_ chart: Chart) -> Int {
        switch chart.kind {
        case .line: 240
        case .bars: 16 + 28 * max(chart.categories.count, 1)
        case .stackedBars: 44 + 28 * max(chart.categories.count, 1)
        case .multiples: 120 * ((chart.series.count + 2) / 3)
        }
    }

    /// The smallest round value (1, 2, 4, 5, 10, 20 and so on) that is not below the largest.
    static func roundCeiling(_ largest: Double) -> Double {
        guard largest.isFinite, largest > 0 else { return 1 }
        var step = 1.0
        while step * 10 < largest { step *= 10 }
        while step / 10 >= largest { step /= 10 }
        return [1, 2, 4, 5, 10].map { $0 * step }.first { $0 >= largest } ?? step * 10
    }
}

extension HTMLWriter {
    /// A word in a drawing.
    mutating func label(
        _ words: String,
        x: Double,
        y: Double,
        anchor: String = "start",
        style: StaticString = ""
    ) {
        element(
            "text",
            style,
            [
                .attribute("x", Figure.place(x)), .attribute("y", Figure.place(y)),
                .attribute("text-anchor", anchor),
            ],
            text: words
        )
    }

    mutating func rule(x1: Double, y1: Double, x2: Double, y2: Double, style: StaticString) {
        element(
            "line",
            style,
            [
                .attribute("x1", Figure.place(x1)), .attribute("y1", Figure.place(y1)),
                .attribute("x2", Figure.place(x2)), .attribute("y2", Figure.place(y2)),
            ]
        ) { _ in }
    }

    mutating func block(x: Double, y: Double, width: Double, height: Double, colour: Int, title: String) {
        element(
            "rect",
            "",
            ChartColour.styles(colour) + [
                .attribute("x", Figure.place(x)), .attribute("y", Figure.place(y)),
                .attribute("width", Figure.place(max(width, 0))),
                .attribute("height", Figure.place(max(height, 0))), .attribute("rx", "2"),
            ]
        ) { $0.element("title", text: title) }
    }
}

/// The five colours of charts, by number; patterns of lines and direct labels carry the meaning.
enum ChartColour {
    static func styles(_ number: Int) -> [Attribute] {
        [
            .style("c1", number % 5 == 0), .style("c2", number % 5 == 1), .style("c3", number % 5 == 2),
            .style("c4", number % 5 == 3), .style("c5", number % 5 == 4),
        ]
    }
}
