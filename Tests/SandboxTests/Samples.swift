// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Testing

/// Files as strangers send them, made on the spot by the machine's own tools.
enum Samples {
    static func bytes(_ arguments: [String]) throws -> [UInt8] {
        let made = try ran(arguments)
        try #require(made.ending == .exited(0), "\(arguments)")
        return made.output
    }

    /// The numbers of all processes that were started with these words: none is an answer too.
    static func processes(_ words: String) throws -> String {
        let found = try ran(["/usr/bin/pgrep", "-f", words])
        try #require([.exited(0), .exited(1)].contains(found.ending))
        return String(decoding: found.output, as: UTF8.self)
    }

    private static func ran(_ arguments: [String]) throws -> ChildResult {
        try ChildProcess.run(arguments, limits: ChildLimits(milliseconds: 120_000, outputBytes: 1 << 28))
    }

    /// A black PNG of any size, a few kilobytes that would fill gigabytes; its data ends after 30,000 rows.
    static func blackPNG(width: UInt32, height: UInt32) throws -> [UInt8] {
        try bytes(["/usr/bin/env", "python3", "-c", blackPNGProgram, String(width), String(height)])
    }

    private static let blackPNGProgram = """
        import struct, sys, zlib
        width, height = int(sys.argv[1]), int(sys.argv[2])
        def chunk(name, body):
            return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        packer = zlib.compressobj(9)
        row = bytes(1 + (min(width, 100_000) + 7) // 8)
        data = b"".join(packer.compress(row) for _ in range(min(height, 30_000))) + packer.flush()
        head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
        png = chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
        sys.stdout.buffer.write(bytes([137, 80, 78, 71, 13, 10, 26, 10]) + png)
        """

    /// A JPEG with a planted place and a sentence, in the way that telephones and editors plant them.
    static func jpegWithPlace(_ jpeg: [UInt8]) -> [UInt8] {
        let place = Array("PLANTED-GPS-12.345".utf8)
        // TIFF header, IFD0 with orientation 6 and a GPS pointer, GPS IFD with one reference and a text.
        var tiff: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 2]
        tiff += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
        tiff += [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]
        tiff += [0, 1, 0, 0x1B, 0, 2, 0, 0, 0, UInt8(place.count), 0, 0, 0, 56, 0, 0, 0, 0] + place
        let exif = Array("Exif\0\0".utf8) + tiff
        let words = Array("PLANTED-COMMENT".utf8)
        return jpeg.prefix(2) + segment(0xE1, exif) + segment(0xFE, words) + jpeg.dropFirst(2)
    }

    private static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        let count = body.count + 2
        return [0xFF, marker, UInt8(count >> 8), UInt8(count & 0xFF)] + body
    }

    static func contains(_ bytes: [UInt8], _ words: String) -> Bool {
        bytes.firstRange(of: Array(words.utf8)) != nil
    }
}

extension Samples {
    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
