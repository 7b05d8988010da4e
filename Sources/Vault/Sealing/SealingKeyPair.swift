// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// The pair of a member, a compartment or a node, to which others seal (Design 4).
package final class SealingKeyPair: Sendable {
    package let publicKey: SealingPublicKey
    package let secret: SecretKey

    package convenience init(seed: SecretKey) {
        var discarded = [UInt8](repeating: 0, count: Int(crypto_box_PUBLICKEYBYTES))
        let secret = unsafe SecretKey(filling: { slot in
            _ = unsafe seed.withOctets { unsafe crypto_box_seed_keypair(&discarded, slot.octets, $0) }
        })
        self.init(secret: secret)
    }

    package init(secret: SecretKey) {
        var point = [UInt8](repeating: 0, count: Int(crypto_box_PUBLICKEYBYTES))
        let status = unsafe secret.withOctets { unsafe crypto_scalarmult_base(&point, $0) }
        precondition(status == 0, "X25519 has a public key for every secret")
        self.secret = secret
        publicKey = SealingPublicKey(trusted: point)
    }

    package func open(_ sealed: [UInt8]) throws(VaultError) -> [UInt8] {
        guard sealed.count >= SealingPublicKey.overhead else { throw .damaged }
        var plain = [UInt8](repeating: 0, count: max(1, sealed.count - SealingPublicKey.overhead))
        guard unsafe open(sealed, into: &plain) else { throw .wrongKey }
        plain.removeLast(plain.count - (sealed.count - SealingPublicKey.overhead))
        return plain
    }

    /// As `open`, for a key that goes from the seal straight into locked memory.
    package func openKey(_ sealed: [UInt8]) throws(VaultError) -> SecretKey {
        guard sealed.count >= SealingPublicKey.overhead else { throw .damaged }
        guard sealed.count == SealingPublicKey.overhead + SecretKey.byteCount else { throw .malformed }
        return unsafe try SecretKey(filling: { (slot) throws(VaultError) in
            guard unsafe open(sealed, into: slot.octets) else { throw .wrongKey }
        })
    }

    private func open(_ sealed: [UInt8], into out: UnsafeMutablePointer<UInt8>) -> Bool {
        unsafe secret.withOctets {
            unsafe crypto_box_seal_open(out, sealed, UInt64(sealed.count), publicKey.bytes, $0) == 0
        }
    }
}
