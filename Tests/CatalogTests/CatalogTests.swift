// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Testing

@Suite struct `A catalog` {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog([
            LanguageFile(
                language: "en",
                area: "common",
                json: Array(
                    """
                    {"_note": "{", "yes": "Yes", "no": "No", "weWrote": "{name} wrote on {date}.", "language": "",
                     "day": {"=0": "none", "one": "{count} day", "other": "{count} days"}}
                    """.utf8
                )
            ),
            LanguageFile(
                language: "ar",
                area: "common",
                json: Array(
                    """
                    {"yes": "نعم", "weWrote": "كتب {name} في {date}.", "day": {"zero": "z", "one": "o",
                     "two": "t", "few": "{count} أيام", "many": "m", "other": "x"}}
                    """.utf8
                )
            ),
        ])
    }

    @Test func `falls back to English key by key, says so, and lists what is missing`() {
        #expect(catalog.text(.commonYes, .ar).plain == "نعم")
        let no = catalog.text(.commonNo, .ar)
        #expect(no.plain == "No")
        #expect(no.language == .en)
        #expect(catalog.missing(.ar) == ["common.language", "common.no"])
        #expect(catalog.missing(.en).isEmpty)
    }

    @Test func `keeps inserted values apart from the sentence`() {
        let text = catalog.text(
            .commonWeWrote,
            .ar,
            [.text("name", "{date} <b>"), .day("date", 2026, 3, 14)]
        )
        #expect(
            text.parts == [
                .literal("كتب "), .inserted("{date} <b>"), .literal(" في "), .inserted("١٤ مارس ٢٠٢٦"),
                .literal("."),
            ]
        )
        #expect(text.isolated == "كتب \u{2068}{date} <b>\u{2069} في \u{2068}١٤ مارس ٢٠٢٦\u{2069}.")
    }

    @Test func `shows the name of a value that nobody gave`() {
        #expect(catalog.text(.commonWeWrote, .en, [.text("name", "Bo")]).plain == "Bo wrote on {date}.")
    }

    @Test func `picks the plural form of the reader's language`() {
        func days(_ count: Int, _ language: Language) -> String {
            catalog.text(.commonDay, language, [.count(count)]).plain
        }
        #expect([0, 1, 2].map { days($0, .en) } == ["none", "1 day", "2 days"])
        #expect([0, 1, 2, 3, 11, 100].map { days($0, .ar) } == ["z", "o", "t", "٣ أيام", "m", "x"])
        #expect(catalog.text(.commonDay, .en).plain == "{count} days")
    }

    @Test func `shows the key of a sentence that exists nowhere`() {
        #expect(catalog.text(.errorsRequired, .fr).plain == "errors.required")
        #expect(catalog.message(.errors, "required") == nil)
        #expect(catalog.message(.common, "../../yes") == nil)
    }

    @Test(arguments: [
        "", "[]", "{\"a\": 1}", "{\"a\": \"open {\"}", "{\"a\": \"}\"}", "{\"a\": \"{}\"}",
        "{\"a\": \"{a b}\"}",
        "{\"a\": {\"one\": \"x\"}}", "{\"a\": {\"other\": \"x\", \"dozen\": \"y\"}}",
        "{\"a\": {\"other\": {}}}", "\u{0}",
        "{\"a\": {\"other\": \"x\", \"=x\": \"y\"}}",
    ])
    func `refuses a broken file by its name`(json: String) {
        let file = LanguageFile(language: "en", area: "common", json: Array(json.utf8))
        let error = #expect(throws: CatalogError.self) { try Catalog([file]) }
        #expect(error?.description.contains("en/common.json") == true)
    }

    @Test func `refuses an unknown language and a set without English`() {
        #expect(throws: CatalogError.self) {
            try Catalog([LanguageFile(language: "kelu", area: "common", json: Array("{}".utf8))])
        }
        #expect(throws: CatalogError.self) {
            try Catalog([LanguageFile(language: "fr", area: "common", json: Array("{}".utf8))])
        }
    }
}
