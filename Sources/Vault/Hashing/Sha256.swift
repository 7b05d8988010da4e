// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// SHA-256 (FIPS 180-4), for the formats of transparency logs that outsiders check; all else uses BLAKE2b.
package enum Sha256 {
    package static let byteCount = 32

    package static func of(_ bytes: [UInt8]) -> [UInt8] {
        Sodium.prepare()
        var out = [UInt8](repeating: 0, count: byteCount)
        _ = unsafe crypto_hash_sha256(&out, bytes, UInt64(bytes.count))
        return out
    }
}
