// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Platform
import Synchronization
import TestSupport
import Testing

@Suite struct ServerTests {
    @Test func `a page comes with its headers over a real socket as in process`() throws {
        try withServer { server, site in
            for client in [HTTPClient(port: server.port), HTTPClient(site)] {
                let answer = try client.get("/")
                #expect(answer.status == 200)
                #expect(answer.text == "hello")
                #expect(answer.header("Content-Type") == "text/plain; charset=utf-8")
                #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
            }
        }
    }

    @Test func `a connection carries one request after another`() throws {
        try withServer { server, _ in
            let connection = try ClientConnection(port: server.port)
            for _ in 1...3 {
                try connection.send("GET", "/", [("Host", "a")], [])
                #expect(try connection.answer().text == "hello")
            }
        }
    }

    @Test func `requests sent ahead are answered in order`() throws {
        try withServer { server, _ in
            let connection = try ClientConnection(port: server.port)
            let one = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
            try connection.send(one + "GET /none HTTP/1.1\r\nHost: a\r\n\r\n" + one)
            #expect(try (1...3).map { _ in try connection.answer().status } == [200, 404, 200])
        }
    }

    @Test func `HEAD gets the head of GET and nothing else`() throws {
        try withServer { server, _ in
            let connection = try ClientConnection(port: server.port)
            try connection.send("HEAD", "/sized", [("Host", "a")], [])
            #expect(try connection.answer(isHead: true).header("Content-Length") == "20000000")
            try connection.send("GET", "/", [("Host", "a")], [])
            #expect(try connection.answer().text == "hello")
        }
    }

    @Test func `an asset the browser has is confirmed, a changed one is sent`() throws {
        try withServer { server, site in
            for client in [HTTPClient(port: server.port), HTTPClient(site)] {
                let first = try client.get("/sheet")
                #expect(first.text == TestSite.sheet.description)
                let tag = try #require(first.header("ETag"))
                for known in [tag, "W/" + tag, "\"x\", \(tag)", "*"] {
                    let again = try client.get("/sheet", [("If-None-Match", known)])
                    #expect(again.status == 304)
                    #expect(again.body.isEmpty)
                    #expect(again.header("ETag") == tag)
                }
                #expect(try client.get("/sheet", [("If-None-Match", "\"v0\"")]).status == 200)
            }
        }
    }

    @Test func `a value cannot smuggle a header line into an answer`() throws {
        try withServer { server, _ in
            let answer = try HTTPClient(port: server.port).get("/splitting")
            #expect(answer.status == 500)
            #expect(answer.header("X-C") == nil)
        }
    }

    @Test func `whatever is refused before the application gets our own page`() throws {
        try withServer { server, site in
            let connection = try ClientConnection(port: server.port)
            try connection.send("GET", "/", [("Host", "a"), ("Host", "b")], [])
            let answer = try connection.answer()
            #expect(answer.status == 400)
            #expect(answer.header("Connection")?.lowercased() == "close")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(try connection.isClosedByServer())
            let crowded = try HTTPClient(port: server.port).get("/", (1...101).map { ("X-\($0)", "1") })
            #expect(crowded.status == 431)
            #expect(crowded.text.contains("too many"))
            #expect(site.noted.isEmpty)
        }
    }

    @Test(arguments: ["5, 5", "+5", "18446744073709551621"])
    func `what the library refuses by itself gets our page too, and one answer only`(_ length: String) throws
    {
        try withServer { server, site in
            let connection = try ClientConnection(port: server.port)
            try connection.send(
                "POST",
                "/echo",
                [("Host", "a"), ("Content-Length", length)],
                Array("hello".utf8)
            )
            let answer = try connection.answer()
            #expect([400, 413].contains(answer.status))
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(try connection.isClosedByServer())
            #expect(site.noted.isEmpty)
        }
    }

    @Test func `a sender that asks first is told to go on, and is refused before it sends`() throws {
        try withServer { server, _ in
            let fields = [("Host", "a"), ("Content-Length", "5"), ("Expect", "100-continue")]
            let patient = try ClientConnection(port: server.port)
            try patient.send("POST", "/echo", fields, [])
            #expect(try patient.answer(isHead: true).status == 100)
            try patient.send("hello")
            #expect(try patient.answer().text.hasPrefix("5 "))
            let refused = try ClientConnection(port: server.port)
            try refused.send("POST", "/echo", fields + [("Content-Type", "a b"), ("X Y", "1")], [])
            #expect(try refused.answer().status == 400)
        }
    }

    @Test func `the log says why a request was refused and nothing of what was in it`() throws {
        let lines = Mutex<[UInt8]>([])
        let log = Log(.debug, sink: { line in lines.withLock { $0 += line } }, now: { 0 })
        let server = try Server(
            listen: Address(host: "127.0.0.1", port: 0),
            application: TestSite(),
            log: log
        )
        for fields in [[("Host", "Amina Site")], [("Host", "a"), ("Content-Length", "Amina")]] {
            let connection = try ClientConnection(port: server.port)
            try connection.send("GET", "/Amina", fields, [])
            #expect(try connection.answer().status == 400)
        }
        server.drain(seconds: 8)
        let text = String(decoding: lines.withLock { $0 }, as: UTF8.self)
        #expect(text.contains("\"reason\":\"host\"") && text.contains("\"status\":400"))
        #expect(!text.contains("Amina"))
    }
}
