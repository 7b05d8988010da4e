// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTTP

/// The one cookie of the desk: random bytes, out of reach of scripts and of other sites.
enum SessionCookie {
    private static let name: StaticString = "amparo"

    static func set(_ token: String) -> (StaticString, String) { Cookies.set(name, bytes(token)) }

    static var clear: (StaticString, String) { Cookies.clear(name) }

    /// The token as text, the way sessions are looked up by it.
    static func token(in head: RequestHead) -> String? {
        Cookies.token(name, in: head).map { bytes in
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }
}
