// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Percent-encoding as forms and queries use it.
package enum PercentCoding {
    /// A plus is a space; a percent sign that begins no escape stays as it is.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let byte = escape(bytes, at: index) {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return decoded
    }

    /// For a value in a query or a form; letters, digits and `-._~` stay.
    package static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if Token.isAlphanumeric(byte) || "-._~".utf8.contains(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    static func pair(_ bytes: [UInt8]) -> (name: [UInt8], value: [UInt8]) {
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return (decode(bytes[...]), []) }
        return (decode(bytes[..<equals]), decode(bytes[(equals + 1)...]))
    }

    static func escape(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 2 < bytes.count, let high = Token.hexValue(bytes[index + 1]),
            let low = Token.hexValue(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }
}
