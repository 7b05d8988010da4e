// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct Fingerprints {
    private let one = Fingerprint(
        sealing: [UInt8](repeating: 1, count: 32),
        signing: [UInt8](repeating: 2, count: 32)
    )

    @Test func `are the same for the same keys, on every machine and in every version`() {
        #expect(
            one.words == [
                "aspect", "badge", "notice", "hawk", "diagram", "lesson", "earth", "pond",
            ]
        )
        #expect(one.digits == ["69122", "36442", "03151", "80782", "96406"])
        #expect(one.shapes == [2, 4, 3, 6, 6, 7, 4, 1, 0, 2, 3, 3, 2, 1, 6, 0])
    }

    @Test func `tell the two keys apart, and their order`() {
        let turned = Fingerprint(
            sealing: [UInt8](repeating: 2, count: 32),
            signing: [UInt8](repeating: 1, count: 32)
        )
        #expect(one.words != turned.words)
        #expect(one.digits != turned.digits)
        #expect(one.shapes != turned.shapes)
    }

    /// Every value that eight words can take has words of its own: no two of the list are the same or nearly so.
    @Test func `have 1,024 words that no slip of one letter makes another`() throws {
        var words: Set<String> = []
        for value in 0..<1024 {
            var bytes = [UInt8](repeating: 0, count: 32)
            bytes[0] = UInt8(value >> 2)
            bytes[1] = UInt8(value & 3) << 6
            words.insert(try #require(Fingerprint(bytes)).words[0])
        }
        #expect(words.count == 1024)
        #expect(words.allSatisfy { (3...8).contains($0.count) && $0.allSatisfy { ("a"..."z").contains($0) } })
        for word in words {
            let letters = Array(word)
            for place in letters.indices {
                var shorter = letters
                shorter.remove(at: place)
                #expect(!words.contains(String(shorter)), "\(word)")
                for letter in "abcdefghijklmnopqrstuvwxyz" where letter != letters[place] {
                    var other = letters
                    other[place] = letter
                    #expect(!words.contains(String(other)), "\(word)")
                }
            }
        }
    }

    @Test func `change in words, digits or shapes with every bit that they are taken from`() throws {
        for bit in 0..<248 where bit < 80 || bit >= 200 {
            var bytes = [UInt8](repeating: 0, count: 32)
            let zero = try #require(Fingerprint(bytes))
            bytes[bit / 8] = 1 << UInt8(7 - bit % 8)
            let other = try #require(Fingerprint(bytes))
            #expect(bit < 80 ? zero.words != other.words : zero.shapes != other.shapes, "bit \(bit)")
        }
    }

    @Test func `are of 32 bytes and nothing else`() {
        #expect(Fingerprint([1, 2, 3]) == nil)
    }
}
