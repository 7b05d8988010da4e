// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct PaddingTests {
    @Test func `every length comes back, from a size that is at most an eighth too large`() throws {
        for count in Array(0...600) + Array(stride(from: 601, to: 70_000, by: 487)) {
            let plain = [UInt8](repeating: 0xAB, count: count)
            let padded = Padding.pad(plain)
            #expect(padded.count == Padding.paddedCount(count))
            #expect(try Padding.unpad(padded) == plain)
            if count > 8192 { #expect(Double(padded.count) <= Double(count + 4) * 1.125) }
        }
    }

    @Test func `a size class never shrinks and is a class of itself`() {
        var before = 0
        for count in stride(from: 0, to: 3_000_000, by: 331) {
            let size = Padding.sizeClass(count)
            #expect(size >= count && size >= before && Padding.sizeClass(size) == size)
            before = size
        }
        #expect(
            [1, 256, 257, 512, 8192, 8193].map { Padding.sizeClass($0) } == [256, 256, 512, 512, 8192, 8704]
        )
        #expect(Padding.sizeClass(2_000_000_000) < 2_000_000_000 / 100 * 104)
    }

    @Test func `short answers cannot be told apart by their size`() {
        #expect(Padding.pad(Array("yes".utf8)).count == Padding.pad([UInt8](repeating: 1, count: 252)).count)
    }

    @Test func `what does not look padded is refused`() {
        let good = Padding.pad([1, 2, 3])
        var tail = good
        tail[255] = 1
        var long = good
        long[1] = 1
        var hidden = good
        hidden[0] = 2
        let bad = [[], [0, 0, 0], tail, long, hidden, Array(good.dropLast()), good + [0], good + good]
        for padded in bad {
            #expect(throws: VaultError.malformed) { try Padding.unpad(padded) }
        }
    }
}
