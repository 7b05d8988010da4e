// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Chart {
    func drawLines(into page: inout HTMLWriter) {
        let largest = series.flatMap(\.values).compactMap(\.self).max() ?? 0
        let area = ChartArea(
            left: 36,
            top: 14,
            width: 490,
            height: 190,
            ceiling: ChartArea.roundCeiling(largest)
        )
        for part in [0, 0.5, 1.0] {
            let value = area.ceiling * part
            page.rule(
                x1: area.left,
                y1: area.y(value),
                x2: area.left + area.width,
                y2: area.y(value),
                style: "grid"
            )
            page.label(Figure.text(value), x: area.left - 8, y: area.y(value) + 4, anchor: "end")
        }
        drawCategories(area, into: &page)
        var taken: [Double] = []
        for (number, series) in series.enumerated() {
            drawLine(series, number, area, into: &page)
            drawName(series, area, &taken, into: &page)
        }
    }

    private func drawCategories(_ area: ChartArea, into page: inout HTMLWriter) {
        let step = max(1, (categories.count + 7) / 8)
        for index in stride(from: 0, to: categories.count, by: step) {
            page.label(
                categories[index],
                x: area.x(index, of: categories.count),
                y: area.bottom + 22,
                anchor: "middle"
            )
        }
    }

    /// A line stops where a value is missing, and goes on after it.
    func drawLine(_ series: Series, _ number: Int, _ area: ChartArea, into page: inout HTMLWriter) {
        var path = ""
        var isDown = false
        for (index, value) in series.values.enumerated() {
            guard let value else {
                isDown = false
                continue
            }
            path += isDown ? "L" : "M"
            path += Figure.place(area.x(index, of: series.values.count)) + " " + Figure.place(area.y(value))
            isDown = true
        }
        page.element("path", "stroke", ChartColour.styles(number) + [.attribute("d", path)]) { _ in }
        for (index, value) in series.values.enumerated() {
            guard let value else { continue }
            page.element(
                "circle",
                "",
                ChartColour.styles(number) + [
                    .attribute("cx", Figure.place(area.x(index, of: series.values.count))),
                    .attribute("cy", Figure.place(area.y(value))), .attribute("r", "3"),
                ]
            ) { page in
                let category = index < categories.count ? categories[index] : ""
                page.element("title", text: "\(series.name), \(category): \(Figure.text(value))")
            }
        }
    }

    /// The name stands at the end of its line; names that would cover each other move apart.
    private func drawName(
        _ series: Series,
        _ area: ChartArea,
        _ taken: inout [Double],
        into page: inout HTMLWriter
    ) {
        guard let last = series.values.lastIndex(where: { $0 != nil }), let value = series.values[last] else {
            return
        }
        var place = area.y(value) + 4
        while taken.contains(where: { abs($0 - place) < 15 }) { place -= 15 }
        taken.append(place)
        page.label(series.name, x: area.left + area.width + 10, y: place, style: "name")
    }
}
