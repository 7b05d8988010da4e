// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Sandbox
import Testing

@Suite struct `A file's kind` {
    @Test(arguments: [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], MediaKind.png),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0], .jpeg),
        (Array("GIF89a......".utf8), .gif), (Array("RIFF....WEBPVP8 ".utf8), .webp),
        (Array("RIFF....WAVEfmt ".utf8), .wav), (Array("....ftypheic....".utf8), .heic),
        (Array("....ftypM4A ....".utf8), .mov), (Array("OggS............".utf8), .ogg),
        (Array("#!AMR\n..........".utf8), .amr), (Array("ID3.............".utf8), .mp3),
        ([0xFF, 0xFB, 0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0], .mp3),
        ([0xFF, 0xF1, 0x50, 0, 0, 0, 0, 0, 0, 0, 0, 0], .aac),
        ([0x1A, 0x45, 0xDF, 0xA3, 0, 0, 0, 0, 0, 0, 0, 0], .matroska),
    ])
    func `is told by its first bytes`(bytes: [UInt8], kind: MediaKind) {
        #expect(MediaKind(bytes) == kind)
    }

    @Test(arguments: [
        "", "\u{89}PNG", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%!PS-Adobe-3.0 EPSF",
        "%PDF-1.7 ......",
        "push graphic-context viewbox 0 0 1 1", "#EXTM3U\nhttp://a/", "RIFF....AVI LIST",
        "BM but only some words",
        "https://example.org/a.png", "hello, this is text",
    ])
    func `is unknown for whatever runs, fetches or is text`(text: String) {
        #expect(MediaKind(Array(text.utf8)) == nil)
    }
}
