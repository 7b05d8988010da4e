// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Response {
    /// A style sheet, script or picture of the program: fetched once, then confirmed with 304.
    ///
    /// `tag` changes when the bytes do; a versioned address is never asked for again.
    package static func asset(
        _ bytes: StaticBytes,
        type: StaticString,
        tag: String,
        isVersioned: Bool,
        for head: RequestHead
    ) -> Response {
        let quoted = "\"\(tag)\""
        let kept = isVersioned ? "public, max-age=31536000, immutable" : "public, no-cache"
        let fields: [(StaticString, String)] = [("ETag", quoted), ("Cache-Control", kept)]
        if let known = head.header("if-none-match"), matches(known, quoted) {
            return Response(status: 304, headers: fields + securityHeaders(.asset))
        }
        return Response(
            status: 200,
            headers: [("Content-Type", type.description)] + fields + securityHeaders(.asset),
            body: .asset(bytes)
        )
    }

    /// A file to keep, never to show: the browser can only save it.
    package static func download(
        _ stream: any BodyStream,
        length: Int?,
        type: String,
        fileName: String
    ) -> Response {
        Response(
            status: 200,
            headers: [
                ("Content-Type", isPlainType(type) ? type : "application/octet-stream"),
                ("Content-Disposition", disposition(fileName)),
            ] + securityHeaders(.download),
            body: .stream(stream, length: length)
        )
    }

    /// An image or a sound that we encoded ourselves, shown in a page.
    package static func media(_ stream: any BodyStream, length: Int?, type: StaticString) -> Response {
        Response(
            status: 200,
            headers: [("Content-Type", type.description)] + securityHeaders(.media),
            body: .stream(stream, length: length)
        )
    }

    /// ASCII for old clients, the true name percent-encoded beside it (RFC 6266).
    static func disposition(_ fileName: String) -> String {
        let plain = fileName.unicodeScalars.map { scalar -> String in
            let isSafe = scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7f
            return isSafe && !"\"\\/%;".unicodeScalars.contains(scalar) ? String(scalar) : "_"
        }.joined()
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encode(fileName))"
    }

    private static func isPlainType(_ type: String) -> Bool {
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { Token.isToken(String($0)) } && type.utf8.count <= 100
    }

    private static func matches(_ known: String, _ tag: String) -> Bool {
        if known == "*" { return true }
        return known.split(separator: ",").contains { part in
            let trimmed = part.drop { $0 == " " }
            return (trimmed.hasPrefix("W/") ? trimmed.dropFirst(2) : trimmed).prefix { $0 != " " } == tag
        }
    }
}
