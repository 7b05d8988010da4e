// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Testing
import Text

@Suite struct `The languages that ship` {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog()
    }

    @Test(arguments: Language.allCases)
    func `have every sentence, and none that English lacks`(language: Language) {
        #expect(catalog.missing(language) == [])
        #expect(catalog.keys(language).subtracting(catalog.keys(.en)) == [])
    }

    @Test(arguments: Language.allCases)
    func `have the same placeholders as English`(language: Language) {
        for key in catalog.keys(.en) {
            // A plural form may spell its number out.
            let english = catalog.placeholders(key, .en).subtracting(["count"])
            let translated = catalog.placeholders(key, language).subtracting(["count"])
            #expect(english == translated, "\(language.rawValue) \(key)")
        }
    }

    @Test(arguments: Language.allCases)
    func `have the plural forms that their grammar needs`(language: Language) {
        let possible = PluralRules.categories(language.rawValue)
        // French has a form of its own only from a million on.
        let needed = Set((0...210).map { PluralRules.category($0, language.rawValue) })
        for key in catalog.keys(language) {
            let forms = catalog.pluralForms(key, language)
            #expect((forms == nil) == (catalog.pluralForms(key, .en) == nil), "\(language.rawValue) \(key)")
            guard let forms else {
                #expect(
                    !catalog.placeholders(key, language).contains("count"),
                    "\(key) counts, but has one form"
                )
                continue
            }
            #expect(needed.subtracting(forms) == [], "\(language.rawValue) \(key)")
            #expect(forms.subtracting(possible) == [], "\(language.rawValue) \(key)")
        }
    }

    @Test(arguments: [Language.fr, .ar])
    func `are translated, not copied`(language: Language) {
        let copied = catalog.keys(language).filter { key in
            let parts = key.split(separator: ".", maxSplits: 1)
            // "2 minutes" is French too.
            guard catalog.pluralForms(key, .en) == nil, let area = MessageArea(rawValue: String(parts[0])),
                let message = catalog.message(area, String(parts[1]))
            else { return false }
            let english = catalog.text(message, .en).plain
            return english.contains(" ") && english == catalog.text(message, language).plain
        }
        #expect(copied.sorted() == [])
    }

    @Test func `stand in areas that the program knows`() {
        let areas = Set(LanguageFile.embedded().map(\.area))
        #expect(areas.subtracting(MessageArea.allCases.map(\.rawValue)) == [])
        #expect(areas.isSuperset(of: ["common", "errors", "phrases", "domain"]))
    }

    @Test(arguments: Language.allCases)
    func `have the numbered phrases without a gap`(language: Language) throws {
        let speaker = catalog.speaking(language)
        for number in 1...20 {
            let phrase = try #require(speaker.phrase(number, .day("date", 2026, 7, 14)))
            #expect(!phrase.plain.contains("{"))
            #expect(phrase.language == language)
        }
        #expect(speaker.phrase(0) == nil)
        #expect(speaker.phrase(-1) == nil)
    }

    @Test func `speak to a reader`() {
        let arabic = catalog.speaking(.ar)
        #expect(
            arabic(.errorsFileTooBig, .text("name", "صورة.jpg"), .number("megabytes", 20)).plain.contains(
                "٢٠ ميغابايت"
            )
        )
        #expect(arabic(.errorsSummary, .count(3)).plain == "يرجى مراجعة ٣ إجابات")
        #expect(catalog.speaking(.fr)(.errorsSummary, .count(0)).plain == "Merci de revoir une réponse")
        #expect(catalog.speaking(.fr).label(.domain, "channel.tip-box").plain == "Boîte aux lettres")
        #expect(catalog.speaking(.fr).label(.domain, "act.V99").plain == "act.V99")
    }
}
