// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU

/// What people write, made safe to keep, to show and to compare.
package enum Text {
    /// Composed text with LF line ends, without the characters that hide or reorder what is read, trimmed.
    package static func clean(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            switch scalar {
            case "\n" where afterReturn: continue
            case "\r", "\u{85}", "\u{2028}", "\u{2029}": kept.append("\n")
            case "\n", "\t": kept.append(scalar)
            case _ where isHarmful(scalar): continue
            default: kept.append(scalar)
            }
        }
        let composed = Normalizer.composed(Array(String(kept).utf16))
        return trimmed(string(composed))
    }

    /// Characters as a reader counts them.
    package static func characterCount(_ text: String) -> Int {
        text.count
    }

    /// The same text with the decimal digits of every script as 0-9.
    package static func asciiDigits(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(asciiDigit(scalar) ?? scalar)
        }
        return String(result)
    }

    static func asciiDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.isASCII { return nil }
        let value = amparo_digit_value(scalar.value)
        return (0...9).contains(value) ? Unicode.Scalar(UInt8(48 + value)) : nil
    }

    /// Controls, direction overrides and isolates, tags and noncharacters; marks for ordinary mixed writing stay.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x206F: true
        case 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE007F: true
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    static func trimmed(_ text: String) -> String {
        let view = text.unicodeScalars
        guard let first = view.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = view.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(view[first...last])
    }
}
