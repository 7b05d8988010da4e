// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Testing

struct `A sound that a page plays` {
    let sound: [UInt8] = Array(0..<100)

    func ask(_ range: String?) throws -> Response {
        let fields = [(name: "Host", value: "a")] + (range.map { [(name: "Range", value: $0)] } ?? [])
        let head = try RequestHead(RawHead(method: "GET", target: "/", fields: fields), from: .loopback)
        return Response.sound(sound, type: "audio/mpeg", for: head)
    }

    func field(_ name: String, _ response: Response) -> String? {
        response.headers.first { $0.0.description == name }?.1
    }

    func bytes(_ response: Response) -> [UInt8]? {
        if case .bytes(let bytes) = response.body { bytes } else { nil }
    }

    @Test func `comes whole, and says that it can be had in parts`() throws {
        let whole = try ask(nil)
        #expect(whole.status == 200 && bytes(whole) == sound)
        #expect(field("Accept-Ranges", whole) == "bytes")
        #expect(field("Cache-Control", whole) == "no-store")
    }

    @Test(arguments: [
        ("bytes=0-1", 0..<2), ("bytes=90-", 90..<100), ("bytes=-5", 95..<100), ("bytes=50-5000", 50..<100),
        ("bytes=0-9223372036854775807", 0..<100), ("bytes=-500", 0..<100),
    ])
    func `comes in the part that was asked for`(range: String, expected: Range<Int>) throws {
        let part = try ask(range)
        #expect(part.status == 206)
        #expect(bytes(part) == Array(sound[expected]))
        #expect(field("Content-Range", part) == "bytes \(expected.lowerBound)-\(expected.upperBound - 1)/100")
    }

    @Test(arguments: [
        "bytes=100-", "bytes=5-4", "bytes=-0", "bytes=", "bytes=-", "bytes=a-b", "items=0-1", "bytes=0-1,3-4",
        "bytes=0-1-2", "bytes=99999999999999999999-",
    ])
    func `refuses a part that is not there`(range: String) throws {
        let refused = try ask(range)
        #expect(refused.status == 416)
        #expect(field("Content-Range", refused) == "bytes */100")
    }
}
