// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The one place where a string becomes markup.
enum Escaping {
    static func append(_ value: String, to bytes: inout [UInt8], inAttribute: Bool) {
        if value.utf8.allSatisfy({ isPlain($0) }) {
            bytes.append(contentsOf: value.utf8)
            return
        }
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;", to: &bytes)
            case UInt8(ascii: "<"): append("&lt;", to: &bytes)
            case UInt8(ascii: ">"): append("&gt;", to: &bytes)
            case UInt8(ascii: "\"") where inAttribute: append("&quot;", to: &bytes)
            case UInt8(ascii: "\n") where inAttribute: append("&#10;", to: &bytes)
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x20...0x7E, 0x80...:
                bytes.append(byte)
            default: append("\u{FFFD}", to: &bytes)
            }
        }
    }

    /// Takes out the characters that switch direction, where no element can isolate a value.
    static func withoutDirectionMarks(_ value: String) -> String {
        guard value.unicodeScalars.contains(where: isDirectionMark) else { return value }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: value.unicodeScalars.lazy.filter { !isDirectionMark($0) })
        return String(kept)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x7F: false
        default: byte >= 0x20
        }
    }

    private static func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func append(_ replacement: StaticString, to bytes: inout [UInt8]) {
        replacement.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }
}
