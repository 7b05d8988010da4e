// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Outgoing
import Platform
import Testing

@Suite struct AddressesOutside {
    @Test(arguments: [
        "https://witness.example.org", "https://witness.example.org/", "https://w.example.org:8443/a/b_c~d",
        "http://127.0.0.1:8090", "http://localhost:8090/x", "http://[::1]:8090", "http://abcdef.onion",
        "https://[2001:db8::1]:443/",
    ])
    func `are taken where nobody on the way can read or change what is sent`(text: String) {
        #expect(OutgoingAddress(text) != nil)
    }

    @Test(arguments: [
        "", "witness.example.org", "http://witness.example.org", "ftp://127.0.0.1/", "https://", "https:///a",
        "https://user:secret@witness.example.org", "https://witness.example.org?x=1",
        "https://w.example.org/a#b",
        "https://w.example.org:0", "https://w.example.org:65536", "https://w.example.org:+80",
        "https://w.example.org:x", "https://w example",
        "http://127.0.0.1.example.org", "http://localhost.example.org", "http://onion", "https://[::1",
        "http://127.0.0.1:80@example.org/", "https://w.example.org\r\nX: y", "file:///etc/passwd",
    ])
    func `are refused anywhere else, and where they hold more than a place`(text: String) {
        #expect(OutgoingAddress(text) == nil)
    }

    @Test func `of a proxy are Tor's and a web proxy's, without a password`() {
        for text in ["socks5h://127.0.0.1:9050", "http://proxy.example.org:3128", "socks5h://[::1]:9050"] {
            #expect(OutgoingProxy(text) != nil, "\(text)")
        }
        for text in [
            "", "127.0.0.1:9050", "socks5://127.0.0.1:9050", "http://a:b@c:1", "http://c:1/x", "http://c",
        ] {
            #expect(OutgoingProxy(text) == nil, "\(text)")
        }
    }
}

@Suite struct AskingSomebodyOutside {
    /// Answers what it was sent, sends elsewhere, or says a great deal.
    private final class Site: Application {
        func begin(_ head: RequestHead) -> Begun {
            switch head.path {
            case "/base/echo": .exchange(Echo())
            case "/base/long": .respond(.text(String(repeating: "x", count: 4_097)))
            case "/base/full": .respond(.text(String(repeating: "x", count: 4_096)))
            case "/base/elsewhere":
                .respond(Response(status: 307, headers: [("Location", "/base/echo")], body: .bytes([])))
            default: .respond(.text("nothing here", status: 404))
            }
        }
    }

    private final class Echo: Exchange {
        private var body: [UInt8] = []

        func receive(_ chunk: UnsafeRawBufferPointer) { unsafe body.append(contentsOf: chunk) }
        func finish() -> Response {
            Response(status: 409, headers: [("Content-Type", "text/x.tlog.size")], body: .bytes(body))
        }
        func abort() {}
    }

    private func withSite(_ body: (Outgoing, OutgoingAddress) throws -> Void) throws {
        let server = try Server(listen: Address(host: "127.0.0.1", port: 0), application: Site())
        defer { server.drain(seconds: 8) }
        let address = try #require(OutgoingAddress("http://127.0.0.1:\(server.port)/base/"))
        try body(Outgoing(proxy: nil, stop: StopSignal()), address)
    }

    @Test func `brings the bytes there and the whole answer back`() throws {
        try withSite { outgoing, address in
            let bytes = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
            let answer = try outgoing.post(bytes, to: address, path: "/echo", atMost: 70_000)
            #expect(answer.status == 409)
            #expect(answer.type == "text/x.tlog.size")
            #expect(answer.body == bytes)
            #expect(try outgoing.post([], to: address, path: "/echo", atMost: 0).body == [])
        }
    }

    @Test func `takes no more than was wanted, and follows nobody elsewhere`() throws {
        try withSite { outgoing, address in
            #expect(throws: OutgoingFailure.tooLong) {
                try outgoing.post([], to: address, path: "/long", atMost: 4_096)
            }
            let full = try outgoing.post([], to: address, path: "/full", atMost: 4_096)
            #expect(full.body.count == 4_096)
            let elsewhere = try outgoing.post([1], to: address, path: "/elsewhere", atMost: 9)
            #expect(elsewhere.status == 307)
        }
    }

    @Test func `knows who does not answer`() throws {
        let server = try Server(listen: Address(host: "127.0.0.1", port: 0), application: Site())
        let address = try #require(OutgoingAddress("http://127.0.0.1:\(server.port)"))
        server.drain(seconds: 8)
        #expect(throws: OutgoingFailure.unreached) {
            try Outgoing(proxy: nil, stop: StopSignal()).post([], to: address, path: "/", atMost: 9)
        }
    }

    @Test func `ends when the program ends, whoever is waited for`() throws {
        let stop = StopSignal()
        let site = Slow(stop)
        let server = try Server(listen: Address(host: "127.0.0.1", port: 0), application: site)
        defer { server.drain(seconds: 8) }
        let address = try #require(OutgoingAddress("http://127.0.0.1:\(server.port)"))
        var outgoing = Outgoing(proxy: nil, stop: stop)
        outgoing.patience = 600_000
        let asking = outgoing
        #expect(throws: OutgoingFailure.stopped) {
            try asking.post([], to: address, path: "/", atMost: 9)
        }
        site.mayAnswer.stop()
        #expect(throws: OutgoingFailure.stopped) {
            try asking.post([], to: address, path: "/", atMost: 9)
        }
    }

    /// Stops the asker when the question has come, and answers long after.
    private final class Slow: Application {
        let mayAnswer = StopSignal()
        private let stop: StopSignal

        init(_ stop: StopSignal) { self.stop = stop }

        func begin(_ head: RequestHead) -> Begun {
            stop.stop()
            _ = mayAnswer.wait(milliseconds: 120_000)
            return .respond(.text("late"))
        }
    }
}
