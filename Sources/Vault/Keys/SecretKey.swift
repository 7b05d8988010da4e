// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// 32 secret bytes in locked memory, wiped when the last holder lets go.
package final class SecretKey: Sendable, Redacted {
    package static let byteCount = KeyPool.slotSize

    private let slot: UInt

    /// Fills a fresh slot in place, so that the bytes exist nowhere else.
    package init<Failure: Error>(
        filling body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        slot = KeyPool.shared.take()
        unsafe try body(KeyPool.memory(slot))
    }

    package convenience init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == Self.byteCount, "a key is 32 bytes")
        unsafe self.init(filling: { unsafe $0.copyMemory(from: bytes) })
    }

    package convenience init(copying bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == Self.byteCount else { throw .malformed }
        unsafe self.init(filling: { unsafe $0.copyBytes(from: bytes) })
    }

    deinit {
        KeyPool.shared.giveBack(slot)
    }

    package func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        defer { withExtendedLifetime(self) {} }
        return unsafe try body(UnsafeRawBufferPointer(KeyPool.memory(slot)))
    }

    /// A copy in ordinary memory, only for sealing a key inside something larger; wipe it afterwards.
    package func copyBytes() -> [UInt8] {
        unsafe withBytes { unsafe [UInt8]($0) }
    }

    /// The same key, compared in constant time.
    package func matches(_ other: SecretKey) -> Bool {
        unsafe withBytes { mine in unsafe other.withBytes { unsafe Digest.equal(mine, $0) } }
    }

    func withOctets<R>(_ body: (UnsafePointer<UInt8>) throws -> R) rethrows -> R {
        try unsafe withBytes { try unsafe body($0.octets) }
    }
}
