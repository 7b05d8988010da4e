// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// What stands beside an entry inside its seal.
package struct EntryHeader: BinaryCodable, Sendable, Equatable {
    package var kind: RecordKind
    package var number: Int
    package var version: Int
    package var author: Author
    package var at: Instant
    package var compartment: CompartmentID

    package init(
        kind: RecordKind,
        number: Int,
        version: Int,
        author: Author,
        at: Instant,
        compartment: CompartmentID
    ) {
        self.kind = kind
        self.number = number
        self.version = version
        self.author = author
        self.at = at
        self.compartment = compartment
    }

    package func write(to writer: inout ByteWriter) {
        writer.byte(1)
        writer.code(kind)
        writer.count(number)
        writer.count(version)
        writer.value(author)
        writer.instant(at)
        writer.id(compartment)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        guard try reader.byte() == 1 else { throw .newer }
        kind = try reader.code()
        number = try reader.count()
        version = try reader.count()
        author = try reader.value()
        at = try reader.instant()
        compartment = try reader.id()
    }
}
