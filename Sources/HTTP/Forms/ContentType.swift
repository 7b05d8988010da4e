// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A media type with its parameters, as in `multipart/form-data; boundary=x`.
package struct ContentType: Equatable, Sendable {
    /// In lower case.
    package let type: String
    package let parameters: [String: String]

    /// Nil when it is malformed or a parameter comes twice.
    package init?(_ text: String) {
        guard let parsed = HeaderParameters.parse(text) else { return nil }
        let parts = parsed.value.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ Token.isToken(String($0)) }) else { return nil }
        type = parsed.value.lowercased()
        parameters = parsed.parameters
    }

    /// A boundary of RFC 2046: 1 to 70 of its characters, not ending in a space.
    package var boundary: [UInt8]? {
        guard let bytes = parameters["boundary"].map({ Array($0.utf8) }), (1...70).contains(bytes.count),
            bytes.last != UInt8(ascii: " "),
            bytes.allSatisfy({ Token.isAlphanumeric($0) || "'()+_,-./:=? ".utf8.contains($0) })
        else { return nil }
        return bytes
    }
}

/// `value; name=token; name="quoted"`, as content types and dispositions are written.
enum HeaderParameters {
    static func parse(_ text: String) -> (value: String, parameters: [String: String])? {
        var rest = Array(text.utf8)[...]
        let value = trimmed(rest.prefix { $0 != UInt8(ascii: ";") })
        rest = rest.drop { $0 != UInt8(ascii: ";") }
        var parameters: [String: String] = [:]
        while rest.first == UInt8(ascii: ";") {
            rest = rest.dropFirst().drop(while: isSpace)
            if rest.isEmpty { break }
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = String(decoding: rest[..<equals], as: UTF8.self).lowercased()
            rest = rest[(equals + 1)...]
            guard Token.isToken(name), let value = parameter(&rest) else { return nil }
            guard parameters.updateValue(value, forKey: name) == nil else { return nil }
            rest = rest.drop(while: isSpace)
        }
        return rest.isEmpty ? (String(decoding: value, as: UTF8.self), parameters) : nil
    }

    private static func parameter(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let value = rest.prefix { $0 != UInt8(ascii: ";") }
            rest = rest[value.endIndex...]
            return String(decoding: trimmed(value), as: UTF8.self)
        }
        var value: [UInt8] = []
        var index = rest.startIndex + 1
        while index < rest.endIndex {
            let byte = rest[index]
            if byte == UInt8(ascii: "\"") {
                rest = rest[(index + 1)...]
                return String(decoding: value, as: UTF8.self)
            }
            // Browsers send backslashes as they are; only these two pairs are escapes (curl).
            if byte == UInt8(ascii: "\\"), index + 1 < rest.endIndex,
                rest[index + 1] == UInt8(ascii: "\"") || rest[index + 1] == UInt8(ascii: "\\")
            {
                index += 1
            }
            value.append(rest[index])
            index += 1
        }
        return nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
