// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Text

/// What a translator or a test asks of a catalog.
extension Catalog {
    package func keys(_ language: Language) -> Set<String> {
        Set(translations[language, default: [:]].keys)
    }

    package func placeholders(_ key: String, _ language: Language) -> Set<String> {
        let templates = translations[language]?[key]?.templates ?? []
        return templates.reduce(into: []) { $0.formUnion($1.placeholders) }
    }

    /// The plural forms that a key has; nil when it is one plain sentence.
    package func pluralForms(_ key: String, _ language: Language) -> Set<PluralCategory>? {
        guard case .plural(_, let forms, _) = translations[language]?[key] else { return nil }
        return Set(forms.keys)
    }
}
