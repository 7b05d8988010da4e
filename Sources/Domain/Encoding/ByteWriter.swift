// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Writes the compact binary encoding that entries, summaries and the directory share.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func byte(_ value: UInt8) { bytes.append(value) }
    package mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// An unsigned number of seven bits a byte, the lowest first.
    package mutating func count(_ value: Int) { varint(UInt64(max(0, value))) }

    /// A signed number, zigzag folded.
    package mutating func int(_ value: Int64) {
        varint(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    package mutating func int(_ value: Int) { int(Int64(value)) }
    package mutating func instant(_ value: Instant) { int(value.milliseconds) }
    package mutating func day(_ value: Day) { int(Int64(value.number)) }

    package mutating func fixed16(_ value: UInt16) { fixed(UInt64(value), 2) }
    package mutating func fixed32(_ value: UInt32) { fixed(UInt64(value), 4) }
    package mutating func fixed64(_ value: Int64) { fixed(UInt64(bitPattern: value), 8) }

    package mutating func raw(_ value: [UInt8]) { bytes.append(contentsOf: value) }

    package mutating func blob(_ value: [UInt8]) {
        count(value.count)
        bytes.append(contentsOf: value)
    }

    package mutating func text(_ value: String) {
        let utf8 = Array(value.utf8)
        blob(utf8)
    }

    package mutating func id<Of>(_ value: ID<Of>) {
        fixed(value.high.byteSwapped, 8)
        fixed(value.low.byteSwapped, 8)
    }

    package mutating func optional<T>(_ value: T?, _ write: (inout ByteWriter, T) -> Void) {
        bool(value != nil)
        if let value { write(&self, value) }
    }

    package mutating func list<T>(_ values: [T], _ write: (inout ByteWriter, T) -> Void) {
        count(values.count)
        for value in values { write(&self, value) }
    }

    package mutating func code<E: RawRepresentable>(_ value: E) where E.RawValue == Int {
        count(value.rawValue)
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func fixed(_ value: UInt64, _ width: Int) {
        for i in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(i)))) }
    }
}
