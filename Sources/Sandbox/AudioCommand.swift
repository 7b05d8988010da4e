// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How FFmpeg is called: the container is named, and no protocol but the one file in the scratch folder is open.
struct AudioCommand {
    static let limits = JailLimits(
        milliseconds: 120_000,
        processorSeconds: 90,
        memoryBytes: 1 << 30,
        scratchBytes: 80 << 20,
        outputBytes: 32 << 20
    )

    /// Telephones write the index at the end, so the recording must lie in a file that can be read from anywhere.
    static let recording = "/tmp/recording"

    let tool: String
    let from: MediaKind

    var arguments: [String] {
        [tool]
            + [
                "-nostdin", "-hide_banner", "-v", "error", "-protocol_whitelist", "file,pipe", "-threads",
                "1",
            ]
            + [
                "-f", from.rawValue, "-i", "file:\(AudioCommand.recording)", "-map", "0:a:0", "-vn", "-sn",
                "-dn",
            ]
            + ["-map_metadata", "-1", "-map_chapters", "-1", "-t", "3600", "-ac", "1", "-ar", "48000"]
            + ["-c:a", "libopus", "-b:a", "32k", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
            + ["-f", "ogg", "pipe:1"]
    }
}
