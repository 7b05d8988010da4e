// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Rounds sizes up to a few classes, so that a length says little about what was written (Design 4).
package enum Padding {
    private static let prefixCount = 4

    /// A length in front, zeros behind, up to the next class.
    package static func pad(_ plain: [UInt8]) -> [UInt8] {
        precondition(plain.count <= Int(UInt32.max) - prefixCount, "a file is streamed, not padded in memory")
        let total = paddedCount(plain.count)
        var padded = [UInt8]()
        padded.reserveCapacity(total)
        padded += littleEndian(UInt64(plain.count)).prefix(prefixCount)
        padded += plain
        padded += repeatElement(0, count: total - padded.count)
        return padded
    }

    package static func unpad(_ padded: [UInt8]) throws(VaultError) -> [UInt8] {
        guard padded.count >= prefixCount else { throw .malformed }
        let count = Int(number(littleEndian: padded.prefix(prefixCount)))
        guard count <= padded.count - prefixCount, paddedCount(count) == padded.count else {
            throw .malformed
        }
        let end = prefixCount + count
        guard padded[end...].allSatisfy({ $0 == 0 }) else { throw .malformed }
        return Array(padded[prefixCount..<end])
    }

    package static func paddedCount(_ count: Int) -> Int {
        sizeClass(count + prefixCount)
    }

    /// The smallest class that holds `count` bytes: powers of two to 8 KiB, then Padme's steps (at most 6.25 % more).
    package static func sizeClass(_ count: Int) -> Int {
        if count <= 256 { return 256 }
        let exponent = Int.bitWidth - 1 - count.leadingZeroBitCount
        if count <= 8192 { return count == 1 << exponent ? count : 1 << (exponent + 1) }
        let kept = Int.bitWidth - exponent.leadingZeroBitCount
        let step = 1 << (exponent - kept)
        return (count + step - 1) / step * step
    }
}
