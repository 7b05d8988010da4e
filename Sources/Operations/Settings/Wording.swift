// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// What the installation says to the public, in each language in which it has said it.
package struct Wording: Sendable, Hashable, BinaryCodable, ExpressibleByStringLiteral {
    /// By the language's code; no text is empty.
    package private(set) var texts: [String: String]

    package init(_ texts: [String: String] = [:]) {
        self.texts = texts.filter { !$0.value.isEmpty }
    }

    /// In English only, for now.
    package init(stringLiteral text: String) { self.init(["en": text]) }

    package var isEmpty: Bool { texts.isEmpty }

    package subscript(_ language: String) -> String { texts[language] ?? "" }

    /// For members, who read English: what there is, where there is none.
    package var forMembers: String {
        texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }

    package func write(to w: inout ByteWriter) {
        w.list(texts.sorted { $0.key < $1.key }) {
            $0.text($1.key)
            $0.text($1.value)
        }
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        let pairs = try r.list { r throws(DecodingFailure) -> (String, String) in (try r.text(), try r.text())
        }
        self.init(Dictionary(pairs) { _, last in last })
    }
}
