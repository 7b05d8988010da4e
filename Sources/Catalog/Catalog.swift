// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Every sentence in every language, read once at the start; what is missing falls back to English key by key.
package struct Catalog: Sendable {
    let translations: [Language: [String: Translation]]

    /// The languages that the binary carries.
    package init() throws(CatalogError) {
        try self.init(LanguageFile.embedded())
    }

    package init(_ files: [LanguageFile]) throws(CatalogError) {
        var translations: [Language: [String: Translation]] = [:]
        for file in files {
            guard let language = Language(rawValue: file.language) else {
                throw CatalogError(
                    code: .unknownLanguage,
                    file: "\(file.language)/\(file.area).json",
                    key: nil
                )
            }
            translations[language, default: [:]].merge(try file.translations()) { _, new in new }
        }
        guard translations[.en] != nil else {
            throw CatalogError(code: .noEnglish, file: "en", key: nil)
        }
        self.translations = translations
    }

    package func text(
        _ message: Message,
        _ language: Language,
        _ arguments: [Argument] = []
    ) -> LocalizedText {
        for spoken in [language, .en] {
            guard let translation = translations[spoken]?[message.key] else { continue }
            return translation.template(for: count(arguments), spoken).filled(arguments, spoken)
        }
        return LocalizedText([.literal(message.key)], .en)
    }

    /// The message of a code that is looked up, such as a list's code or a phrase's number; nil when there is none.
    package func message(_ area: MessageArea, _ code: String) -> Message? {
        let key = "\(area.rawValue).\(code)"
        return translations[.en]?[key] == nil ? nil : Message(key)
    }

    /// The keys that a language lacks, in alphabetical order.
    package func missing(_ language: Language) -> [String] {
        (translations[.en] ?? [:]).keys.filter { translations[language]?[$0] == nil }.sorted()
    }

    /// The same catalog for one reader.
    package func speaking(_ language: Language) -> Speaker {
        Speaker(catalog: self, language: language)
    }

    private func count(_ arguments: [Argument]) -> Int? {
        for argument in arguments {
            if case .number(let count) = argument.value, argument.name.description == "count" { return count }
        }
        return nil
    }
}
