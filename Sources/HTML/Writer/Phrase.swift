// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Words with values put in: the words are the program's, each value is isolated from their direction.
package struct Phrase: Words, ExpressibleByStringInterpolation {
    package enum Part: Sendable, Hashable {
        case literal(String)
        case inserted(String)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.literal(literal)) }
        }

        package mutating func appendInterpolation(_ value: String) { parts.append(.inserted(value)) }

        package mutating func appendInterpolation(_ value: Int) { parts.append(.literal(String(value))) }

        package mutating func appendInterpolation(_ phrase: Phrase) { parts += phrase.parts }
    }

    package let parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    package init(stringLiteral value: String) { parts = [.literal(value)] }

    package init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    /// A value alone, such as a name that somebody typed.
    package static func value(_ value: String) -> Phrase { Phrase(parts: [.inserted(value)]) }

    package func draw(into page: inout HTMLWriter) {
        for part in parts {
            switch part {
            case .literal(let words): page.text(words)
            case .inserted(let value): page.value(value)
            }
        }
    }

    package var forAttribute: String {
        parts.map { part in
            switch part {
            case .literal(let words): words
            case .inserted(let value): "\u{2068}\(Escaping.withoutDirectionMarks(value))\u{2069}"
            }
        }.joined()
    }
}
