// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium
internal import Synchronization

/// Hands out 32-byte slots of locked memory; `sodium_malloc` a key would cost 28 us and run out (Design 11).
final class KeyPool: Sendable {
    /// An allocator is of the process, as `malloc` is: the one shared thing in this target.
    static let shared = KeyPool()
    static let slotSize = 32
    private static let slabSize = 65_536

    /// Addresses, not pointers: a slot belongs to whoever holds its address, and to nobody else.
    private let free = Mutex<[UInt]>([])
    private let refusals = Atomic(0)

    private init() {
        Sodium.prepare()
    }

    func take() -> UInt {
        free.withLock { free in
            if let slot = free.popLast() { return slot }
            let slab = newSlab()
            free.append(
                contentsOf: stride(
                    from: slab + UInt(Self.slotSize),
                    to: slab + UInt(Self.slabSize),
                    by: Self.slotSize
                )
            )
            return slab
        }
    }

    /// Whether the system has locked every page that was asked of it.
    var isLocked: Bool { refusals.load(ordering: .relaxed) == 0 }

    /// Wipes the slot before anybody else can get it.
    func giveBack(_ slot: UInt) {
        unsafe Sodium.wipe(Self.memory(slot))
        free.withLock { $0.append(slot) }
    }

    static func memory(_ slot: UInt) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(
            start: UnsafeMutableRawPointer(bitPattern: slot),
            count: slotSize
        )
    }

    /// Guarded, locked and left out of core dumps by libsodium; never returned to the system.
    private func newSlab() -> UInt {
        guard let slab = unsafe sodium_malloc(Self.slabSize) else {
            // invariant: without memory for keys nothing may go on, and nothing acknowledged is lost by stopping.
            preconditionFailure("no memory left for keys")
        }
        unsafe Sodium.wipe(UnsafeMutableRawBufferPointer(start: slab, count: Self.slabSize))
        // sodium_malloc locks as well, and does not say when it may not.
        if unsafe sodium_mlock(slab, Self.slabSize) != 0 { refusals.add(1, ordering: .relaxed) }
        return UInt(bitPattern: slab)
    }
}
