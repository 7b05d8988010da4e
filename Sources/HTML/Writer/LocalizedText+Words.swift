// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Catalog

extension LocalizedText: Words {
    /// A sentence that is not translated yet says in which language it is.
    package func draw(into page: inout HTMLWriter) {
        guard let around = page.language, around != language.rawValue else { return drawParts(into: &page) }
        page.span(
            "",
            [.lang(language.rawValue), .direction(language.isRightToLeft ? "rtl" : "ltr")],
            content: drawParts
        )
    }

    package var forAttribute: String { phrase.forAttribute }

    private func drawParts(into page: inout HTMLWriter) { phrase.draw(into: &page) }

    private var phrase: Phrase {
        Phrase(
            parts: parts.map { part in
                switch part {
                case .literal(let words): .literal(words)
                case .inserted(let words): .inserted(words)
                }
            }
        )
    }
}
