// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The path and query of a request line; only the form that begins with a slash is taken.
struct Target {
    let path: String
    let query: [(String, String)]

    private static let maximumPairs = 200

    init(_ text: String) throws(HeadRefusal) {
        guard text.utf8.first == UInt8(ascii: "/"), text.utf8.allSatisfy(Self.isAllowed) else {
            throw .target
        }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard Self.isWellEncoded(parts[0].utf8) else { throw .target }
        path = String(parts[0])
        guard parts.count == 2 else {
            query = []
            return
        }
        let pairs = parts[1].utf8.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Self.maximumPairs else { throw .tooLarge }
        query = pairs.map { pair in
            let (name, value) = PercentCoding.pair(Array(pair))
            return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "\\")
    }

    /// Every percent sign begins an escape, and none of them is a NUL or another control character.
    private static func isWellEncoded(_ path: Substring.UTF8View) -> Bool {
        let bytes = Array(path)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%") {
                guard let byte = PercentCoding.escape(bytes, at: index), byte >= 0x20, byte != 0x7f else {
                    return false
                }
                index += 3
            } else {
                index += 1
            }
        }
        return true
    }
}
