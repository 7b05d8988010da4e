// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// Signs for a member, a node or the holder of a receipt (Ed25519, RFC 8032).
package final class SigningKeyPair: Sendable {
    package let verifyKey: VerifyKey
    private let seed: SecretKey

    package init(seed: SecretKey) {
        self.seed = seed
        verifyKey = unsafe Self.withExpanded(seed) { _, verifyKey in verifyKey }
    }

    package func sign(_ message: [UInt8]) -> [UInt8] {
        unsafe Self.withExpanded(seed) { expanded, _ in
            var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
            _ = unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), expanded)
            return signature
        }
    }

    /// libsodium signs with 64 bytes; only the seed is kept, the rest lives on the stack for one call.
    private static func withExpanded<R>(
        _ seed: SecretKey,
        _ body: (UnsafeMutablePointer<UInt8>, VerifyKey) -> R
    ) -> R {
        let count = Int(crypto_sign_SECRETKEYBYTES)
        return unsafe withUnsafeTemporaryAllocation(byteCount: count, alignment: 16) { expanded in
            defer { unsafe Sodium.wipe(expanded) }
            let start = unsafe expanded.octets
            var point = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
            _ = unsafe seed.withOctets { unsafe crypto_sign_seed_keypair(&point, start, $0) }
            return unsafe body(start, VerifyKey(trusted: point))
        }
    }
}
