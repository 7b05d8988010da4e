// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@Suite struct TheBinaryCoder {
    @Test(arguments: [Int64.min, -1, 0, 1, 127, 128, 300, .max])
    func `reads back every whole number`(_ value: Int64) throws {
        var writer = ByteWriter()
        writer.int(value)
        var reader = ByteReader(writer.bytes)
        #expect(try reader.int64() == value)
        #expect(reader.isAtEnd)
    }

    @Test func `refuses a length that the bytes cannot hold`() {
        var writer = ByteWriter()
        writer.count(1_000_000)
        #expect(throws: DecodingFailure.truncated) {
            var reader = ByteReader(writer.bytes)
            _ = try reader.blob()
        }
        #expect(throws: DecodingFailure.truncated) {
            var reader = ByteReader(writer.bytes)
            _ = try reader.list { r throws(DecodingFailure) in try r.byte() }
        }
    }

    @Test func `never traps on random bytes`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...64, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            var reader = ByteReader(bytes)
            _ = try? Intake(from: &reader)
            for number in 0...40 {
                var report = ByteReader(bytes)
                _ = try? ReportEntry.read(number: number, version: 1, from: &report)
                var file = ByteReader(bytes)
                _ = try? CaseEntry.read(number: number, version: 1, from: &file)
            }
            var directory = ByteReader(bytes)
            _ = try? DirectoryEntry(from: &directory)
            var summary = ByteReader(bytes)
            _ = try? Summary(from: &summary)
        }
    }

    @Test func `an entry of a newer Amparo is never skipped`() {
        var reader = ByteReader([])
        #expect(throws: DecodingFailure.newer) {
            try CaseEntry.read(number: 9_999, version: 1, from: &reader)
        }
        #expect(throws: DecodingFailure.newer) { try CaseEntry.read(number: 14, version: 2, from: &reader) }
    }

    @Test func `figures stand at fixed offsets`() {
        #expect(Figures(kind: .caseFile).encoded.count == Figures.encodedCount)
        var figures = Figures(kind: .report)
        figures.setDues([
            Due(clock: .acknowledge, at: Instant(milliseconds: 20)),
            Due(clock: .consult, at: Instant(milliseconds: 10)),
        ])
        #expect(figures.encoded.count == Figures.encodedCount)
        #expect(figures.firstDue?.clock == .consult)
        #expect(try! Figures(encoded: figures.encoded) == figures)
    }
}
