// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// Anybody can seal to it, and only the pair's holder opens (X25519, anonymous sender).
package struct SealingPublicKey: Hashable, Sendable {
    package static let overhead = Int(crypto_box_PUBLICKEYBYTES + crypto_box_MACBYTES)

    package let bytes: [UInt8]

    /// Refuses the few points with which every secret would agree.
    package init(_ bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == Int(crypto_box_PUBLICKEYBYTES) else { throw .malformed }
        let scalar = [UInt8](repeating: 0x55, count: Int(crypto_scalarmult_SCALARBYTES))
        var shared = [UInt8](repeating: 0, count: Int(crypto_scalarmult_BYTES))
        guard unsafe crypto_scalarmult(&shared, scalar, bytes) == 0 else { throw .malformed }
        self.bytes = bytes
    }

    init(trusted bytes: [UInt8]) {
        self.bytes = bytes
    }

    package func seal(_ plain: [UInt8]) -> [UInt8] {
        unsafe plain.withUnsafeBytes { unsafe seal($0) }
    }

    package func sealKey(_ key: SecretKey) -> [UInt8] {
        unsafe key.withBytes { unsafe seal($0) }
    }

    private func seal(_ plain: UnsafeRawBufferPointer) -> [UInt8] {
        Sodium.prepare()
        let count = plain.count + Self.overhead
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { out, filled in
            // An empty message still needs an address; nothing is read from it.
            let status = unsafe withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { empty in
                unsafe crypto_box_seal(
                    UnsafeMutableRawBufferPointer(out).octets,
                    plain.octetsIfAny ?? UnsafePointer(empty.octets),
                    UInt64(plain.count),
                    bytes
                )
            }
            precondition(status == 0, "sealing cannot fail for a key that was checked")
            filled = count
        }
    }
}
