// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Sixteen plain shapes in four rows, drawn from a fingerprint: to glance at; the words beside it decide.
package struct FingerprintPicture: Component, Sendable {
    /// What each shape is called, for those who hear the page: nothing is told by colour.
    private static let names = ["dot", "ring", "block", "frame", "peak", "valley", "diamond", "cross"]

    private let shapes: [Int]

    /// `shapes` are sixteen numbers from 0 to 7.
    package init(_ shapes: [Int]) { self.shapes = shapes.map { $0 & 7 } }

    /// The rows in words, such as "dot, ring, block, cross; ...".
    package var spoken: String {
        stride(from: 0, to: shapes.count, by: 4).map { row in
            shapes[row..<min(row + 4, shapes.count)].map { Self.names[$0] }.joined(separator: ", ")
        }.joined(separator: "; ")
    }

    package func draw(into page: inout HTMLWriter) {
        page.element(
            "svg",
            "",
            [
                .attribute("viewBox", "0 0 80 80"), .width(120), .height(120), .role("img"),
                .spoken("Picture of the key: \(spoken)"), .attribute("fill", "none"),
                .attribute("stroke", "currentColor"), .attribute("stroke-width", "3"),
            ]
        ) { page in
            for (place, shape) in shapes.enumerated() {
                page.element(
                    "g",
                    "",
                    [.attribute("transform", "translate(\(place % 4 * 20) \(place / 4 * 20))")]
                ) { Self.draw(shape, into: &$0) }
            }
        }
    }

    /// Each stands in a square of 20; full ones and open ones differ without colour.
    private static func draw(_ shape: Int, into page: inout HTMLWriter) {
        switch shape {
        case 0: page.raw("<circle cx=\"10\" cy=\"10\" r=\"6\" fill=\"currentColor\"/>")
        case 1: page.raw("<circle cx=\"10\" cy=\"10\" r=\"6\"/>")
        case 2: page.raw("<path d=\"M4 4h12v12H4z\" fill=\"currentColor\"/>")
        case 3: page.raw("<path d=\"M4 4h12v12H4z\"/>")
        case 4: page.raw("<path d=\"M3 15 10 5l7 10\"/>")
        case 5: page.raw("<path d=\"m3 5 7 10 7-10\"/>")
        case 6: page.raw("<path d=\"m10 3 7 7-7 7-7-7z\" fill=\"currentColor\"/>")
        default: page.raw("<path d=\"m4 4 12 12M16 4 4 16\"/>")
        }
    }
}

/// A key as two people compare it in a call: words to read aloud, the same in digits, and the picture.
package struct FingerprintView: Component, Sendable {
    private let words: [String]
    private let digits: [String]
    private let picture: FingerprintPicture

    package init(words: [String], digits: [String], shapes: [Int]) {
        self.words = words
        self.digits = digits
        picture = FingerprintPicture(shapes)
    }

    package func draw(into page: inout HTMLWriter) {
        page.draw(CodeDisplay(words.joined(separator: " "), label: "Words of the key", isLarge: false))
        page.draw(CodeDisplay(digits.joined(separator: " "), label: "The same in numbers", isLarge: false))
        page.p { $0.draw(picture) }
    }
}
