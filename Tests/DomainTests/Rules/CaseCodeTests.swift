// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct CaseCodeTests {
    @Test func `every byte has its own syllable and digit, and reads back`() {
        var seen: Set<String> = []
        for byte in UInt8.min...UInt8.max {
            let code = CaseCode(random: [byte, 0, 255])!
            seen.insert(code.text)
            #expect(CaseCode(parsing: code.text) == code)
        }
        #expect(seen.count == 256)
        #expect(CaseCode(random: [0, 0, 0])?.text == "BA2-BA2-BA2")
    }

    @Test func `it is read in either case, with spaces, dashes or nothing, with or without the site`() {
        let code = CaseCode(random: [1, 2, 3], prefix: "KR")!
        #expect(code.text == "KR-BA3-BA4-BA5")
        for typed in ["kr-ba3-ba4-ba5", "KR BA3 BA4 BA5", "krba3ba4ba5", " KR\u{2013}BA3.BA4_BA5 "] {
            #expect(CaseCode(parsing: typed) == code)
        }
        #expect(CaseCode(parsing: "BA3 BA4 BA5")?.text == "BA3-BA4-BA5")
    }

    @Test(arguments: [
        "", "BA3", "BA3-BA4", "BA1-BA4-BA5", "BU3-BA4-BA5", "1BA3BA4BA5", "12BA3BA4BA5", "BA3-BA4-BÄ5",
        "BA3BA4BA5\u{202E}", "BA3-BA4-BA5-BA6-BA7-BA8", "K-BA3-BA4-BA5",
    ])
    func `what is no code is refused`(_ typed: String) {
        #expect(CaseCode(parsing: typed) == nil)
    }

    @Test func `too few bytes or a strange site are refused`() {
        #expect(CaseCode(random: [1, 2]) == nil)
        #expect(CaseCode(random: Array(repeating: 1, count: 6)) == nil)
        #expect(CaseCode(random: [1, 2, 3], prefix: "K1") == nil)
        #expect(CaseCode(random: [1, 2, 3], prefix: "kr") == nil)
    }

    @Test func `no two letters stand together outside a syllable, so that no word can form`() {
        var random = Seeded(state: 2)
        for _ in 0..<500 {
            let code = CaseCode(random: (0..<4).map { _ in UInt8(truncatingIfNeeded: random.next()) })!
            let runs = code.text.split { !$0.isLetter }
            #expect(runs.allSatisfy { $0.count == 2 })
        }
    }
}
