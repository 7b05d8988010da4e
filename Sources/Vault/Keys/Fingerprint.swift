// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What two people compare in a call: the hash of public keys as words, as digits, and as shapes.
package struct Fingerprint: Hashable, Sendable {
    /// 32 bytes; words, digits and shapes are taken from different ones of them.
    package let bytes: [UInt8]

    /// Of a member's sealing and signing key.
    package init(sealing: [UInt8], signing: [UInt8]) {
        bytes = Digest.of("amparo member keys", [sealing, signing])
    }

    /// Of anything that is a fingerprint already, such as an installation's root; nil unless it has 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Digest.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Eight words of ten bits: 80 bits, more than anybody can search for.
    package var words: [String] {
        (0..<8).map { word in
            let value = (0..<10).reduce(0) { $0 << 1 | bit(word * 10 + $1) }
            return FingerprintWords.all[value]
        }
    }

    /// Five groups of five digits, 83 bits, for those who would rather say numbers than English words.
    package var digits: [String] {
        (0..<5).map { group in
            let value = (0..<3).reduce(0) { $0 << 8 | Int(bytes[10 + group * 3 + $1]) } % 100_000
            let text = String(value)
            return String(repeating: "0", count: 5 - text.count) + text
        }
    }

    /// Sixteen shapes of eight kinds (0 to 7), 48 bits: a picture to glance at beside the words.
    package var shapes: [Int] {
        (0..<16).map { shape in (0..<3).reduce(0) { $0 << 1 | bit(200 + shape * 3 + $1) } }
    }

    private func bit(_ index: Int) -> Int { Int(bytes[index / 8] >> UInt8(7 - index % 8)) & 1 }
}
