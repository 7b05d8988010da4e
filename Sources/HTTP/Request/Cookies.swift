// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The only kind of cookie there is: `__Host-`, strict, secure, out of reach of scripts, holding random bytes.
package enum Cookies {
    /// The header that sets one; nil seconds means until the browser closes.
    package static func set(
        _ name: StaticString,
        _ token: [UInt8],
        maxAgeSeconds: Int? = nil
    ) -> (StaticString, String) {
        let age = maxAgeSeconds.map { "; Max-Age=\($0)" } ?? ""
        return ("Set-Cookie", "__Host-\(name)=\(hex(token)); Path=/; Secure; HttpOnly; SameSite=Strict\(age)")
    }

    package static func clear(_ name: StaticString) -> (StaticString, String) {
        ("Set-Cookie", "__Host-\(name)=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
    }

    /// The bytes that `set` stored; nil when it is absent, given twice, or not ours.
    package static func token(_ name: StaticString, in head: RequestHead) -> [UInt8]? {
        let wanted = "__Host-" + name.description
        let found = head.cookies.filter { $0.0 == wanted }
        guard found.count == 1 else { return nil }
        let digits = Array(found[0].1.utf8)
        guard !digits.isEmpty, digits.count.isMultiple(of: 2), digits.count <= 256 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Token.hexValue(digits[index]), let low = Token.hexValue(digits[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    static func read(_ values: some Sequence<String>) -> [(String, String)] {
        var cookies: [(String, String)] = []
        for value in values {
            for pair in value.split(separator: ";") {
                let trimmed = pair.drop { $0 == " " || $0 == "\t" }
                guard let equals = trimmed.firstIndex(of: "=") else { continue }
                cookies.append((String(trimmed[..<equals]), String(trimmed[trimmed.index(after: equals)...])))
            }
        }
        return cookies
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }
}
