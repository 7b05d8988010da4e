// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Testing

struct `A language file` {
    private func catalog(_ json: String) throws -> Catalog {
        try Catalog([LanguageFile(language: "en", area: "common", json: Array(json.utf8))])
    }

    @Test func `may hold every escape that JSON knows, and spaces anywhere`() throws {
        let read = try catalog(
            " {\n \"yes\" :\t\"a\\\"b\\\\c\\/d\\n\\t\\u00e9\\ud83d\\ude00\" , \"no\":\"\" , \"_note\": \"x\"\r\n} "
        )
        #expect(read.text(.commonYes, .en, []).plain == "a\"b\\c/d\n\té😀")
    }

    @Test(arguments: [
        "", "{", "[]", "{\"yes\":}", "{\"yes\":\"a\",}", "{\"yes\":\"a\"} x", "{\"yes\":1}", "{yes:\"a\"}",
        "{\"yes\":\"a\" \"no\":\"b\"}", "{\"yes\":\"\\x\"}", "{\"yes\":\"\\u12\"}", "{\"yes\":\"\\ud800\"}",
        "{\"yes\":\"\\ud800\\u0041\"}", "{\"yes\":\"\\u+123\"}", "{\"yes\":\"a\nb\"}",
        "{\"yes\":{\"one\":[]}}",
        "{\"yes\":\"a\",\"yes\":\"b\"}", "{\"yes\":\"a",
    ])
    func `that is no JSON of strings is refused as such`(json: String) {
        #expect(throws: CatalogError.self) { try catalog(json) }
    }

    @Test func `cut anywhere is refused`() throws {
        let whole = Array(
            "{\"yes\": \"é\\n\", \"count.days\": {\"one\": \"{count} day\", \"other\": \"o\"}}".utf8
        )
        for end in 0..<whole.count {
            let file = LanguageFile(language: "en", area: "common", json: Array(whole[..<end]))
            #expect(throws: CatalogError.self) { try Catalog([file]) }
        }
    }
}
