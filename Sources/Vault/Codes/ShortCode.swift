// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The 10 digits, the same on every channel, that give stage and next date (Design 4).
package struct ShortCode: Hashable, Sendable, Redacted {
    package static let count = 10

    package let digits: [UInt8]

    package init(seed: SecretKey) {
        digits = CodeDigits.make(Self.count, seed: seed, label: "short code")
    }

    package init(digits: [UInt8]) throws(VaultError) {
        self.digits = try CodeDigits.checked(digits, count: Self.count)
    }

    /// As it is said and written down: three, three and four.
    package var grouped: String { CodeDigits.grouped(digits, [3, 3, 4]) }

    package static func parse(_ text: String) -> ParsedCode { Codes.parse(text) }
}
