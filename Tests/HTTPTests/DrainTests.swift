// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Platform
import Synchronization
import TestSupport
import Testing

@Suite struct DrainTests {
    @Test func `draining answers what runs, closes what waits, and takes nothing new`() throws {
        try withServer { server, site in
            let idle = try ClientConnection(port: server.port)
            try idle.send("GET", "/", [("Host", "a")], [])
            #expect(try idle.answer().status == 200)
            let busy = try ClientConnection(port: server.port)
            try busy.send("GET", "/slow", [("Host", "a")], [])
            #expect(site.slowBegan.wait(milliseconds: 20_000))
            let drained = StopSignal()
            let drainer = Workers().spawn("drainer") {
                server.drain(seconds: 20)
                drained.stop()
            }
            #expect(try idle.isClosedByServer())
            #expect(throws: ClientFailure.self) { try HTTPClient(port: server.port).get("/") }
            #expect(!drained.isStopped)
            site.slowMayEnd.stop()
            let answer = try busy.answer()
            #expect(answer.text == "slow but sure")
            #expect(answer.header("Connection")?.lowercased() == "close")
            drainer.join()
            #expect(drained.isStopped)
        }
    }

    @Test func `draining waits for an upload that is on its way`() throws {
        try withServer { server, site in
            let connection = try ClientConnection(port: server.port)
            try connection.send("POST", "/echo", [("Host", "a"), ("Content-Length", "6")], Array("abc".utf8))
            #expect(site.echoBegan.wait(milliseconds: 20_000))
            let drainer = Workers().spawn("drainer") { server.drain(seconds: 20) }
            while (try? ClientConnection(port: server.port)) != nil {}
            try connection.send("def")
            #expect(try connection.answer().text.hasPrefix("6 "))
            drainer.join()
        }
    }

    @Test func `a server that goes away without being drained frees its port`() throws {
        let port: Int
        do {
            let server = try Server(listen: Address(host: "127.0.0.1", port: 0), application: TestSite())
            port = server.port
            #expect(try HTTPClient(port: port).get("/").status == 200)
        }
        let again = try Server(
            listen: Address(host: "127.0.0.1", port: UInt16(port)),
            application: TestSite()
        )
        #expect(try HTTPClient(port: again.port).get("/").status == 200)
        #expect(throws: SystemError.self) {
            try Server(listen: Address(host: "127.0.0.1", port: UInt16(port)), application: TestSite())
        }
    }
}
