// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A language that pages are written in; the raw value is its code in addresses and in `lang`.
package enum Language: String, CaseIterable, Hashable, Sendable {
    case en, fr, ar

    package var isRightToLeft: Bool {
        switch self {
        case .en, .fr: false
        case .ar: true
        }
    }

    /// What its speakers call it.
    package var name: String {
        switch self {
        case .en: "English"
        case .fr: "Français"
        case .ar: "العربية"
        }
    }

    /// The value for a page's `dir`.
    package var direction: StaticString {
        isRightToLeft ? "rtl" : "ltr"
    }

    /// The language that a browser's `Accept-Language` likes best, else English.
    package static func preferred(_ acceptLanguage: String) -> Language {
        var best: (language: Language, weight: Int)?
        for part in acceptLanguage.utf8.prefix(1000).split(separator: UInt8(ascii: ",")) {
            let fields = part.split(separator: UInt8(ascii: ";"))
            guard let range = fields.first, let weight = weight(fields.dropFirst()), weight > 0 else {
                continue
            }
            let code = String(Substring(range)).lowercased().filter { $0 != " " }.prefix { $0 != "-" }
            guard let language = code == "*" ? .en : Language(rawValue: String(code)) else { continue }
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? .en
    }

    /// Thousandths; nil for what is no weight.
    private static func weight(_ fields: ArraySlice<Substring.UTF8View>) -> Int? {
        guard let field = fields.first else { return 1000 }
        let text = String(Substring(field)).filter { $0 != " " }
        guard text.hasPrefix("q="), let value = Double(text.dropFirst(2)), (0...1).contains(value) else {
            return nil
        }
        return Int(value * 1000)
    }
}
