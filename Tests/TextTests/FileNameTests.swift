// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct `A safe file name` {
    @Test(arguments: [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\amina\\voice.ogg", "voice.ogg"),
        ("/", "file"),
        ("", "file"),
        ("..", "file"),
        (".htaccess", "htaccess"),
        ("a\u{202E}gpj.exe", "agpj.exe"),
        ("a\u{200B}\u{200E}b.png", "ab.png"),
        ("note\n\"x\"<y>.txt", "note__x__y_.txt"),
        ("trailing. . ", "trailing"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("صورة ١.jpg", "صورة ١.jpg"),
        ("a\u{0}b.pdf", "ab.pdf"),
        ("x/../y.tar.gz", "y.tar.gz"),
    ])
    func `keeps what is honest`(given: String, safe: String) {
        #expect(Text.safeFileName(given) == safe)
    }

    @Test func `is short and keeps the extension`() {
        let long = Text.safeFileName(String(repeating: "a", count: 5000) + ".jpeg")
        #expect(long.count == 120)
        #expect(long.hasSuffix("a.jpeg"))
        let marks = Text.safeFileName("z" + String(repeating: "\u{301}", count: 9000) + ".png")
        #expect(marks.utf8.count <= 240)
        #expect(marks.hasSuffix(".png"))
        let ending = Text.safeFileName("a." + String(repeating: "b", count: 400))
        #expect(ending.count == 120)
    }
}
