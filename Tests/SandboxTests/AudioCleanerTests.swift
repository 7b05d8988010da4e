// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Sandbox
import TestSupport
import Testing

@Suite(.enabled(if: isWanted(Cleaner.detect().audioAvailable), "no FFmpeg in a jail on this machine"))
struct `A cleaned recording` {
    let cleaner = Cleaner.detect()

    func recording(_ container: String, _ codec: [String]) throws -> [UInt8] {
        let tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=1"]
        return try withTemporaryFolder { folder in
            let file = folder + "/recording"
            _ = try Samples.bytes(
                ["/usr/bin/ffmpeg", "-nostdin", "-v", "error"] + tone
                    + ["-metadata", "title=PLANTED-TITLE"] + codec + ["-f", container, file]
            )
            return try Files.read(file)
        }
    }

    @Test(arguments: [
        ("ogg", ["-c:a", "libvorbis"]), ("mp4", ["-c:a", "aac"]), ("mp3", []), ("wav", []), ("flac", []),
        ("webm", ["-c:a", "libopus"]), ("adts", ["-c:a", "aac"]), ("3gp", ["-c:a", "aac"]),
    ])
    func `comes from every common kind, without the words that were hidden in it`(
        container: String,
        codec: [String]
    ) throws {
        let planted = try recording(container, codec)
        try #require(!planted.isEmpty)
        let clean = try cleaner.reencode(audio: planted)
        #expect(clean.contentType == "audio/ogg")
        #expect(MediaKind(clean.bytes) == .ogg)
        #expect(Samples.contains(clean.bytes, "OpusHead"))
        #expect(!Samples.contains(clean.bytes, "PLANTED"))
    }

    @Test func `is refused to what only pretends to be one, and to a picture`() {
        #expect(throws: CleanerError.refused) {
            try cleaner.reencode(audio: Array("OggS and then nothing".utf8))
        }
        #expect(throws: CleanerError.notRecognised) {
            try cleaner.reencode(audio: Array("#EXTM3U\nfile:///etc/passwd".utf8))
        }
        #expect(throws: CleanerError.notRecognised) {
            try cleaner.reencode(audio: Samples.blackPNG(width: 8, height: 8))
        }
    }
}
