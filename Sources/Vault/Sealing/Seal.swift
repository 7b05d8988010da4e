// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// One message closed under a key and bound to its context: nonce, then XChaCha20-Poly1305-IETF.
package enum Seal {
    private static let nonceCount = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    private static let tagCount = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

    /// What sealing adds to a message.
    package static let overhead = nonceCount + tagCount

    package static func seal(
        _ plain: [UInt8],
        key: SecretKey,
        context: [UInt8],
        randomness: any Randomness
    ) -> [UInt8] {
        unsafe plain.withUnsafeBytes { unsafe seal($0, key: key, context: context, randomness: randomness) }
    }

    package static func sealKey(
        _ inner: SecretKey,
        key: SecretKey,
        context: [UInt8],
        randomness: any Randomness
    ) -> [UInt8] {
        unsafe inner.withBytes { unsafe seal($0, key: key, context: context, randomness: randomness) }
    }

    package static func open(
        _ sealed: [UInt8],
        key: SecretKey,
        context: [UInt8]
    ) throws(VaultError) -> [UInt8] {
        guard sealed.count >= overhead else { throw .damaged }
        let count = sealed.count - overhead
        var opened = false
        let plain = unsafe [UInt8](unsafeUninitializedCapacity: count) { out, filled in
            opened = unsafe open(sealed, into: out.baseAddress, key: key, context: context)
            filled = opened ? count : 0
        }
        guard opened else { throw .wrongKey }
        return plain
    }

    /// As `open`, for a key that goes from the seal straight into locked memory.
    package static func openKey(
        _ sealed: [UInt8],
        key: SecretKey,
        context: [UInt8]
    ) throws(VaultError) -> SecretKey {
        guard sealed.count >= overhead else { throw .damaged }
        guard sealed.count == overhead + SecretKey.byteCount else { throw .malformed }
        return unsafe try SecretKey(filling: { (slot) throws(VaultError) in
            guard unsafe open(sealed, into: slot.octets, key: key, context: context) else { throw .wrongKey }
        })
    }

    private static func seal(
        _ plain: UnsafeRawBufferPointer,
        key: SecretKey,
        context: [UInt8],
        randomness: any Randomness
    ) -> [UInt8] {
        let nonce = randomness.bytes(nonceCount)
        let body = unsafe [UInt8](unsafeUninitializedCapacity: plain.count + tagCount) { out, filled in
            let status = unsafe key.withOctets {
                unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
                    UnsafeMutableRawBufferPointer(out).octets,
                    nil,
                    plain.octetsIfAny,
                    UInt64(plain.count),
                    context,
                    UInt64(context.count),
                    nil,
                    nonce,
                    $0
                )
            }
            precondition(status == 0, "sealing cannot fail for a message that fits in memory")
            filled = plain.count + tagCount
        }
        return nonce + body
    }

    private static func open(
        _ sealed: [UInt8],
        into out: UnsafeMutablePointer<UInt8>?,
        key: SecretKey,
        context: [UInt8]
    ) -> Bool {
        unsafe sealed.withUnsafeBytes { bytes in
            let start = unsafe bytes.octets
            return unsafe key.withOctets {
                unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
                    out,
                    nil,
                    nil,
                    start + nonceCount,
                    UInt64(bytes.count - nonceCount),
                    context,
                    UInt64(context.count),
                    start,
                    $0
                ) == 0
            }
        }
    }
}
