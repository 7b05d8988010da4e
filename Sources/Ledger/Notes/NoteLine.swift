// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A line of a note: an origin, the name of a key, an extension; compared byte by byte, as the formats do.
package struct NoteLine: Hashable, Sendable, CustomStringConvertible {
    package static let mostBytes = 1_024

    package let text: String

    /// Nil for nothing, for more than 1,024 bytes, and for control characters.
    package init?(_ text: String) {
        guard (1...Self.mostBytes).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x20 }) else {
            return nil
        }
        self.text = text
    }

    init?(utf8 bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }

    /// Whether it may stand in a signature line and in a verifier key: no blank of any kind, no plus.
    package var isKeyName: Bool {
        text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" }
    }

    package var description: String { text }

    // Swift's own comparison of strings takes different bytes for equal.
    package static func == (a: NoteLine, b: NoteLine) -> Bool {
        a.text.utf8.elementsEqual(b.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
