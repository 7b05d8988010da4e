// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// Reads words aloud for those who do not read: eSpeak NG speaks and FFmpeg makes it small, both inside the jail.
package struct Narrator: Sendable {
    /// The most letters that are spoken in one go: about half an hour.
    package static let inputLimit = 30_000

    private static let limits = JailLimits(
        milliseconds: 60_000,
        processorSeconds: 40,
        memoryBytes: 1 << 30,
        scratchBytes: 200 << 20,
        outputBytes: 8 << 20
    )
    /// The voice is the first argument, the bit rate is one that the slowest networks keep up with.
    private static let script = """
        espeak-ng -v "$1" -s 140 --stdin -w /tmp/said.wav && exec ffmpeg -nostdin -hide_banner -v error \
        -protocol_whitelist file,pipe -threads 1 -f wav -i file:/tmp/said.wav -map_metadata -1 -ac 1 -ar 16000 \
        -c:a libmp3lame -b:a 16k -write_xing 0 -id3v2_version 0 -fflags +bitexact -flags:a +bitexact -f mp3 pipe:1
        """

    private let jail: Jail
    private let slots = BoundedSlots(count: 1, waiting: 64)

    /// Nil where there is no jail, or where one of the two programs is missing; trying it takes a tenth of a second.
    package init?(jail tools: Jail.Tools = Jail.Tools()) {
        guard Files.exists("/usr/bin/espeak-ng"), Files.exists("/usr/bin/ffmpeg"), let jail = Jail(tools)
        else {
            return nil
        }
        self.jail = jail
        guard (try? say("a", language: "en")) != nil else { return nil }
    }

    /// MPEG audio, one channel, 16 kbit/s; `language` is a code such as "ar".
    ///
    /// Throws `refused` for a language without a voice, and `busy` when too many wait.
    package func say(_ words: String, language: String) throws(CleanerError) -> [UInt8] {
        guard words.count <= Narrator.inputLimit else { throw .tooBig }
        guard (2...3).contains(language.utf8.count), language.utf8.allSatisfy({ (97...122).contains($0) })
        else {
            throw .refused
        }
        let command = ["/bin/sh", "-c", Narrator.script, "sh", language]
        let sound: [UInt8]
        do {
            sound = try slots.run {
                try jail.run(command, input: Array(words.utf8), mayStartOthers: true, Narrator.limits)
            }
        } catch let error as CleanerError {
            throw error
        } catch {
            throw .busy
        }
        guard MediaKind(sound) == .mp3 else { throw .refused }
        return sound
    }
}
