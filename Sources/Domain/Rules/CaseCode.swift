// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A short random name for a case that can be said over a bad line: syllable and digit, three times (Domain 4.13).
package struct CaseCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// As written: BA3-LO7-TI9, with a site's letters in front if there are any.
    package let text: String

    private static let consonants: [Character] = ["B", "D", "K", "L", "M", "S", "T", "W"]
    private static let vowels: [Character] = ["A", "E", "I", "O"]
    private static let digits: [Character] = ["2", "3", "4", "5", "6", "7", "8", "9"]

    /// One syllable and digit a byte; digits between syllables keep any word from forming.
    package init?(random bytes: [UInt8], prefix: String? = nil) {
        guard (3...5).contains(bytes.count) else { return nil }
        var parts = bytes.map { byte in
            String([
                CaseCode.consonants[Int(byte >> 5)], CaseCode.vowels[Int(byte >> 3 & 3)],
                CaseCode.digits[Int(byte & 7)],
            ])
        }
        if let prefix {
            guard CaseCode.isPrefix(prefix) else { return nil }
            parts.insert(prefix, at: 0)
        }
        self.text = parts.joined(separator: "-")
    }

    /// Reads what somebody typed, in either case and with any or no separators.
    package init?(parsing typed: String) {
        var letters: [Character] = []
        for scalar in typed.unicodeScalars {
            switch scalar {
            case "A"..."Z", "0"..."9": letters.append(Character(scalar))
            case "a"..."z":
                guard let upper = Unicode.Scalar(scalar.value - 32) else { return nil }
                letters.append(Character(upper))
            case " ", "-", ".", "_", "\u{2010}"..."\u{2015}": continue
            default: return nil
            }
        }
        let prefixCount = letters.count % 3
        guard prefixCount != 1, (9...17).contains(letters.count) else { return nil }
        var parts: [String] = prefixCount == 2 ? [String(letters[..<2])] : []
        if let prefix = parts.first, !CaseCode.isPrefix(prefix) { return nil }
        for start in stride(from: prefixCount, to: letters.count, by: 3) {
            guard CaseCode.consonants.contains(letters[start]),
                CaseCode.vowels.contains(letters[start + 1]), CaseCode.digits.contains(letters[start + 2])
            else { return nil }
            parts.append(String(letters[start..<start + 3]))
        }
        self.text = parts.joined(separator: "-")
    }

    package var description: String { text }

    package static func < (left: CaseCode, right: CaseCode) -> Bool { left.text < right.text }

    private static func isPrefix(_ text: String) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }
}
