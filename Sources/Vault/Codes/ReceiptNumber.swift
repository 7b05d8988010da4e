// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The 24 digits that open a reporter's thread: 23 random ones and a check digit (Design 4).
package struct ReceiptNumber: Hashable, Sendable, Redacted {
    package static let count = 24

    package let digits: [UInt8]

    package init(seed: SecretKey) {
        digits = CodeDigits.make(Self.count, seed: seed, label: "receipt number")
    }

    package init(digits: [UInt8]) throws(VaultError) {
        self.digits = try CodeDigits.checked(digits, count: Self.count)
    }

    /// As it is shown and written down: six groups of four.
    package var grouped: String { CodeDigits.grouped(digits, [4, 4, 4, 4, 4, 4]) }

    package static func parse(_ text: String) -> ParsedCode { Codes.parse(text) }
}
