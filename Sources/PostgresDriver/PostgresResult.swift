// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CPostgres
import Database

/// An answer of the server, freed with this object.
@safe final class PostgresResult {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        unsafe self.handle = unsafe handle
    }

    deinit {
        unsafe PQclear(handle)
    }

    var count: Int { unsafe Int(PQntuples(handle)) }

    /// Bytes that the rows take, to size the next fetch.
    var byteCount: Int { unsafe Int(PQresultMemorySize(handle)) }

    /// What the server says it did: "INSERT 0 1", "COMMIT".
    var tag: String { unsafe String(cString: PQcmdStatus(handle)) }

    /// Rows inserted, changed or deleted.
    var changed: Int {
        if tag.hasPrefix("SELECT") { return 0 }
        return unsafe Int(String(cString: PQcmdTuples(handle))) ?? 0
    }

    func row(_ index: Int) throws(DatabaseError) -> Row {
        let columns = unsafe PQnfields(handle)
        var values: [Bind] = []
        values.reserveCapacity(Int(columns))
        for column in 0..<columns { values.append(try value(Int32(index), column)) }
        return Row(values)
    }

    private func value(_ row: Int32, _ column: Int32) throws(DatabaseError) -> Bind {
        if unsafe PQgetisnull(handle, row, column) != 0 { return .null }
        let start = unsafe UnsafeRawPointer(PQgetvalue(handle, row, column))
        let count = unsafe Int(PQgetlength(handle, row, column))
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        let type = unsafe PQftype(handle, column)
        switch type {
        case PostgresType.bytea: return .blob(unsafe [UInt8](bytes))
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid, PostgresType.bool:
            return .integer(unsafe Self.integer(bytes, isSigned: type != PostgresType.oid))
        case PostgresType.void: return .null
        case PostgresType.numeric:
            guard let integer = unsafe Self.wholeNumber(bytes) else {
                throw DatabaseError(.misuse, details: "column \(column) is not a whole number of 64 bits")
            }
            return .integer(integer)
        case let type where PostgresType.texts.contains(type):
            return .text(unsafe String(decoding: bytes, as: UTF8.self))
        default: throw DatabaseError(.misuse, details: "column \(column) has type \(type)")
        }
    }

    private static func integer(_ bytes: UnsafeRawBufferPointer, isSigned: Bool) -> Int64 {
        let isNegative = unsafe isSigned && bytes.count > 1 && (bytes.first ?? 0) & 0x80 != 0
        return unsafe bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }

    /// What sum() of 64-bit integers comes as: count, weight, sign, scale, then digits of base 10,000.
    private static func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let words = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            unsafe Int64(Int16(bitPattern: UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])))
        }
        guard words.count >= 4, words.count == 4 + Int(words[0]) else { return nil }
        let isNegative = words[2] == 0x4000
        guard isNegative || words[2] == 0, words[0] <= words[1] + 1, words[1] < 5 else { return nil }
        var value: Int64 = 0
        for place in 0..<max(Int(words[1]) + 1, 0) {
            let digit = place < Int(words[0]) ? words[4 + place] : 0
            let (product, isTooBig) = value.multipliedReportingOverflow(by: 10_000)
            let (sum, isOver) = product.addingReportingOverflow(isNegative ? -digit : digit)
            if isTooBig || isOver { return nil }
            value = sum
        }
        return value
    }
}
