// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// Every kind of entry in every version of its encoding: its bytes are in a file, and are read for ever.
@Suite struct GoldenEntries {
    /// "3 v1", and what tells two samples of one number apart.
    private static func named<Entry: RecordEntry>(_ entries: [Entry]) -> [(name: String, value: Entry)] {
        var seen: [Int: Int] = [:]
        return entries.map { entry in
            let turn = seen[entry.number, default: 0]
            seen[entry.number] = turn + 1
            return ("\(entry.number) v\(entry.version)\(turn == 0 ? "" : " \(turn + 1)")", entry)
        }
    }

    private static func check<Entry: RecordEntry & Equatable>(_ file: String, _ entries: [Entry]) throws {
        var golden = try GoldenBytes(file)
        try golden.check(
            named(entries),
            write: { entry in
                var writer = ByteWriter()
                entry.writeBody(to: &writer)
                return writer.bytes
            },
            read: { name, bytes in
                let parts = name.split(separator: " ")
                let number = try #require(Int(parts[0]))
                let version = try #require(Int(parts[1].dropFirst()))
                var reader = ByteReader(bytes)
                let entry = try Entry.read(number: number, version: version, from: &reader)
                #expect(reader.isAtEnd, "\(name)")
                for cut in 0..<bytes.count {
                    var torn = ByteReader(Array(bytes[..<cut]))
                    #expect(throws: DecodingFailure.self, "\(name) torn at \(cut)") {
                        let read = try Entry.read(number: number, version: version, from: &torn)
                        if read != entry { throw DecodingFailure.malformed }
                    }
                }
                return entry
            }
        )
        // What can be read has a line: a new kind or version without one is red.
        var known: Set<String> = []
        for number in 0...400 {
            for version in 0...9 where isKnown(Entry.self, number, version) {
                known.insert("\(number) v\(version)")
            }
        }
        #expect(known == golden.numbers)
    }

    private static func isKnown<Entry: RecordEntry>(_ type: Entry.Type, _ number: Int, _ version: Int) -> Bool
    {
        var reader = ByteReader([])
        do throws(DecodingFailure) {
            _ = try Entry.read(number: number, version: version, from: &reader)
            return true
        } catch {
            return error != .newer
        }
    }

    @Test func `of a report are written as they always were, and read back`() throws {
        try Self.check("report", GoldenSamples.reports)
    }

    @Test func `of a case are written as they always were, and read back`() throws {
        try Self.check("case", GoldenSamples.cases)
    }

    @Test func `of a contact are written as they always were, and read back`() throws {
        try Self.check("contact", GoldenSamples.contacts)
    }

    @Test func `of what is kept apart are written as they always were, and read back`() throws {
        try Self.check("identity", GoldenSamples.identities)
        try Self.check("reading", GoldenSamples.readings)
    }

    @Test func `of the directory are written as they always were, and read back`() throws {
        var golden = try GoldenBytes("directory")
        try golden.check(
            GoldenSamples.directory.map { ("\($0.encoded[0]) v1", $0) },
            write: { $0.encoded },
            read: { try DirectoryEntry(encoded: $1) }
        )
        let known = (UInt8.min ... .max).filter { tag in
            var reader = ByteReader([tag])
            do throws(DecodingFailure) {
                _ = try DirectoryEntry(from: &reader)
                return true
            } catch {
                return error != .newer
            }
        }
        #expect(Set(known.map { "\($0) v1" }) == golden.numbers)
    }

    @Test func `and what stands beside them are written as they always were, and read back`() throws {
        try Self.checkValues("summary", GoldenSamples.summaries)
        try Self.checkValues("figures", GoldenSamples.summaries.map(\.figures))
        try Self.checkValues("message", GoldenSamples.messages)
        try Self.checkValues("recovery", GoldenSamples.recovery)
        try Self.checkValues(
            "status",
            [PublicStatus(phrase: 4, next: GoldenSamples.day), PublicStatus(phrase: 300, next: nil)]
        )
    }

    private static func checkValues<Value: BinaryCodable & Equatable>(_ file: String, _ values: [Value])
        throws
    {
        var golden = try GoldenBytes(file)
        try golden.check(
            values.enumerated().map { ("\($0.offset + 1) v1", $0.element) },
            write: { $0.encoded },
            read: { try Value(encoded: $1) }
        )
    }
}
