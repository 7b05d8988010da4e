// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// Fingerprints of what is not secret: BLAKE2b-256, with a label per use.
package enum Digest {
    package static let byteCount = 32

    /// Each part goes in behind its length, so no two lists of parts are ever hashed as the same bytes.
    package static func of(_ label: StaticString, _ parts: [[UInt8]]) -> [UInt8] {
        var hash = Blake2b(personal: "amparo.digest")
        for part in [label.octets] + parts {
            hash.update(littleEndian(UInt64(part.count)))
            hash.update(part)
        }
        return hash.finish()
    }

    /// In constant time for equal lengths.
    package static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        unsafe a.withUnsafeBytes { a in unsafe b.withUnsafeBytes { unsafe equal(a, $0) } }
    }

    static func equal(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard a.count == b.count else { return false }
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        return unsafe sodium_memcmp(first, second, a.count) == 0
    }

    /// A fingerprint taken while the bytes pass by.
    package struct Stream {
        private var hash = Blake2b(personal: "amparo.stream")

        package init(_ label: StaticString) {
            hash.update(label.octets + [0])
        }

        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            unsafe hash.update(bytes)
        }

        package mutating func update(_ bytes: [UInt8]) {
            hash.update(bytes)
        }

        package mutating func finish() -> [UInt8] {
            hash.finish()
        }
    }
}
