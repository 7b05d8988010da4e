// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CQR

/// A square of modules that a phone reads; drawn as one SVG path.
package struct QRCode: Component, Sendable {
    package let width: Int
    package let label: String
    private let dark: [Bool]

    /// Nil when the text is empty or too long for any square.
    package init?(_ text: String, label: any Words) {
        guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
        guard let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { unsafe QRcode_free(code) }
        let width = unsafe Int(code.pointee.width)
        let modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        self.width = width
        self.label = label.forAttribute
        dark = unsafe modules.map { $0 & 1 == 1 }
    }

    package func isDark(row: Int, column: Int) -> Bool {
        guard (0..<width).contains(row), (0..<width).contains(column) else { return false }
        return dark[row * width + column]
    }

    /// Four light modules around, as the standard asks.
    package func draw(into page: inout HTMLWriter) {
        let side = width + 8
        page.element(
            "svg",
            "qr",
            [
                .attribute("viewBox", "0 0 \(side) \(side)"), .width(side * 5), .height(side * 5),
                .role("img"), .spoken(label), .attribute("shape-rendering", "crispEdges"),
            ]
        ) { page in
            page.raw("<path fill=\"#fff\" d=\"M0 0h")
            page.number(side)
            page.raw("v")
            page.number(side)
            page.raw("h-")
            page.number(side)
            page.raw("z\"/><path fill=\"#000\" d=\"")
            for row in 0..<width { drawRow(row, into: &page) }
            page.raw("\"/>")
        }
    }

    private func drawRow(_ row: Int, into page: inout HTMLWriter) {
        var column = 0
        while column < width {
            guard isDark(row: row, column: column) else {
                column += 1
                continue
            }
            var end = column
            while end < width, isDark(row: row, column: end) { end += 1 }
            page.text("M\(column + 4) \(row + 4)h\(end - column)v1h-\(end - column)z")
            column = end
        }
    }
}
