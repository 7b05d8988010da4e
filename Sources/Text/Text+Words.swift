// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Text {
    /// The words to search by, in order: folded, cut by Unicode's rules, stemmed where the language has a stemmer.
    ///
    /// Of a very long text only the first two million units are read. Words of one letter are left out, except in
    /// scripts where one sign is a word.
    package static func words(_ text: String, language: String?, limit: Int = 20_000) -> [String] {
        let units = foldedUnits(Array(text.utf16.prefix(2_000_000)))
        let stemmer = Stemmer(language: language)
        var words: [String] = []
        WordBreaks.each(in: units) { range in
            for part in string(Array(units[range])).unicodeScalars.split(whereSeparator: { !isInWord($0) }) {
                guard words.count < limit else { return false }
                let word = String(String.UnicodeScalarView(part.prefix(64)))
                if part.count > 1 || part.first?.properties.isIdeographic == true {
                    words.append(stemmer?.stem(word) ?? word)
                }
            }
            return words.count < limit
        }
        return words
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            scalar != "\u{2BC}"
        case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
}
