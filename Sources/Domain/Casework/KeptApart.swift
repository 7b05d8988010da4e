// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Where something lies that is kept apart from its report, and the readers' half of what opens it (Design 4).
///
/// Its key is A xor B: B is `half`, 32 bytes, and stands only inside sealed entries of the report; A is sealed to the custodians.
/// What is derived from it, for whoever erases: the record `record` with its entries and wraps; each request in the report's
/// `readings` with its summaries and search words; the rows of `readings` of those requests; and this entry's own half.
package struct KeptApart: Hashable, Sendable, BinaryCodable, CustomStringConvertible {
    package let record: RecordID
    package let half: [UInt8]

    package init(record: RecordID, half: [UInt8]) {
        self.record = record
        self.half = half
    }

    package var description: String { "KeptApart(redacted)" }

    package func write(to writer: inout ByteWriter) {
        writer.id(record)
        writer.blob(half)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        record = try reader.id()
        half = try reader.blob()
    }
}

/// Who somebody is, in their own words or as a member wrote it down.
package struct Identity: Hashable, Sendable, BinaryCodable, CustomStringConvertible {
    package var name: String
    /// What else tells who it is: a family, a village, a number of a paper.
    package var more: String

    package init(name: String, more: String = "") {
        self.name = name
        self.more = more
    }

    package var isEmpty: Bool { name.isEmpty && more.isEmpty }
    package var description: String { "Identity(redacted)" }

    package func write(to writer: inout ByteWriter) {
        writer.text(name)
        writer.text(more)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.text()
        more = try reader.text()
    }
}

/// What opens with two halves.
package enum ApartContent: Hashable, Sendable {
    case name(Identity)
    /// A file exactly as it was sent.
    case file(FileReference)
}

/// A record of its own with a key of its own; what is given later is another record under another key.
package enum IdentityEntry: Hashable, Sendable {
    case given(Identity)
    case shared(Sharing)
    /// Not who somebody is, but what they sent, with the name under which it came.
    case sent(FileReference)
}

extension IdentityEntry: RecordEntry {
    package var version: Int { 1 }

    package var number: Int {
        switch self {
        case .given: 1
        case .shared: 2
        case .sent: 3
        }
    }

    package var sharing: Sharing? {
        if case .shared(let sharing) = self { sharing } else { nil }
    }

    package func writeBody(to writer: inout ByteWriter) {
        switch self {
        case .given(let identity): writer.value(identity)
        case .shared(let sharing): writer.value(sharing)
        case .sent(let file): writer.value(file)
        }
    }

    package static func read(
        number: Int,
        version: Int,
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> IdentityEntry {
        guard version == 1 else { throw .newer }
        switch number {
        case 1: return .given(try reader.value())
        case 2: return .shared(try reader.value())
        case 3: return .sent(try reader.value())
        default: throw .newer
        }
    }
}

/// What is kept apart, as its history has made it.
package struct IdentityState: RecordState {
    package static let kind = RecordKind.identity
    package private(set) var content: ApartContent?

    package init() {}

    package mutating func apply(_ step: Stamped<IdentityEntry>) {
        switch step.entry {
        case .given(let identity): content = .name(identity)
        case .sent(let file): content = .file(file)
        case .shared: break
        }
    }

    /// Never found by search and never in a list (Domain 4.10).
    package var searchable: [String] { [] }
    package var language: String { "" }
    package func summary(_ context: SummaryContext) -> Summary { Summary(kind: .identity) }
}
