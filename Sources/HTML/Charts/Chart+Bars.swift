// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Chart {
    private static let labelWidth = 170.0

    func drawBars(into page: inout HTMLWriter) {
        let values = series.first?.values ?? []
        let ceiling = max(values.compactMap(\.self).max() ?? 0, 1)
        for (index, category) in categories.enumerated() {
            let y = 8 + 28 * Double(index)
            page.label(category, x: Self.labelWidth - 10, y: y + 18, anchor: "end")
            guard index < values.count, let value = values[index] else {
                page.label("not shown", x: Self.labelWidth, y: y + 18, style: "faint")
                continue
            }
            let width = 410 * value / ceiling
            page.block(
                x: Self.labelWidth,
                y: y + 4,
                width: max(width, 1),
                height: 20,
                colour: 0,
                title: "\(category): \(Figure.text(value))"
            )
            page.label(Figure.text(value), x: Self.labelWidth + max(width, 1) + 8, y: y + 18, style: "name")
        }
    }

    func drawStacks(into page: inout HTMLWriter) {
        drawKey(into: &page)
        let totals = categories.indices.map { index in
            series.compactMap { index < $0.values.count ? $0.values[index] : nil }.reduce(0, +)
        }
        let ceiling = max(totals.max() ?? 0, 1)
        for (index, category) in categories.enumerated() {
            let y = 36 + 28 * Double(index)
            page.label(category, x: Self.labelWidth - 10, y: y + 18, anchor: "end")
            var x = Self.labelWidth
            for (number, series) in series.enumerated() {
                guard index < series.values.count, let value = series.values[index], value > 0 else {
                    continue
                }
                let width = 410 * value / ceiling
                page.block(
                    x: x,
                    y: y + 4,
                    width: width - 1.5,
                    height: 20,
                    colour: number,
                    title: "\(category), \(series.name): \(Figure.text(value))"
                )
                if width > 22 {
                    page.label(
                        Figure.text(value),
                        x: x + (width - 1.5) / 2,
                        y: y + 18,
                        anchor: "middle",
                        style: "inside"
                    )
                }
                x += width
            }
            page.label(Figure.text(totals[index]), x: x + 8, y: y + 18, style: "name")
        }
    }

    private func drawKey(into page: inout HTMLWriter) {
        var x = Self.labelWidth
        for (number, series) in series.enumerated() {
            page.block(x: x, y: 8, width: 12, height: 12, colour: number, title: series.name)
            page.label(series.name, x: x + 18, y: 18)
            x += 34 + 7.5 * Double(series.name.count)
        }
    }

    /// One small picture a series, all on the same scale.
    func drawMultiples(into page: inout HTMLWriter) {
        let ceiling = ChartArea.roundCeiling(series.flatMap(\.values).compactMap(\.self).max() ?? 0)
        for (number, series) in series.enumerated() {
            let area = ChartArea(
                left: 8 + 212 * Double(number % 3),
                top: 30 + 120 * Double(number / 3),
                width: 180,
                height: 60,
                ceiling: ceiling
            )
            page.label(series.name, x: area.left, y: area.top - 12, style: "name")
            page.rule(
                x1: area.left,
                y1: area.bottom,
                x2: area.left + area.width,
                y2: area.bottom,
                style: "grid"
            )
            drawLine(series, 0, area, into: &page)
            if let first = categories.first { page.label(first, x: area.left, y: area.bottom + 18) }
            if categories.count > 1, let last = categories.last {
                page.label(last, x: area.left + area.width, y: area.bottom + 18, anchor: "end")
            }
        }
    }
}
