// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CShares
internal import CSodium

/// Cuts an emergency key into shares and joins them again (Shamir 1979, by libgfshare, randomness from libsodium).
package enum SecretSharing {
    package enum Failure: Error, Equatable {
        /// Fewer shares than the set needs.
        case tooFew
        /// Shares of different sets, or one of them twice.
        case mixed
        /// What they give is not the key they were cut from: the library itself would not have said so.
        case wrongKey
    }

    private static let prepared: Bool = {
        Sodium.prepare()
        amparo_shares_prepare()
        return true
    }()

    /// Any `needed` of `count` shares give the key again; fewer say nothing about it.
    package static func split(_ secret: SecretKey, set: UInt32, needed: Int, count: Int) -> [RecoveryShare] {
        precondition(
            (1...count).contains(needed) && count <= RecoveryShare.mostHolders,
            "\(needed) of \(count)"
        )
        var numbers = (1...count).map { UInt8($0) }
        let context = unsafe begin {
            unsafe gfshare_ctx_init_enc(
                &numbers,
                UInt32(count),
                UInt8(needed),
                UInt32(SecretKey.byteCount)
            )
        }
        defer { unsafe gfshare_ctx_free(context) }
        unsafe secret.withOctets {
            unsafe gfshare_ctx_enc_setsecret(context, UnsafeMutablePointer(mutating: $0))
        }
        return (0..<count).map { place in
            let part = unsafe SecretKey(filling: {
                unsafe gfshare_ctx_enc_getshare(context, UInt8(place), $0.octets)
            })
            return RecoveryShare(set: set, needed: needed, count: count, index: place + 1, part: part)
        }
    }

    /// The key, when it is the one whose sealing pair has that public key.
    package static func join(_ shares: [RecoveryShare], publicKey: [UInt8]) throws(Failure) -> SecretKey {
        guard let first = shares.first else { throw .tooFew }
        let isOneSet = shares.allSatisfy {
            $0.set == first.set && $0.needed == first.needed && $0.count == first.count
        }
        guard isOneSet, Set(shares.map(\.index)).count == shares.count else { throw .mixed }
        guard shares.count >= first.needed else { throw .tooFew }
        let used = shares.prefix(first.needed)
        var numbers = used.map { UInt8($0.index) }
        let context = unsafe begin {
            unsafe gfshare_ctx_init_dec(&numbers, UInt32(numbers.count), UInt32(SecretKey.byteCount))
        }
        defer { unsafe gfshare_ctx_free(context) }
        for (place, share) in used.enumerated() {
            unsafe share.part.withOctets {
                unsafe gfshare_ctx_dec_giveshare(context, UInt8(place), UnsafeMutablePointer(mutating: $0))
            }
        }
        let secret = unsafe SecretKey(filling: { unsafe gfshare_ctx_dec_extract(context, $0.octets) })
        guard Digest.equal(SealingKeyPair(seed: secret).publicKey.bytes, publicKey) else { throw .wrongKey }
        return secret
    }

    private static func begin(_ make: () -> OpaquePointer?) -> OpaquePointer {
        precondition(prepared, "shares need randomness")
        guard let context = unsafe make() else {
            // invariant: the counts are checked, so only memory can be missing, and nothing may go on without it.
            preconditionFailure("no memory left for shares")
        }
        return unsafe context
    }
}
