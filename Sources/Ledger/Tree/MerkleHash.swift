// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Vault

/// A hash of the tree: 32 bytes of SHA-256, of a leaf, a node or a whole tree (RFC 6962, 2.1).
package struct MerkleHash: Hashable, Sendable, CustomStringConvertible {
    package static let byteCount = Sha256.byteCount

    // Four words, so that a million of them are one block of memory.
    private let a, b, c, d: UInt64

    /// Nil unless there are 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for (place, byte) in bytes.enumerated() {
            switch place / 8 {
            case 0: words.0 = words.0 << 8 | UInt64(byte)
            case 1: words.1 = words.1 << 8 | UInt64(byte)
            case 2: words.2 = words.2 << 8 | UInt64(byte)
            default: words.3 = words.3 << 8 | UInt64(byte)
            }
        }
        (a, b, c, d) = words
    }

    /// From 64 hexadecimal digits in either case.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 2 * Self.byteCount else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(of: digits[place]), let low = Self.value(of: digits[place + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        self.init(bytes)
    }

    /// From the one base 64 text of 32 bytes.
    init?(base64 text: ArraySlice<UInt8>) {
        guard text.count == 44, let bytes = Base64.bytes(text) else { return nil }
        self.init(bytes)
    }

    init(sha256 message: [UInt8]) {
        // invariant: SHA-256 gives 32 bytes.
        guard let hash = MerkleHash(Sha256.of(message)) else {
            preconditionFailure("a hash of another length")
        }
        self = hash
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(Self.byteCount)
        append(to: &out)
        return out
    }

    func append(to out: inout [UInt8]) {
        for word in [a, b, c, d] {
            for place in 0..<8 { out.append(UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64(place)))) }
        }
    }

    /// As checkpoints write it.
    package var base64: String { Base64.text(bytes) }

    /// In lower-case hexadecimal digits.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    package var description: String { hex }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - 55
        default: nil
        }
    }
}
