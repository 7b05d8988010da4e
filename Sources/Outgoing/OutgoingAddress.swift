// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A place on the web that this program may send something to: nobody on the way reads or changes it.
package struct OutgoingAddress: Sendable, Hashable {
    /// Without a slash at its end.
    package let text: String
    package let isEncrypted: Bool
    /// This machine itself, which no proxy leads to.
    package let isLoopback: Bool
    /// Reached through Tor only, which encrypts by itself.
    package let isOnion: Bool

    /// Nil for anything but `https://host[:port][/path]`, or `http://` on this machine or to an onion service.
    ///
    /// No name or password, no query, no fragment: what stands here is no secret and goes where it says.
    package init?(_ text: String) {
        let https = "https://"
        let http = "http://"
        isEncrypted = text.hasPrefix(https)
        guard isEncrypted || text.hasPrefix(http), text.utf8.count <= 1_024 else { return nil }
        let rest = text.dropFirst(isEncrypted ? https.count : http.count)
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count)
        guard let host = Self.host(authority), path.utf8.allSatisfy(Self.isPathByte) else { return nil }
        isLoopback = host == "localhost" || host == "127.0.0.1" || host == "[::1]"
        isOnion = host.hasSuffix(".onion")
        guard isEncrypted || isLoopback || isOnion else { return nil }
        var trimmed = Substring(text)
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.text = String(trimmed)
    }

    /// Of `host` or `host:port`, in lower case; nil where it is neither.
    private static func host(_ authority: Substring) -> String? {
        let end: Substring.Index
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            end = authority.index(after: close)
        } else {
            end = authority.firstIndex(of: ":") ?? authority.endIndex
        }
        let host = authority[..<end].lowercased()
        let name = host.hasPrefix("[") ? host.dropFirst().dropLast() : host[...]
        let isNumeric = host.hasPrefix("[")
        guard !name.isEmpty, name.utf8.allSatisfy({ isNumeric ? isAddressByte($0) : isNameByte($0) }) else {
            return nil
        }
        let port = authority[end...]
        if port.isEmpty { return host }
        guard port.hasPrefix(":"), let number = UInt16(port.dropFirst()), number > 0,
            String(number) == port.dropFirst()
        else { return nil }
        return host
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        isNameByte(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
    }
}
