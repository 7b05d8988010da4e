// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Who took a step in a record's history.
package enum Author: Hashable, Sendable {
    /// A member, who signed the entry.
    case member(MemberID)
    /// Somebody outside who wrote through a channel; the node vouches for the receipt of it.
    case outside
    /// Somebody outside who held the receipt, and signed with the key derived from it.
    case reporter
}

extension Author: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        switch self {
        case .outside: writer.byte(0)
        case .member(let id):
            writer.byte(1)
            writer.id(id)
        case .reporter: writer.byte(2)
        }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        switch try reader.byte() {
        case 0: self = .outside
        case 1: self = .member(try reader.id())
        case 2: self = .reporter
        default: throw .newer
        }
    }
}
