// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// When something happened, as well as it is known; the words are kept as they were said.
package struct Occurrence: Hashable, Sendable {
    /// How much of the date is known (Domain 2.1).
    package enum Precision: Int, Sendable, CaseIterable {
        case exact = 1
        case day = 2
        case month = 3
        case year = 4
        case approximate = 5
        case unknown = 6
    }

    package var first: Day?
    package var last: Day?
    package var precision: Precision
    package var words: String

    package static let unknown = Occurrence(first: nil, last: nil, precision: .unknown, words: "")

    package init(first: Day?, last: Day? = nil, precision: Precision, words: String = "") {
        self.first = first
        self.last = last
        self.precision = precision
        self.words = words
    }
}

extension Occurrence {
    /// The beginning of its day, where the day is known: clocks that count hours run from there.
    package func start(_ calendar: SiteCalendar) -> Instant? {
        guard precision == .day || precision == .exact, let first else { return nil }
        return calendar.start(first)
    }
}

extension Occurrence: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        writer.optional(first) { $0.day($1) }
        writer.optional(last) { $0.day($1) }
        writer.code(precision)
        writer.text(words)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        first = try reader.optional { r throws(DecodingFailure) in try r.day() }
        last = try reader.optional { r throws(DecodingFailure) in try r.day() }
        precision = try reader.code()
        words = try reader.text()
    }
}
