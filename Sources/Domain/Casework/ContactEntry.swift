// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How a person may be reached, in their own words and within their own limits (Domain 2.2, SafeContact).
package struct WorkingContact: Hashable, Sendable, BinaryCodable, CustomStringConvertible {
    package var mode: SafeContactMode
    package var reach: String
    package var name: String
    package var never: String

    package init(mode: SafeContactMode, reach: String = "", name: String = "", never: String = "") {
        self.mode = mode
        self.reach = reach
        self.name = name
        self.never = never
    }

    /// Nothing was said that anybody could go by.
    package var isEmpty: Bool { mode == .notSaid && reach.isEmpty && name.isEmpty && never.isEmpty }

    package var description: String { "WorkingContact(redacted)" }

    package func write(to writer: inout ByteWriter) {
        writer.code(mode)
        writer.text(reach)
        writer.text(name)
        writer.text(never)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        mode = try reader.code()
        reach = try reader.text()
        name = try reader.text()
        never = try reader.text()
    }
}

/// A record of its own, so that a working contact can go alone.
package enum ContactEntry: Hashable, Sendable {
    case given(WorkingContact)
    case withdrawn
    case shared(Sharing)
}

extension ContactEntry: RecordEntry {
    package var version: Int { 1 }

    package var number: Int {
        switch self {
        case .given: 1
        case .withdrawn: 2
        case .shared: 3
        }
    }

    package var sharing: Sharing? {
        if case .shared(let sharing) = self { sharing } else { nil }
    }

    package func writeBody(to writer: inout ByteWriter) {
        switch self {
        case .given(let contact): writer.value(contact)
        case .withdrawn: break
        case .shared(let sharing): writer.value(sharing)
        }
    }

    package static func read(
        number: Int,
        version: Int,
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> ContactEntry {
        guard version == 1 else { throw .newer }
        switch number {
        case 1: return .given(try reader.value())
        case 2: return .withdrawn
        case 3: return .shared(try reader.value())
        default: throw .newer
        }
    }
}

/// A working contact as its history has made it.
package struct ContactState: RecordState {
    package static let kind = RecordKind.contact
    package private(set) var contact: WorkingContact?

    package init() {}

    package mutating func apply(_ step: Stamped<ContactEntry>) {
        switch step.entry {
        case .given(let contact): self.contact = contact
        case .withdrawn: contact = nil
        case .shared: break
        }
    }

    /// Never found by search and never in a list: only its report leads to it (Domain 4.10).
    package var searchable: [String] { [] }
    package var language: String { "" }
    package func summary(_ context: SummaryContext) -> Summary { Summary(kind: .contact) }
}
