// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// How much work one guess costs; stored beside what it protects, so that it can grow.
package struct Argon2Parameters: Sendable, Equatable {
    package let passes: Int
    package let memoryKiB: Int

    package init(passes: Int, memoryKiB: Int) {
        self.passes = passes
        self.memoryKiB = memoryKiB
    }

    /// About 400 a second a core (Design 4): a receipt has 76 bits of its own.
    package static let receipt = Argon2Parameters(passes: 1, memoryKiB: 4096)
    package static let passphrase = Argon2Parameters(passes: 3, memoryKiB: 65_536)
    /// For a demonstration, whose passphrases are printed: its stories are told in seconds.
    package static let demonstration = Argon2Parameters(passes: 1, memoryKiB: 8192)
    /// The least that Argon2id allows, for tests.
    package static let minimum = Argon2Parameters(passes: 1, memoryKiB: 8)
}

/// Argon2id: makes guessing a short secret slow and hungry for memory.
package enum Argon2 {
    package static let saltCount = Int(crypto_pwhash_SALTBYTES)

    package static func derive(
        _ secret: [UInt8],
        salt: [UInt8],
        _ parameters: Argon2Parameters
    ) throws(VaultError) -> SecretKey {
        Sodium.prepare()
        guard salt.count == saltCount, (1...1000).contains(parameters.passes),
            (8...4_194_304).contains(parameters.memoryKiB)
        else { throw .malformed }
        return unsafe try SecretKey(filling: { (slot) throws(VaultError) in
            let status = unsafe secret.withUnsafeBytes { bytes in
                unsafe withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { empty in
                    let start = unsafe bytes.octetsIfAny ?? UnsafePointer(empty.octets)
                    return unsafe crypto_pwhash(
                        slot.octets,
                        UInt64(slot.count),
                        UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self),
                        UInt64(bytes.count),
                        salt,
                        UInt64(parameters.passes),
                        parameters.memoryKiB * 1024,
                        crypto_pwhash_ALG_ARGON2ID13
                    )
                }
            }
            guard status == 0 else { throw .outOfMemory }
        })
    }
}
