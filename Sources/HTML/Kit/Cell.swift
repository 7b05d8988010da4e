// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What stands in one place of a table.
package struct Cell {
    let content: Content

    package init(_ content: @escaping Content) { self.content = content }

    package func draw(into page: inout HTMLWriter) { content(&page) }

    package static func text(_ words: any Words) -> Cell { Cell { $0.text(words) } }

    /// A value that somebody typed.
    package static func value(_ value: String) -> Cell { Cell { $0.value(value) } }

    package static func number(_ number: Int) -> Cell { Cell { $0.number(number) } }

    package static func component(_ component: some Component) -> Cell { Cell { $0.draw(component) } }

    /// One line, cut where the column ends.
    package static func line(_ value: String) -> Cell {
        Cell { page in page.span("line", [.direction("auto"), .title(value)], text: value) }
    }

    package static func link(_ words: any Words, _ link: Link) -> Cell { Cell { $0.link(words, to: link) } }

    /// Nothing is known or nothing applies.
    package static var none: Cell { Cell { $0.span("quiet none", [.unspoken], text: "–") } }
}
