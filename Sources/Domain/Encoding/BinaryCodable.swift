// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A value with one compact binary form.
package protocol BinaryCodable {
    func write(to writer: inout ByteWriter)
    init(from reader: inout ByteReader) throws(DecodingFailure)
}

extension BinaryCodable {
    package var encoded: [UInt8] {
        var writer = ByteWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Reads one value that must fill the bytes.
    package init(encoded bytes: [UInt8]) throws(DecodingFailure) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader)
        guard reader.isAtEnd else { throw .malformed }
    }
}

extension ByteWriter {
    package mutating func value(_ value: some BinaryCodable) { value.write(to: &self) }
}

extension ByteReader {
    package mutating func value<T: BinaryCodable>(_ type: T.Type = T.self) throws(DecodingFailure) -> T {
        try T(from: &self)
    }
}
