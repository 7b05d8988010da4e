// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The signed step that says that a record is read by another compartment too, or no longer (Design 2 "record").
package struct Sharing: Hashable, Sendable, BinaryCodable {
    package let compartment: CompartmentID
    package let isShared: Bool
    package let reason: String

    package init(with compartment: CompartmentID, _ isShared: Bool, reason: String) {
        self.compartment = compartment
        self.isShared = isShared
        self.reason = reason
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(compartment)
        writer.bool(isShared)
        writer.text(reason)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        compartment = try reader.id()
        isShared = try reader.bool()
        reason = try reader.text()
    }
}
