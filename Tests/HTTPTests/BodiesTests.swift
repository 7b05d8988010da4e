// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Platform
import TestSupport
import Testing

@Suite struct BodiesTests {
    @Test func `a large upload streams through in small pieces`() throws {
        try withServer { server, _ in
            let connection = try ClientConnection(port: server.port)
            let piece = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            try connection.send(
                "POST",
                "/echo",
                [("Host", "a"), ("Content-Length", "100000000")],
                []
            )
            for _ in 1...100 { try connection.send(piece) }
            let words = try connection.answer().text.split(separator: " ").compactMap { Int($0) }
            #expect(words.first == 100_000_000)
            #expect(try #require(words.last) <= 65_536)
        }
    }

    @Test func `a chunked body arrives as one, and the connection closes after it`() throws {
        try withServer { server, _ in
            let connection = try ClientConnection(port: server.port)
            try connection.send("POST", "/echo", [("Host", "a"), ("Transfer-Encoding", "chunked")], [])
            try connection.send("5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n")
            let answer = try connection.answer()
            #expect(answer.text.hasPrefix("6 \(echoSum("hello!".utf8)) "))
            #expect(answer.header("Connection")?.lowercased() == "close")
            #expect(try connection.isClosedByServer())
        }
    }

    @Test func `behind a proxy a connection lives on after a body`() throws {
        var limits = ServerLimits()
        limits.isBehindProxy = true
        try withServer(limits) { server, _ in
            let connection = try ClientConnection(port: server.port)
            for body in ["one", "", "three"] {
                try connection.send(
                    "POST",
                    "/echo",
                    [("Host", "a"), ("Content-Length", "\(body.utf8.count)")],
                    Array(body.utf8)
                )
                #expect(try connection.answer().text.hasPrefix("\(body.utf8.count) \(echoSum(body.utf8)) "))
            }
        }
    }

    @Test func `a body that nobody wants does not keep its sender from the answer`() throws {
        var limits = ServerLimits()
        limits.discardedBytes = 500_000
        try withServer(limits) { server, _ in
            for count in [3, 400_000, 3_000_000] {
                let client = HTTPClient(port: server.port)
                let answer = try client.send("POST", "/unwanted", [], [UInt8](repeating: 1, count: count))
                #expect(answer.status == 403)
                #expect(answer.text == "not now")
            }
        }
    }

    @Test func `a body over the limit is refused by its length, or cut off when it grows`() throws {
        var limits = ServerLimits()
        limits.bodyBytes = 100_000
        try withServer(limits) { server, site in
            let answer = try HTTPClient(port: server.port).send(
                "POST",
                "/echo",
                [],
                [UInt8](repeating: 1, count: 100_001)
            )
            #expect(answer.status == 413)
            let connection = try ClientConnection(port: server.port)
            try connection.send("POST", "/echo", [("Host", "a"), ("Transfer-Encoding", "chunked")], [])
            let chunk = "2710\r\n" + String(repeating: "a", count: 10_000) + "\r\n"
            for _ in 1...11 { try? connection.send(chunk) }
            #expect(try connection.isClosedByServer())
            #expect(site.noted == ["/echo", "aborted"])
        }
    }

    @Test func `a body that breaks off is forgotten, not taken for the whole`() throws {
        try withServer { server, site in
            let connection = try ClientConnection(port: server.port)
            try connection.send(
                "POST",
                "/echo",
                [("Host", "a"), ("Content-Length", "10")],
                Array("half".utf8)
            )
            connection.endSending()
            #expect(try connection.isClosedByServer())
            server.drain(seconds: 8)
            #expect(site.noted == ["/echo", "aborted"])
        }
    }

    @Test(arguments: ["/stream", "/sized"])
    func `a large download arrives whole`(_ path: String) throws {
        try withServer { server, _ in
            let answer = try HTTPClient(port: server.port).get(path)
            #expect(answer.body.count == 20_000_000)
            #expect(answer.header("Content-Disposition")?.hasPrefix("attachment; filename=\"zeros\"") == true)
        }
    }

    @Test func `a stream that ends too early breaks the connection instead of looking complete`() throws {
        try withServer { server, _ in
            #expect(throws: ClientFailure.self) { try HTTPClient(port: server.port).get("/broken") }
        }
    }

    @Test func `a form goes the same way in process and over the network`() throws {
        try withServer { server, site in
            for client in [HTTPClient(port: server.port), HTTPClient(site)] {
                let plain = try client.post("/form", [("what", "a & b = ü"), ("empty", "")])
                #expect(plain.text == "what=a & b = ü\nempty=")
                let upload = HTTPClient.Upload(name: "f", fileName: "a.txt", type: "text/plain", bytes: [1])
                let parts = try client.post("/form", [("what", "ü")], files: [upload])
                #expect(parts.text == "what=ü\nfileRefused(name: \"f\", fileName: \"a.txt\")")
                #expect(try client.send("POST", "/form", [("Content-Type", "text/plain")], [1]).status == 415)
            }
        }
    }
}
