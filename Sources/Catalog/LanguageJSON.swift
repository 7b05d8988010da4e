// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The JSON of a language file (RFC 8259): an object of strings and of objects of strings, and nothing else.
///
/// Foundation's reader brings an ICU of its own, which the compiler confuses with the system's that `Text` uses.
struct LanguageJSON {
    enum Value: Equatable {
        case text(String)
        case forms([String: String])
    }

    private let bytes: [UInt8]
    private var at = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Nil for anything that is not such a file.
    static func read(_ bytes: [UInt8]) -> [String: Value]? {
        var reader = LanguageJSON(bytes)
        let entries = reader.object { reader in
            if reader.next == UInt8(ascii: "{") { return reader.object { $0.string() }.map(Value.forms) }
            return reader.string().map(Value.text)
        }
        reader.skipSpace()
        return reader.at == bytes.count ? entries : nil
    }

    /// The next byte that is no space.
    private var next: UInt8? {
        mutating get {
            skipSpace()
            return at < bytes.count ? bytes[at] : nil
        }
    }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[at]) { at += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func object<T>(_ value: (inout LanguageJSON) -> T?) -> [String: T]? {
        guard take("{") else { return nil }
        var entries: [String: T] = [:]
        if take("}") { return entries }
        repeat {
            guard let key = string(), take(":"), let read = value(&self), entries[key] == nil else {
                return nil
            }
            entries[key] = read
        } while take(",")
        return take("}") ? entries : nil
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escaped() else { return nil }
                text += Array(String(Character(scalar)).utf8)
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
        guard at < bytes.count else { return nil }
        at += 1
        switch Unicode.Scalar(bytes[at - 1]) {
        case "\"": return "\""
        case "\\": return "\\"
        case "/": return "/"
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return unit().flatMap { scalar(from: $0) }
        default: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        let digits = bytes[at..<at + 4]
        at += 4
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// One unit, or two that make one scalar.
    private mutating func scalar(from first: UInt32) -> Unicode.Scalar? {
        guard (0xd800..<0xdc00).contains(first) else { return Unicode.Scalar(first) }
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
            return nil
        }
        at += 2
        guard let second = unit(), (0xdc00..<0xe000).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    }
}
