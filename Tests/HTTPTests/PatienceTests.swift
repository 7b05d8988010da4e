// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Platform
import TestSupport
import Testing

/// Limits are made short here; a client that waits learns of the end by the closed connection, not by sleeping.
@Suite struct PatienceTests {
    @Test func `a head that never ends is cut off at its deadline, however steadily it drips`() throws {
        var limits = ServerLimits()
        limits.headMilliseconds = 150
        try withServer(limits) { server, site in
            let connection = try ClientConnection(port: server.port)
            try connection.send("GET / HTTP/1.1\r\n")
            let pause = StopSignal()
            var drops = 0
            while drops < 2_000 {
                guard (try? connection.send("X: 1\r\n")) != nil else { break }
                drops += 1
                _ = pause.wait(milliseconds: 5)
            }
            #expect(drops < 2_000)
            #expect(try connection.isClosedByServer())
            #expect(site.noted.isEmpty)
        }
    }

    @Test func `a connection that says nothing is closed, at first and after an answer`() throws {
        var limits = ServerLimits()
        limits.headMilliseconds = 100
        limits.idleMilliseconds = 100
        try withServer(limits) { server, _ in
            #expect(try ClientConnection(port: server.port).isClosedByServer())
            let kept = try ClientConnection(port: server.port)
            try kept.send("GET", "/", [("Host", "a")], [])
            #expect(try kept.answer().status == 200)
            #expect(try kept.isClosedByServer())
        }
    }

    @Test func `a kept connection may be idle longer than a head may take`() throws {
        var limits = ServerLimits()
        limits.headMilliseconds = 400
        limits.idleMilliseconds = 60_000
        try withServer(limits) { server, _ in
            let connection = try ClientConnection(port: server.port)
            try connection.send("GET", "/", [("Host", "a")], [])
            #expect(try connection.answer().status == 200)
            _ = StopSignal().wait(milliseconds: 900)
            try connection.send("GET", "/", [("Host", "a")], [])
            #expect(try connection.answer().status == 200)
            try connection.send("GET / HTTP/1.1\r\n")
            #expect(try connection.isClosedByServer())
        }
    }

    @Test func `a body slower than the least speed is cut off and forgotten`() throws {
        var limits = ServerLimits()
        limits.headMilliseconds = 2_000
        limits.graceMilliseconds = 150
        try withServer(limits) { server, site in
            let connection = try ClientConnection(port: server.port)
            try connection.send("POST", "/echo", [("Host", "a"), ("Content-Length", "1000000")], [])
            let pause = StopSignal()
            var drops = 0
            while drops < 2_000 {
                guard (try? connection.send("a")) != nil else { break }
                drops += 1
                _ = pause.wait(milliseconds: 5)
            }
            #expect(drops < 2_000)
            server.drain(seconds: 8)
            #expect(site.noted == ["/echo", "aborted"])
        }
    }

    @Test func `a body at a fair speed may take longer than the grace`() throws {
        var limits = ServerLimits()
        limits.graceMilliseconds = 500
        try withServer(limits) { server, _ in
            let connection = try ClientConnection(port: server.port)
            // So fast that a machine that stands still for some seconds does not make it slow.
            try connection.send("POST", "/echo", [("Host", "a"), ("Content-Length", "120000")], [])
            let pause = StopSignal()
            for _ in 1...12 {
                try connection.send([UInt8](repeating: 1, count: 10_000))
                _ = pause.wait(milliseconds: 80)
            }
            #expect(try connection.answer().text.hasPrefix("120000 "))
        }
    }

    @Test func `when it is crowded the oldest waiting connection makes room`() throws {
        var limits = ServerLimits()
        limits.connections = 10
        try withServer(limits) { server, _ in
            let oldest = try ClientConnection(port: server.port)
            // Connections are taken in turn: an answer to the second shows that the first is in, and it waits since then.
            var crowd = [try ClientConnection(port: server.port)]
            try crowd[0].send("GET", "/", [("Host", "a")], [])
            #expect(try crowd[0].answer().status == 200)
            _ = StopSignal().wait(milliseconds: 5)
            crowd += try (1...6).map { _ in try ClientConnection(port: server.port) }
            for connection in crowd {
                try connection.send("GET", "/", [("Host", "a")], [])
                #expect(try connection.answer().status == 200)
            }
            crowd.append(try ClientConnection(port: server.port))
            for connection in crowd.reversed() {
                try connection.send("GET", "/", [("Host", "a")], [])
                #expect(try connection.answer().status == 200)
            }
            #expect(try oldest.isClosedByServer())
        }
    }

    @Test func `when everybody drips a body the slowest makes room for who comes`() throws {
        var limits = ServerLimits()
        limits.connections = 10
        try withServer(limits) { server, site in
            let crowd = try (1...10).map { number in
                let connection = try ClientConnection(port: server.port)
                try connection.send("POST", "/echo", [("Host", "a"), ("Content-Length", "1000000")], [])
                // The first has sent least.
                try connection.send([UInt8](repeating: 1, count: number * 1_000))
                while site.noted.count < number { _ = StopSignal().wait(milliseconds: 1) }
                return connection
            }
            _ = StopSignal().wait(milliseconds: 300)
            for _ in 1...3 {
                let late = try ClientConnection(port: server.port)
                try late.send("GET", "/", [("Host", "a"), ("Connection", "close")], [])
                #expect(try late.answer().status == 200)
            }
            #expect(try crowd[0].isClosedByServer())
            try crowd[9].send([UInt8](repeating: 1, count: 1_000_000 - 10_000))
            #expect(try crowd[9].answer().text.hasPrefix("1000000 "))
        }
    }

    @Test func `twice as many clients as connections are all served`() throws {
        var limits = ServerLimits()
        limits.connections = 10
        try withServer(limits) { server, _ in
            let crowd = try (1...20).map { _ in try ClientConnection(port: server.port) }
            let last = try HTTPClient(port: server.port).get("/")
            #expect(last.status == 200)
            withExtendedLifetime(crowd) {}
        }
    }
}
