// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Testing

@Suite struct `A reader's language` {
    @Test(arguments: [
        ("", Language.en), ("fr", .fr), ("fr-CD,fr;q=0.9,en;q=0.8", .fr), ("en;q=0.3, ar-SD;q=0.7", .ar),
        ("sw, fr;q=0.5", .fr), ("sw", .en), ("*", .en), ("fr;q=0, ar;q=0.001", .ar), ("FR", .fr),
        ("fr;q=nan, ar", .ar), ("fr;q=2, ar;q=0.1", .ar), (";;;,,,;q=1", .en),
        ("en-GB,en;q=0.9,fr;q=0.9", .en),
    ])
    func `is what the browser likes best among ours`(header: String, language: Language) {
        #expect(Language.preferred(header) == language)
    }

    @Test func `says its own name and direction`() {
        #expect(Language.allCases.map(\.name) == ["English", "Français", "العربية"])
        #expect(Language.allCases.filter(\.isRightToLeft) == [.ar])
        #expect(Language.ar.direction.description == "rtl")
    }

    @Test func `is not chosen by a header without end`() {
        #expect(Language.preferred(String(repeating: "x,", count: 1_000_000) + "fr") == .en)
    }
}
