// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What the digits of a code open: where its row is, the thread's wrap, and a reporter's signature.
package struct ReceiptKeys: Sendable {
    package static let lookupCount = 16

    package let lookup: [UInt8]
    package let key: SecretKey
    package let signing: SigningKeyPair

    /// Slow on purpose; call it in a bounded number of slots (Design 11).
    package static func derive(
        digits: [UInt8],
        salt: [UInt8],
        pepper: SecretKey,
        parameters: Argon2Parameters
    ) throws(VaultError) -> ReceiptKeys {
        var secret = digits
        defer { Sodium.wipe(&secret) }
        let root = pepper.derive("receipt", mixing: try Argon2.derive(secret, salt: salt, parameters))
        return ReceiptKeys(
            lookup: Array(root.mac("lookup", []).prefix(lookupCount)),
            key: root.derive("key"),
            signing: SigningKeyPair(seed: root.derive("signing"))
        )
    }
}
