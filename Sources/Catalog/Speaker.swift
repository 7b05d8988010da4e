// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A catalog and a reader's language: what pages are written with.
package struct Speaker: Sendable {
    package let catalog: Catalog
    package let language: Language

    package func callAsFunction(_ message: Message, _ arguments: Argument...) -> LocalizedText {
        catalog.text(message, language, arguments)
    }

    /// What a code of a list is called; the code itself when nobody has named it.
    package func label(_ area: MessageArea, _ code: String) -> LocalizedText {
        guard let message = catalog.message(area, code) else { return LocalizedText([.literal(code)], .en) }
        return catalog.text(message, language)
    }

    /// The numbered sentence that a short code may show; nil for a number that this Amparo does not know.
    package func phrase(_ number: Int, _ arguments: Argument...) -> LocalizedText? {
        catalog.message(.phrases, String(number)).map { catalog.text($0, language, arguments) }
    }
}
