// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What somebody typed where a code was asked for.
package enum ParsedCode: Equatable, Sendable {
    case receipt(ReceiptNumber)
    case short(ShortCode)
    /// The right number of digits, given here, with a slip in them.
    case wrongCheckDigit(Int)
    case wrongLength(Int)
    case notDigits
}

/// The one reader of codes: any grouping, any script's digits.
package enum Codes {
    /// Longer than any code however it is spaced; after so many no more is read.
    private static let mostScalars = 1024

    package static func parse(_ text: String) -> ParsedCode {
        guard let digits = digits(text) else { return .notDigits }
        guard digits.count == ReceiptNumber.count || digits.count == ShortCode.count else {
            return .wrongLength(digits.count)
        }
        if let receipt = try? ReceiptNumber(digits: digits) { return .receipt(receipt) }
        if let short = try? ShortCode(digits: digits) { return .short(short) }
        return .wrongCheckDigit(digits.count)
    }

    /// The digits of `text` without what people put between them; nil when there is a letter or a symbol.
    static func digits(_ text: String) -> [UInt8]? {
        var digits = [UInt8]()
        for scalar in text.unicodeScalars.prefix(mostScalars) {
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
                digits.append(UInt8(value))
            } else if !separates(scalar) {
                return nil
            }
        }
        return digits
    }

    private static func separates(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: true
        case .dashPunctuation, .connectorPunctuation, .otherPunctuation: true
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: true
        case .nonspacingMark, .enclosingMark: true
        default: scalar == "\u{2212}" || scalar == "|" || scalar == "+"
        }
    }
}
