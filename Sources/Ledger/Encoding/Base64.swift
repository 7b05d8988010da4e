// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Base 64 with padding (RFC 4648, 4), in its one canonical form: each value has exactly one text.
enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
    private static let padding = UInt8(ascii: "=")

    static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for place in 0..<4 {
                out.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : padding)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Nil for anything but the canonical form: no blanks, no missing padding, no stray bits.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var bits = 0
        var places = 0
        var padded = 0
        for letter in text {
            if letter == padding {
                padded += 1
                bits <<= 6
            } else {
                guard padded == 0, let value = value(of: letter) else { return nil }
                bits = bits << 6 | value
            }
            places += 1
            guard places == 4 else { continue }
            guard padded <= 2, bits & (padded == 0 ? 0 : padded == 1 ? 0xff : 0xffff) == 0 else { return nil }
            for place in 0..<(3 - padded) { out.append(UInt8(truncatingIfNeeded: bits >> (16 - 8 * place))) }
            bits = 0
            places = 0
        }
        return out
    }

    private static func value(of letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(letter) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(letter) - 48 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
