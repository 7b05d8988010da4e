// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CStemmer

/// A Snowball stemmer for one language; none where Snowball knows no such language.
@safe struct Stemmer: ~Copyable {
    private let stemmer: OpaquePointer
    private let isArabic: Bool

    /// Without a known language only Arabic letters are stemmed: no other script names its language that well.
    init?(language: String?) {
        let code = (language ?? "ar").prefix { $0 != "-" && $0 != "_" }.lowercased()
        guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ (97...122).contains($0) }),
            let made = unsafe sb_stemmer_new(code, "UTF_8")
        else { return nil }
        unsafe stemmer = made
        isArabic = code == "ar" || code == "ara"
    }

    deinit {
        unsafe sb_stemmer_delete(stemmer)
    }

    /// The stem, or the word itself when it belongs to another script, is a number, or would vanish.
    borrowing func stem(_ word: String) -> String {
        guard let first = word.unicodeScalars.first, isArabicLetter(first) == isArabic else { return word }
        let bytes = Array(word.utf8)
        guard let start = unsafe sb_stemmer_stem(stemmer, bytes, Int32(bytes.count)) else { return word }
        let count = Int(unsafe sb_stemmer_length(stemmer))
        let stem = unsafe UnsafeBufferPointer(start: start, count: count)
        return count > 1 ? unsafe String(decoding: stem, as: UTF8.self) : word
    }

    private borrowing func isArabicLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x620...0x6FF).contains(scalar.value)
    }
}
