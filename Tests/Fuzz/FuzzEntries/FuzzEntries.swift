// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Bytes where an entry, a directory step or a summary should stand: refused or read, never a trap, and what was
/// read is written and read again without a change.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEntries(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard bytes.count > 1 else { return 0 }
    let number = Int(bytes[1] & 63)
    let body = Array(bytes[2...])
    switch bytes[0] % 5 {
    case 0: entry(CaseEntry.self, number, body)
    case 1: entry(ReportEntry.self, number, body)
    case 2: entry(ContactEntry.self, number, body)
    case 3: value(DirectoryEntry.self, body)
    default: value(Summary.self, body)
    }
    return 0
}

private func entry<Entry: RecordEntry>(_: Entry.Type, _ number: Int, _ body: [UInt8]) {
    var reader = ByteReader(body)
    guard let first = try? Entry.read(number: number, version: 1, from: &reader) else { return }
    let bytes = written(first)
    var again = ByteReader(bytes)
    guard let second = try? Entry.read(number: first.number, version: first.version, from: &again) else {
        preconditionFailure("what was written cannot be read")
    }
    precondition(again.isAtEnd && written(second) == bytes)
}

private func written(_ entry: some RecordEntry) -> [UInt8] {
    var writer = ByteWriter()
    entry.writeBody(to: &writer)
    return writer.bytes
}

private func value<Value: BinaryCodable>(_: Value.Type, _ body: [UInt8]) {
    guard let first = try? Value(encoded: body) else { return }
    guard let second = try? Value(encoded: first.encoded) else {
        preconditionFailure("what was written cannot be read")
    }
    precondition(second.encoded == first.encoded)
}
