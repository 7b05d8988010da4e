// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium
internal import Synchronization

/// The same stream for the same seed, for tests and the demo; whoever knows the seed knows every key.
package final class SeededRandomness: Randomness {
    private let seed: [UInt8]
    private let fillsMade = Mutex<UInt64>(0)

    package init(seed: UInt64) {
        self.seed = littleEndian(seed)
    }

    package func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        guard let start = buffer.baseAddress else { return }
        let number = fillsMade.withLock { count in
            count += 1
            return count
        }
        let block = Digest.of("seeded randomness", [seed, littleEndian(number)])
        unsafe randombytes_buf_deterministic(start, buffer.count, block)
    }
}
