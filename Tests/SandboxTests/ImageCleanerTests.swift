// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Sandbox
import Testing

@Suite(.enabled(if: isWanted(Cleaner.detect().imagesAvailable), "no ImageMagick in a jail on this machine"))
struct `A cleaned picture` {
    let cleaner = Cleaner.detect()
    let convert = Cleaner.Tools.installed().images ?? "/usr/bin/convert"

    func picture(_ format: String, _ options: [String] = []) throws -> [UInt8] {
        try Samples.bytes([convert, "-size", "60x40", "gradient:red-blue"] + options + ["\(format):-"])
    }

    func size(_ bytes: [UInt8]) throws -> (Int, Int) {
        // PNG: IHDR follows the signature.
        let png = try #require(MediaKind(bytes) == .png ? bytes : nil)
        return (Int(png[18]) << 8 | Int(png[19]), Int(png[22]) << 8 | Int(png[23]))
    }

    @Test func `has lost the place and the words that were hidden in it`() throws {
        let planted = Samples.jpegWithPlace(try picture("jpeg"))
        #expect(Samples.contains(planted, "PLANTED-GPS"))
        let clean = try cleaner.reencode(image: planted)
        #expect(clean.contentType == "image/jpeg")
        #expect(MediaKind(clean.bytes) == .jpeg)
        #expect(!Samples.contains(clean.bytes, "PLANTED"))
        #expect(!Samples.contains(clean.bytes, "Exif"))
    }

    @Test func `stands upright`() throws {
        let planted = Samples.jpegWithPlace(try picture("jpeg"))
        let clean = try cleaner.reencode(image: planted)
        // Orientation 6 turns 60x40 into 40x60: the frame header says height, then width.
        let frame = try #require(frameSize(clean.bytes))
        #expect(frame == [60, 40])
    }

    /// Height and width from a baseline JPEG's frame header.
    func frameSize(_ jpeg: [UInt8]) -> [Int]? {
        var index = 2
        while index + 9 < jpeg.count, jpeg[index] == 0xFF {
            if jpeg[index + 1] == 0xC0 {
                return [
                    Int(jpeg[index + 5]) << 8 | Int(jpeg[index + 6]),
                    Int(jpeg[index + 7]) << 8 | Int(jpeg[index + 8]),
                ]
            }
            index += 2 + Int(jpeg[index + 2]) << 8 + Int(jpeg[index + 3])
        }
        return nil
    }

    @Test(arguments: ["png", "gif", "jpeg", "webp", "tiff", "bmp"])
    func `comes from every common kind`(format: String) throws {
        let clean = try cleaner.reencode(image: try picture(format))
        let expected: MediaKind = format == "png" || format == "gif" ? .png : .jpeg
        #expect(MediaKind(clean.bytes) == expected)
        #expect(clean.contentType == "image/\(expected.rawValue)")
    }

    @Test func `drops texts and dates of a PNG, and keeps its transparency`() throws {
        let planted = try picture(
            "png",
            [
                "-set", "Description", "PLANTED-TEXT", "-alpha", "set", "-channel", "A", "-evaluate", "set",
                "50%",
            ]
        )
        #expect(Samples.contains(planted, "PLANTED-TEXT"))
        let clean = try cleaner.reencode(image: planted)
        for hidden in ["PLANTED-TEXT", "tEXt", "zTXt", "iTXt", "tIME", "eXIf"] {
            #expect(!Samples.contains(clean.bytes, hidden), "\(hidden)")
        }
        #expect([4, 6].contains(clean.bytes[25]))
    }

    @Test func `is made smaller when it is large`() throws {
        let large = try Samples.bytes([convert, "-size", "4000x1000", "xc:green", "png:-"])
        let (width, height) = try size(try cleaner.reencode(image: large).bytes)
        #expect(width == 2560)
        #expect(height == 640)
    }

    @Test func `comes from an honest black picture of twelve million pixels`() throws {
        let (width, height) = try size(
            cleaner.reencode(image: Samples.blackPNG(width: 4000, height: 3000)).bytes
        )
        #expect(width == 2560)
        #expect(height == 1920)
    }

    @Test(arguments: [(30_000, 30_000), (20_000, 20_000), (12_000, 12_000), (1, 4_000_000_000), (0, 0)])
    func `is refused to a bomb`(width: UInt32, height: UInt32) {
        #expect(throws: CleanerError.refused) {
            try cleaner.reencode(image: Samples.blackPNG(width: width, height: height))
        }
    }

    @Test func `is refused to what only pretends to be one`() {
        let magic: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        #expect(throws: CleanerError.refused) {
            try cleaner.reencode(image: magic + Array("just some text".utf8))
        }
        #expect(throws: CleanerError.notRecognised) {
            try cleaner.reencode(image: Array("a text that is called photo.png".utf8))
        }
        #expect(throws: CleanerError.notRecognised) {
            try cleaner.reencode(image: Array("<svg><image href='file:///etc/passwd'/></svg>".utf8))
        }
        #expect(throws: CleanerError.notRecognised) { try cleaner.reencode(image: []) }
        #expect(throws: CleanerError.notRecognised) {
            try cleaner.reencode(image: Array("OggS............".utf8))
        }
    }

    @Test func `is refused to more than 64 MB, before anything is started`() {
        let big = [UInt8](repeating: 0xFF, count: Cleaner.inputLimit + 1)
        #expect(throws: CleanerError.tooBig) { try cleaner.reencode(image: big) }
    }
}
