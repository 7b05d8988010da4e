// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain

/// One piece of a backup's inside: what it begins with, a file, a row, a sealed blob, its end.
enum ArchivePiece: Equatable {
    /// The version of the form, and how many migrations the tables have.
    case beginning(version: Int, tables: Int)
    case file(name: String, [UInt8])
    case row(table: Int, [Bind])
    /// The blob's sealed bytes follow it in the stream, outside any piece.
    case blob(id: [UInt8], length: Int, digest: [UInt8])
    case end(rows: Int, blobs: Int, digest: [UInt8])

    static let version = 1
    /// The longest piece that is taken; an entry's body is far below.
    static let longest = 64 << 20

    var encoded: [UInt8] {
        var w = ByteWriter()
        switch self {
        case .beginning(let version, let tables):
            w.byte(1)
            w.count(version)
            w.count(tables)
        case .file(let name, let bytes):
            w.byte(2)
            w.text(name)
            w.blob(bytes)
        case .row(let table, let values):
            w.byte(3)
            w.count(table)
            w.list(values) { $0.bind($1) }
        case .blob(let id, let length, let digest):
            w.byte(4)
            w.blob(id)
            w.count(length)
            w.blob(digest)
        case .end(let rows, let blobs, let digest):
            w.byte(5)
            w.count(rows)
            w.count(blobs)
            w.blob(digest)
        }
        return w.bytes
    }

    init(encoded bytes: [UInt8]) throws(DecodingFailure) {
        var r = ByteReader(bytes)
        switch try r.byte() {
        case 1: self = .beginning(version: try r.count(), tables: try r.count())
        case 2: self = .file(name: try r.text(), try r.blob())
        case 3:
            self = .row(
                table: try r.count(),
                try r.list { r throws(DecodingFailure) in try r.bind() }
            )
        case 4: self = .blob(id: try r.blob(), length: try r.count(), digest: try r.blob())
        case 5: self = .end(rows: try r.count(), blobs: try r.count(), digest: try r.blob())
        default: throw .newer
        }
    }
}

extension ByteWriter {
    fileprivate mutating func bind(_ value: Bind) {
        switch value {
        case .null: byte(0)
        case .integer(let number):
            byte(1)
            int(number)
        case .text(let text):
            byte(2)
            self.text(text)
        case .blob(let bytes):
            byte(3)
            blob(bytes)
        }
    }
}

extension ByteReader {
    fileprivate mutating func bind() throws(DecodingFailure) -> Bind {
        switch try byte() {
        case 0: .null
        case 1: .integer(try int64())
        case 2: .text(try text())
        case 3: .blob(try blob())
        default: throw .newer
        }
    }
}
