// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A request without its body, read and found well-formed.
package struct RequestHead: Sendable {
    package let method: Method
    /// As sent, still percent-encoded; begins with a slash and holds printable ASCII only.
    package let path: String
    /// Decoded; of invalid UTF-8 the broken bytes are replaced.
    package let query: [(String, String)]
    /// In lower case, with the port when there was one.
    package let host: String
    package let cookies: [(String, String)]
    /// Nil for a chunked body.
    package let contentLength: Int?
    package let hasBody: Bool
    package let isFromLoopback: Bool
    /// From a proxy whose X-Forwarded-Proto is believed; loopback always is one.
    package let isFromProxy: Bool

    private let fields: [(name: String, value: String)]

    init(
        method: Method,
        target: Target,
        host: String,
        framing: Framing,
        fields: [(name: String, value: String)],
        origin: RequestOrigin
    ) {
        self.method = method
        path = target.path
        query = target.query
        self.host = host
        contentLength = framing.contentLength
        hasBody = framing.hasBody
        isFromLoopback = origin.isLoopback
        isFromProxy = origin.isProxy
        self.fields = fields
        cookies = Cookies.read(fields.lazy.filter { $0.name == "cookie" }.map { $0.value })
    }

    /// The value of the first field of that name, which is given in lower case.
    package func header(_ name: StaticString) -> String? {
        let wanted = name.description
        return fields.first { $0.name == wanted }?.value
    }

    package func queryValue(_ name: StaticString) -> String? {
        let wanted = name.description
        return query.first { $0.0 == wanted }?.1
    }

    /// "https" only where a believed proxy says so.
    package var scheme: String {
        isFromProxy && header("x-forwarded-proto") == "https" ? "https" : "http"
    }

    /// Whether a `__Host-` cookie can live here: https, an onion service, or the machine itself.
    package var isSecureOrigin: Bool {
        scheme == "https" || hostName.hasSuffix(".onion") || isLoopbackName
    }

    private var isLoopbackName: Bool {
        hostName == "localhost" || hostName == "[::1]" || Self.isLoopbackIPv4(hostName)
    }

    private static func isLoopbackIPv4(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private var hostName: String {
        if host.hasPrefix("[") { return String(host.prefix { $0 != "]" }) + "]" }
        return String(host.prefix { $0 != ":" })
    }
}

/// Where a request came from, as far as decisions need it; no address.
package struct RequestOrigin: Sendable {
    package let isLoopback: Bool
    package let isProxy: Bool

    package init(isLoopback: Bool, isProxy: Bool) {
        self.isLoopback = isLoopback
        self.isProxy = isProxy
    }

    package static let loopback = RequestOrigin(isLoopback: true, isProxy: true)
}
