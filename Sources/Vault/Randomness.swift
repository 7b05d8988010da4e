// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// Where keys, nonces and ids come from; enters from outside, so that a test can be repeated.
package protocol Randomness: Sendable {
    func fill(_ buffer: UnsafeMutableRawBufferPointer)
}

extension Randomness {
    package func bytes(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe fill(
                UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count])
            )
            filled = count
        }
    }

    package func secretKey() -> SecretKey {
        unsafe SecretKey(filling: { unsafe fill($0) })
    }
}

/// The kernel's generator, through libsodium.
package struct SystemRandomness: Randomness {
    package init() {
        Sodium.prepare()
    }

    package func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        guard let start = buffer.baseAddress else { return }
        unsafe randombytes_buf(start, buffer.count)
    }
}
