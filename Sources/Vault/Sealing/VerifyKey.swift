// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// The public half of a signing pair (Ed25519).
package struct VerifyKey: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == Int(crypto_sign_PUBLICKEYBYTES) else { throw .malformed }
        self.bytes = bytes
    }

    init(trusted bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Also refuses points of small order and signatures in any but the canonical form.
    package func verifies(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
        guard signature.count == Int(crypto_sign_BYTES) else { return false }
        return unsafe crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
    }
}
