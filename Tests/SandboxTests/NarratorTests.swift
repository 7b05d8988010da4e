// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Sandbox
import Testing

@Suite(.enabled(if: isWanted(Narrator() != nil), "no eSpeak NG in a jail on this machine"))
struct `A voice that reads aloud` {
    @Test(arguments: [
        ("en", "You need not say who you are. It costs nothing."),
        ("fr", "Vous n’avez pas besoin de dire qui vous êtes. C’est gratuit."),
        ("ar", "لا حاجة إلى أن تقول من أنت. لا تدفع شيئاً."),
    ])
    func `speaks every language of the portal, small enough for a slow network`(
        language: String,
        words: String
    ) throws {
        let narrator = try #require(Narrator())
        let sound = try narrator.say(words, language: language)
        #expect(MediaKind(sound) == .mp3)
        // 2,000 bytes a second: between one and ten seconds of speech.
        #expect((2_000...20_000).contains(sound.count), "\(sound.count) bytes")
        #expect(try narrator.say(words, language: language) == sound)
    }

    @Test func `says nothing in a language without a voice, and takes no option for a language`() throws {
        let narrator = try #require(Narrator())
        for language in ["zz", "-w", "", "en;id", "ENG"] {
            #expect(throws: CleanerError.refused) { try narrator.say("a", language: language) }
        }
    }

    @Test func `does not begin what would take all day`() throws {
        let narrator = try #require(Narrator())
        let endless = String(repeating: "a", count: Narrator.inputLimit + 1)
        #expect(throws: CleanerError.tooBig) { try narrator.say(endless, language: "en") }
    }
}
