// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Where a link or a form leads: a path of this site, a place in the page, or a checked address outside.
package struct Link: Hashable, Sendable, ExpressibleByStringLiteral {
    package let target: String

    private init(checked target: String) { self.target = target }

    /// A path of this site: whatever it holds, it stays on this site.
    package init(path: String, query: [(String, String)] = [], fragment: String? = nil) {
        var target =
            "/"
            + Self.encoded(
                String(path.drop { $0 == "/" || $0 == "\\" }),
                keeping: "/:@!$'()*,;=",
                escapes: true
            )
        for (index, (name, value)) in query.enumerated() {
            target += index == 0 ? "?" : "&"
            target += Self.encoded(name, keeping: "") + "=" + Self.encoded(value, keeping: "/:,")
        }
        if let fragment { target += "#" + Self.encoded(fragment, keeping: "") }
        self.target = target
    }

    package init(stringLiteral value: String) { self.init(path: value) }

    /// A place in the same page.
    package static func place(_ id: String) -> Link { Link(checked: "#" + encoded(id, keeping: "")) }

    /// An address outside: http, https, mailto or tel; nil for anything else.
    package init?(outside address: String) {
        let lowered = address.lowercased()
        guard ["http://", "https://", "mailto:", "tel:"].contains(where: lowered.hasPrefix) else {
            return nil
        }
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        target = address
    }

    /// Percent-encodes all but letters, digits, `-._~` and what is kept; a path keeps finished escapes.
    private static func encoded(_ value: String, keeping: String, escapes: Bool = false) -> String {
        let kept = Set(keeping.utf8)
        let bytes = Array(value.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && escapes && index + 2 < bytes.count
                && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
            if isUnreserved(byte) || kept.contains(byte) || isEscape {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), hex(byte >> 4), hex(byte & 15)]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }

    private static func hex(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10
    }
}
