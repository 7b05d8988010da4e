// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct `Words to search by` {
    @Test func `are folded, and the same with and without accents`() {
        let plain = Text.words("Soldats arretes a l'entree pres de la soeur", language: "fr")
        #expect(Text.words("SOLDATS arrêtés à l’entrée près de la sœur", language: "fr") == plain)
        #expect(plain.contains("soldat"))
        #expect(plain.contains("soeur"))
    }

    @Test func `meet across the forms of a word`() {
        #expect(Text.words("beatings", language: "en") == Text.words("Beating", language: "en-GB"))
        #expect(Text.words("arrestations", language: "fr") == Text.words("arrestation", language: "fr"))
    }

    @Test func `Arabic spellings meet`() {
        #expect(Text.words("أحمد", language: "ar") == Text.words("احمد", language: "ar"))
        #expect(Text.words("مدرسة", language: "ar") == Text.words("مدرسه", language: "ar"))
        #expect(Text.words("مُحَمَّد", language: "ar") == Text.words("محـمد", language: "ar"))
        #expect(Text.words("على", language: nil) == Text.words("علی", language: nil))
        #expect(Text.words("الجنود", language: nil) == Text.words("الجنود", language: "ar"))
    }

    @Test func `numbers are found in any digits`() {
        #expect(Text.words("unit ٤٧", language: "en") == ["unit", "47"])
        #expect(Text.words("2026-03-14", language: nil) == ["2026", "03", "14"])
    }

    @Test func `another script in a text is left to itself`() {
        #expect(Text.words("soldiers بوابة", language: "en") == ["soldier", "بوابه"])
        #expect(Text.words("الجنود soldiers", language: "ar").last == "soldiers")
    }

    @Test(arguments: ["kelu", "x", "", "english", "../../a", "sw", "zz-ZZ", "ABC"])
    func `an unknown language is cut and folded without stems`(language: String) {
        #expect(
            Text.words("Ndovu ŋombe waliona askari", language: language) == [
                "ndovu", "ngombe", "waliona", "askari",
            ]
        )
    }

    @Test func `scripts without spaces are cut, and a sign may be a word`() {
        #expect(Text.words("ทหารยิงคน", language: nil).count > 1)
        #expect(!Text.words("水", language: nil).isEmpty)
        #expect(Text.words("किताबें", language: nil) == ["किताबें"])
    }

    @Test func `signs, emoji, single letters and empty text give nothing`() {
        #expect(Text.words("", language: "en").isEmpty)
        #expect(Text.words("👍🏽 — … ! a 7 \u{202E}\u{0}", language: "en").isEmpty)
    }

    @Test func `invisible characters cannot hide a word`() {
        #expect(Text.words("sol\u{AD}di\u{200B}er", language: nil) == ["soldier"])
        #expect(Text.words("ｓｏｌｄｉｅｒ", language: nil) == ["soldier"])
        #expect(Text.words("s\u{336}o\u{336}l\u{301}dier", language: nil) == ["soldier"])
    }

    @Test func `a very long input is bounded`() {
        let words = Text.words(String(repeating: "guard ", count: 200_000), language: "en", limit: 500)
        #expect(words.count == 500)
        #expect(Text.words(String(repeating: "x", count: 300_000), language: nil).map(\.count) == [64])
    }

    @Test func `a text that is cut in the middle of a pair does no harm`() {
        let text = "word" + String(repeating: "😀", count: 1_000_000)
        #expect(Text.words(text, language: "en") == ["word"])
    }
}
