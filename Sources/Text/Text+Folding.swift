// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU

extension Text {
    /// Text as it is compared: case, accents, compatible forms, digits and common spellings made equal.
    package static func folded(_ text: String) -> String {
        string(foldedUnits(Array(text.utf16)))
    }

    static func foldedUnits(_ units: [UInt16]) -> [UInt16] {
        let apart = string(Normalizer.decomposed(Normalizer.caseFolded(units)))
        var kept = String.UnicodeScalarView()
        for scalar in apart.unicodeScalars where !isDroppedMark(scalar) {
            if let digit = asciiDigit(scalar) {
                kept.append(digit)
            } else if let spelling = spellings[scalar] {
                kept.append(contentsOf: spelling.unicodeScalars)
            } else {
                kept.append(scalar)
            }
        }
        return Normalizer.composed(Array(String(kept).utf16))
    }

    /// Accents, points and vowel marks that people leave out; the vowel signs of Indic and Thai scripts carry the
    /// word and stay (their combining classes lie outside these ranges).
    private static func isDroppedMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return false }
        switch amparo_combining_class(scalar.value) {
        case 1, 10...36, 200...240: return true
        default: return scalar == "\u{640}"
        }
    }

    /// Letters that no Unicode form brings together, though people write one for the other.
    private static let spellings: [Unicode.Scalar: String] = [
        "\u{153}": "oe", "\u{E6}": "ae", "\u{F8}": "o", "\u{142}": "l", "\u{111}": "d", "\u{131}": "i",
        "\u{F0}": "d", "\u{FE}": "th", "\u{253}": "b", "\u{257}": "d", "\u{199}": "k", "\u{1B4}": "y",
        "\u{254}": "o", "\u{25B}": "e", "\u{14B}": "ng",
        // Arabic: alef wasla, taa marbuta, alef maqsura, and the Persian yeh and kaf.
        "\u{671}": "\u{627}", "\u{629}": "\u{647}", "\u{649}": "\u{64A}", "\u{6CC}": "\u{64A}",
        "\u{6A9}": "\u{643}",
    ]
}
