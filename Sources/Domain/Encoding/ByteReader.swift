// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why bytes could not be read as what they should be.
package enum DecodingFailure: Error, Equatable, CustomStringConvertible {
    case truncated
    case malformed
    /// Written by a newer Amparo: the record becomes read-only, nothing is skipped.
    case newer

    package var description: String {
        switch self {
        case .truncated: "the bytes end too early"
        case .malformed: "the bytes are not of the expected form"
        case .newer: "needs a newer Amparo"
        }
    }
}

/// Reads what `ByteWriter` wrote; every length is checked before it is believed.
package struct ByteReader {
    private let bytes: [UInt8]
    package private(set) var offset: Int

    package init(_ bytes: [UInt8], from offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    package var remaining: Int { bytes.count - offset }
    package var isAtEnd: Bool { remaining <= 0 }

    package mutating func byte() throws(DecodingFailure) -> UInt8 {
        guard offset < bytes.count else { throw .truncated }
        defer { offset += 1 }
        return bytes[offset]
    }

    package mutating func bool() throws(DecodingFailure) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .malformed
        }
    }

    package mutating func count() throws(DecodingFailure) -> Int {
        let value = try varint()
        guard value <= UInt64(Int.max) else { throw .malformed }
        return Int(value)
    }

    package mutating func int64() throws(DecodingFailure) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    package mutating func int() throws(DecodingFailure) -> Int { Int(try int64()) }
    package mutating func instant() throws(DecodingFailure) -> Instant { Instant(milliseconds: try int64()) }

    package mutating func day() throws(DecodingFailure) -> Day {
        let number = try int64()
        guard (-3_000_000...3_000_000).contains(number) else { throw .malformed }
        return Day(number: Int(number))
    }

    package mutating func fixed16() throws(DecodingFailure) -> UInt16 { UInt16(try fixed(2)) }
    package mutating func fixed32() throws(DecodingFailure) -> UInt32 { UInt32(try fixed(4)) }
    package mutating func fixed64() throws(DecodingFailure) -> Int64 { Int64(bitPattern: try fixed(8)) }

    package mutating func raw(_ count: Int) throws(DecodingFailure) -> [UInt8] {
        guard count >= 0, count <= remaining else { throw .truncated }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    package mutating func blob() throws(DecodingFailure) -> [UInt8] { try raw(try count()) }

    package mutating func text() throws(DecodingFailure) -> String {
        let utf8 = try blob()
        guard let text = String(validating: utf8, as: UTF8.self) else { throw .malformed }
        return text
    }

    package mutating func id<Of>(_ of: Of.Type = Of.self) throws(DecodingFailure) -> ID<Of> {
        guard let id = ID<Of>(try raw(16)) else { throw .malformed }
        return id
    }

    package mutating func optional<T>(
        _ read: (inout ByteReader) throws(DecodingFailure) -> T
    ) throws(DecodingFailure) -> T? {
        try bool() ? try read(&self) : nil
    }

    package mutating func list<T>(
        _ read: (inout ByteReader) throws(DecodingFailure) -> T
    ) throws(DecodingFailure) -> [T] {
        let count = try count()
        // Every element takes a byte at least: a longer count is a lie, and no reason to reserve memory.
        guard count <= remaining else { throw .truncated }
        var values: [T] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    package mutating func code<E: RawRepresentable>(
        _ type: E.Type = E.self
    ) throws(DecodingFailure) -> E where E.RawValue == Int {
        guard let value = E(rawValue: try count()) else { throw .newer }
        return value
    }

    private mutating func varint() throws(DecodingFailure) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1 else { throw .malformed }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
            guard shift <= 63 else { throw .malformed }
        }
    }

    private mutating func fixed(_ width: Int) throws(DecodingFailure) -> UInt64 {
        let part = try raw(width)
        return part.enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
    }
}
