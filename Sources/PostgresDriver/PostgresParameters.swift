// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CPostgres
import Database

/// The binds of one statement in PostgreSQL's binary form, in one piece of memory.
@safe final class PostgresParameters {
    /// The types that the server is told; 0 lets it guess, which it needs only for a null of unstated kind.
    let types: [UInt32]
    private let bytes: UnsafeMutableRawBufferPointer
    private var offsets: [Int?] = []
    private var counts: [Int32] = []

    init(_ sql: SQL) throws(DatabaseError) {
        let binds = sql.binds
        guard binds.count <= 65_535 else { throw DatabaseError(.misuse, details: "\(binds.count) binds") }
        for case .text(let text) in binds where text.utf8.contains(0) {
            throw DatabaseError(.misuse, details: "NUL in a text")
        }
        types = sql.bindKinds.map(Self.type)
        let total = binds.reduce(0) { $0 + Self.count($1) }
        guard total < 1 << 30 else { throw DatabaseError(.misuse, details: "a value of \(total) bytes") }
        unsafe bytes = .allocate(byteCount: total + 1, alignment: 8)
        var offset = 0
        for bind in binds {
            let count = Self.count(bind)
            let place = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + count])
            unsafe Self.write(bind, to: place)
            offsets.append(bind == .null ? nil : offset)
            counts.append(Int32(count))
            offset += count
        }
    }

    deinit {
        unsafe bytes.deallocate()
    }

    /// Count, values, lengths and formats as libpq wants them.
    func with<R>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> R
    ) -> R {
        let start = unsafe UnsafeRawPointer(bytes.baseAddress)
        let values = unsafe offsets.map { offset -> UnsafePointer<CChar>? in
            guard let offset, let start = unsafe start else { return nil }
            return unsafe (start + offset).assumingMemoryBound(to: CChar.self)
        }
        return unsafe body(Int32(counts.count), values, counts, [Int32](repeating: 1, count: counts.count))
    }

    private static func type(_ kind: BindKind) -> UInt32 {
        switch kind {
        case .integer: PostgresType.int8
        case .text: PostgresType.text
        case .blob: PostgresType.bytea
        case .unstated: 0
        }
    }

    private static func count(_ bind: Bind) -> Int {
        switch bind {
        case .null: 0
        case .integer: 8
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        }
    }

    private static func write(_ bind: Bind, to place: UnsafeMutableRawBufferPointer) {
        switch bind {
        case .null: break
        case .integer(let value): unsafe place.storeBytes(of: value.bigEndian, as: Int64.self)
        case .text(let text): unsafe place.copyBytes(from: text.utf8)
        case .blob(let bytes): unsafe place.copyBytes(from: bytes)
        }
    }
}

/// The object identifiers of the types that Amparo uses, fixed in every PostgreSQL.
enum PostgresType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let numeric: UInt32 = 1700
    static let void: UInt32 = 2278
    /// char, name, unknown, bpchar, varchar: all travel as plain UTF-8.
    static let texts: Set<UInt32> = [18, 19, text, 705, 1042, 1043]
}
