// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A sentence for a reader, with the inserted values kept apart so that their direction can be isolated.
package struct LocalizedText: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case inserted(String)
    }

    package let parts: [Part]

    /// The language that the sentence is in: English where the reader's has none yet.
    package let language: Language

    package init(_ parts: [Part], _ language: Language) {
        self.parts = parts
        self.language = language
    }

    /// For places without markup that show one direction, such as log lines of a terminal and tests.
    package var plain: String {
        parts.map(\.words).joined()
    }

    /// For attributes and titles, where invisible isolates do what `<bdi>` does in a page.
    package var isolated: String {
        parts.map { part in
            switch part {
            case .literal(let words): words
            case .inserted(let words): "\u{2068}" + words + "\u{2069}"
            }
        }
        .joined()
    }
}

extension LocalizedText.Part {
    package var words: String {
        switch self {
        case .literal(let words), .inserted(let words): words
        }
    }
}
