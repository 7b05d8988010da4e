// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Response {
    /// A sound that we made ourselves, whole or the one part that was asked for (RFC 9110 14.2); players on some
    /// telephones play nothing that cannot be had in parts.
    package static func sound(_ bytes: [UInt8], type: StaticString, for head: RequestHead) -> Response {
        let fields: [(StaticString, String)] =
            [("Content-Type", type.description), ("Accept-Ranges", "bytes")] + securityHeaders(.media)
        guard let asked = head.header("range") else {
            return Response(status: 200, headers: fields, body: .bytes(bytes))
        }
        guard let part = range(asked, of: bytes.count) else {
            return Response(status: 416, headers: fields + [("Content-Range", "bytes */\(bytes.count)")])
        }
        let place = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(bytes.count)"
        return Response(
            status: 206,
            headers: fields + [("Content-Range", place)],
            body: .bytes(Array(bytes[part]))
        )
    }

    /// One range of bytes that lies at least partly inside; several, or none that is there, are nil.
    private static func range(_ asked: String, of count: Int) -> Range<Int>? {
        guard asked.hasPrefix("bytes="), !asked.contains(",") else { return nil }
        let ends = asked.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        if ends[0].isEmpty {
            guard let last = Int(ends[1]), last > 0, count > 0 else { return nil }
            return max(0, count - last)..<count
        }
        guard let first = Int(ends[0]), first >= 0, first < count else { return nil }
        if ends[1].isEmpty { return first..<count }
        guard let last = Int(ends[1]), last >= first else { return nil }
        return first..<min(count, last == Int.max ? last : last + 1)
    }
}
