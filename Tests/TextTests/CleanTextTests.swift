// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct `Cleaned text` {
    @Test func `line ends become one kind, and outer space goes`() {
        #expect(Text.clean("  a\r\nb\rc\u{2028}d\u{85}e\n\t ") == "a\nb\nc\nd\ne")
        #expect(Text.clean("\r\n\r\n") == "")
        #expect(Text.clean("a\r\n\r\nb") == "a\n\nb")
    }

    @Test(arguments: [
        0x00, 0x1B, 0x7F, 0x202E, 0x202A, 0x202C, 0x2066, 0x2069, 0xFEFF, 0xE0041, 0xFFFF, 0xFDD0, 0x1FFFE,
    ])
    func `characters that hide or reorder are taken out`(code: Int) throws {
        let harmful = Character(try #require(Unicode.Scalar(UInt32(code))))
        #expect(Text.clean("gate\(harmful)s") == "gates")
    }

    @Test func `the marks of ordinary Persian and mixed writing stay`() {
        #expect(Text.clean("می\u{200C}خواهم") == "می\u{200C}خواهم")
        #expect(Text.clean("A\u{200F}ب") == "A\u{200F}ب")
        #expect(Text.clean("👩\u{200D}👧") == "👩\u{200D}👧")
    }

    @Test func `letters and marks are composed`() {
        #expect(Array(Text.clean("e\u{301}").unicodeScalars) == ["\u{E9}"])
        #expect(Array(Text.clean("ا\u{654}").unicodeScalars) == ["\u{623}"])
    }

    @Test func `cleaning twice changes nothing more`() {
        let odd = "\u{202E} \r\n e\u{301}\u{0}\u{301}\r \u{2069}👍🏽\t"
        #expect(Text.clean(Text.clean(odd)) == Text.clean(odd))
    }

    @Test func `broken bytes decode to a text that survives cleaning`() {
        let broken = String(decoding: [0x61, 0xED, 0xA0, 0x80, 0xFF, 0x62], as: UTF8.self)
        #expect(Text.clean(broken).hasPrefix("a\u{FFFD}"))
        let lone = String(decoding: [0x61, 0xD800, 0x62] as [UInt16], as: UTF16.self)
        #expect(Text.clean(lone) == "a\u{FFFD}b")
    }

    @Test func `a reader's characters are counted, not bytes`() {
        #expect(Text.characterCount("👩\u{200D}👩\u{200D}👧é") == 2)
        #expect(Text.characterCount("e\u{301}" + String(repeating: "\u{300}", count: 500)) == 1)
    }

    @Test func `digits of every script become 0 to 9`() {
        #expect(Text.asciiDigits("١٢٣ ۴۵۶ ७८९ ０ 𝟙 ½ a5") == "123 456 789 0 1 ½ a5")
    }
}
