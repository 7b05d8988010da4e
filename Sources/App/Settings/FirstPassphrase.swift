// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Vault

/// A passphrase for the first sign-in, easy to read out: five groups of four, a hundred random bits.
package enum FirstPassphrase {
    /// Without letters that look or sound like another.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz234567892")

    package static func make(_ randomness: any Randomness) -> String {
        let bytes = randomness.bytes(20)
        return (0..<5).map { group in
            String(bytes[(group * 4)..<(group * 4 + 4)].map { letters[Int($0) % letters.count] })
        }.joined(separator: "-")
    }
}
