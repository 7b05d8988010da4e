// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

@Suite struct FingerprintPictures {
    @Test func `say their shapes row by row for those who hear the page`() {
        let picture = FingerprintPicture([0, 1, 2, 3, 4, 5, 6, 7, 7, 6, 5, 4, 3, 2, 1, 0])
        #expect(
            picture.spoken
                == "dot, ring, block, frame; peak, valley, diamond, cross; cross, diamond, valley, peak; frame, block, ring, dot"
        )
    }

    @Test func `differ with every shape, and are the same for the same ones`() {
        let plain = [Int](repeating: 0, count: 16)
        var seen: Set<String> = [drawn(FingerprintPicture(plain))]
        for place in 0..<16 {
            for shape in 1..<8 {
                var other = plain
                other[place] = shape
                seen.insert(drawn(FingerprintPicture(other)))
            }
        }
        #expect(seen.count == 1 + 16 * 7)
        #expect(drawn(FingerprintPicture(plain)) == drawn(FingerprintPicture(plain)))
    }
}
