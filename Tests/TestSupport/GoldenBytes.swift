// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Testing

/// A file of encodings that are read for ever, one a line: a name and its bytes.
///
/// With AMPARO_WRITE_GOLDEN set, a name that has no line yet gets one. A line that is there is never changed by
/// that: an encoding that has become another one stays red, until it gets a version of its own.
package struct GoldenBytes {
    private let file: String
    private var lines: [(name: String, hex: String)] = []

    package init(_ name: String) throws {
        let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        file = "/\(tests)/Golden/\(name).txt"
        guard Files.exists(file) else { return }
        lines = String(decoding: try Files.read(file), as: UTF8.self).split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }.map { line in
            let parts = line.split(separator: "=", maxSplits: 1).map { part in
                part.split(separator: " ").joined(separator: " ")
            }
            return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        }
    }

    /// Every sample is written as its line says, and every line is read; samples read back as what they were.
    package mutating func check<Value: Equatable>(
        _ samples: [(name: String, value: Value)],
        write: (Value) -> [UInt8],
        read: (_ name: String, _ bytes: [UInt8]) throws -> Value
    ) throws {
        #expect(Set(samples.map(\.name)).count == samples.count, "two samples have one name")
        if environment("AMPARO_WRITE_GOLDEN") != nil {
            for sample in samples where !lines.contains(where: { $0.name == sample.name }) {
                lines.append((sample.name, GoldenBytes.hex(write(sample.value))))
            }
            let header =
                "# Encodings as they are stored; lines are added and never changed (CONTRIBUTING.md).\n"
            let text = lines.map { "\($0.name) = \($0.hex)\n" }.joined()
            try Files.writeDurably(file, Array((header + text).utf8), mode: 0o644)
        }
        for sample in samples {
            let golden = lines.first { $0.name == sample.name }?.hex
            #expect(GoldenBytes.hex(write(sample.value)) == golden, "\(sample.name)")
        }
        for line in lines {
            let value = try read(line.name, try #require(GoldenBytes.bytes(line.hex)))
            if let sample = samples.first(where: { $0.name == line.name }) {
                #expect(value == sample.value, "\(line.name)")
            }
        }
    }

    /// The first words of the names: what there is a line for.
    package var numbers: Set<String> {
        Set(lines.compactMap { $0.name.split(separator: " ").prefix(2).joined(separator: " ") })
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ hex: String) -> [UInt8]? {
        let digits = Array(hex)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let values = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        return values.contains(nil) ? nil : values.compactMap { $0 }
    }
}
