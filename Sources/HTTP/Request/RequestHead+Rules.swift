// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The words of a request head as they came, before any rule was applied.
package struct RawHead: Sendable {
    package var method: String
    package var target: String
    package var version: String
    package var fields: [(name: String, value: String)]

    package init(
        method: String,
        target: String,
        version: String = "HTTP/1.1",
        fields: [(name: String, value: String)]
    ) {
        self.method = method
        self.target = target
        self.version = version
        self.fields = fields
    }
}

/// How the body is delimited: by a length, by chunks, or there is none.
struct Framing {
    let contentLength: Int?
    let hasBody: Bool
}

extension RequestHead {
    /// Refuses what two readers of one connection could understand differently (Stack 1.1, Design 11 "Framing").
    package init(_ raw: RawHead, from origin: RequestOrigin, maximumFields: Int = 100) throws(HeadRefusal) {
        guard raw.version == "HTTP/1.1" || raw.version == "HTTP/1.0" else { throw .version }
        guard raw.fields.count <= maximumFields else { throw .tooLarge }
        var fields: [(name: String, value: String)] = []
        fields.reserveCapacity(raw.fields.count)
        for (name, value) in raw.fields {
            guard Token.isToken(name) else { throw .fieldName }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else { throw .fieldValue }
            fields.append((name.lowercased(), value))
        }
        self.init(
            method: Method(raw.method),
            target: try Target(raw.target),
            host: try Self.host(fields),
            framing: try Self.framing(fields),
            fields: fields,
            origin: origin
        )
    }

    private static func only(
        _ name: String,
        _ fields: [(name: String, value: String)]
    ) throws(HeadRefusal) -> String? {
        var found: String?
        for field in fields where field.name == name {
            guard found == nil else { throw .repeated }
            found = field.value
        }
        return found
    }

    private static func host(_ fields: [(name: String, value: String)]) throws(HeadRefusal) -> String {
        guard let host = try only("host", fields), (1...255).contains(host.utf8.count) else { throw .host }
        guard host.utf8.allSatisfy(isHostByte) else { throw .host }
        return host.lowercased()
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }

    private static func framing(_ fields: [(name: String, value: String)]) throws(HeadRefusal) -> Framing {
        let length = try only("content-length", fields)
        let coding = try only("transfer-encoding", fields)
        if let coding {
            guard length == nil else { throw .lengthWithCoding }
            guard coding.lowercased() == "chunked" else { throw .coding }
            return Framing(contentLength: nil, hasBody: true)
        }
        guard let length else { return Framing(contentLength: 0, hasBody: false) }
        guard (1...18).contains(length.utf8.count), length.utf8.allSatisfy(Token.isDigit),
            let count = Int(length)
        else { throw .length }
        return Framing(contentLength: count, hasBody: count > 0)
    }
}
