// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Severity 1 to 5 as a number in a shape that grows; colour comes second (Domain 4.3).
package struct SeverityMark: Component {
    private let level: Int?
    private let label: (any Words)?

    /// Nil means not assessed yet; `label` stands beside the shape.
    package init(_ level: Int?, label: (any Words)? = nil) {
        self.level = level.map { min(max($0, 1), 5) }
        self.label = label
    }

    package func draw(into page: inout HTMLWriter) {
        page.span("severity") { page in
            drawShape(into: &page)
            if let label {
                page.span { $0.text(label) }
            }
        }
    }

    private func drawShape(into page: inout HTMLWriter) {
        let spoken = level.map { "Severity \($0) of 5" } ?? "Severity not assessed"
        page.element(
            "svg",
            "",
            [
                .style("s1", level == 1), .style("s2", level == 2), .style("s3", level == 3),
                .style("s4", level == 4), .style("s5", level == 5), .style("s0", level == nil),
                .attribute("viewBox", "0 0 32 32"), .width(28), .height(28), .role("img"), .spoken(spoken),
            ]
        ) { page in
            page.raw(shape)
            page.raw("<text x=\"16\" y=\"16\" dy=\".36em\" text-anchor=\"middle\">")
            page.text(level.map(String.init) ?? "?")
            page.raw("</text>")
        }
    }

    private var shape: StaticString {
        switch level {
        case 1: "<circle cx=\"16\" cy=\"16\" r=\"8\"/>"
        case 2: "<rect x=\"7\" y=\"7\" width=\"18\" height=\"18\" rx=\"4\"/>"
        case 3: "<path d=\"M16 3.5 28.5 16 16 28.5 3.5 16z\"/>"
        case 4: "<path d=\"M16 2.5 27.7 9.25v13.5L16 29.5 4.3 22.75V9.25z\"/>"
        case 5: "<path d=\"M9.8 1h12.4L31 9.8v12.4L22.2 31H9.8L1 22.2V9.8z\"/>"
        default: "<circle cx=\"16\" cy=\"16\" r=\"9\" stroke-dasharray=\"3 3\"/>"
        }
    }
}
