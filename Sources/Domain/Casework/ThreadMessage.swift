// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What the holder of a receipt may read: what we said and promised, never what they wrote themselves.
package struct ThreadMessage: Hashable, Sendable {
    package enum Body: Hashable, Sendable {
        /// A numbered standard phrase and the day to look again.
        case phrase(Int, next: Day?)
        case reply(String)
        /// "You wrote on 3 May": that they wrote, not what.
        case youWrote
    }

    package let at: Instant
    package let body: Body

    package init(at: Instant, body: Body) {
        self.at = at
        self.body = body
    }
}

extension ThreadMessage: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        writer.instant(at)
        switch body {
        case .phrase(let number, let next):
            writer.byte(1)
            writer.count(number)
            writer.optional(next) { $0.day($1) }
        case .reply(let text):
            writer.byte(2)
            writer.text(text)
        case .youWrote: writer.byte(3)
        }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        at = try reader.instant()
        switch try reader.byte() {
        case 1:
            body = .phrase(
                try reader.count(),
                next: try reader.optional { r throws(DecodingFailure) in try r.day() }
            )
        case 2: body = .reply(try reader.text())
        case 3: body = .youWrote
        default: throw .newer
        }
    }
}

/// All that a short code reads: a numbered phrase and a day, never words, never the kind (Domain 3.2).
package struct PublicStatus: Hashable, Sendable, BinaryCodable {
    package let phrase: Int
    package let next: Day?

    package init(phrase: Int, next: Day?) {
        self.phrase = phrase
        self.next = next
    }

    package func write(to writer: inout ByteWriter) {
        writer.count(phrase)
        writer.optional(next) { $0.day($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        phrase = try reader.count()
        next = try reader.optional { r throws(DecodingFailure) in try r.day() }
    }
}
