// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Platform
import Synchronization

/// A few routes, each for one thing the server must do.
final class TestSite: Application {
    var noted: [String] { log.withLock { $0 } }
    private let log = Mutex<[String]>([])
    /// `/slow` says that it has begun, and answers when told.
    let slowBegan = StopSignal()
    let slowMayEnd = StopSignal()
    /// The head of an upload to `/echo` was read.
    let echoBegan = StopSignal()

    static let sheet: StaticString = "body { color: black }"

    func begin(_ head: RequestHead) -> Begun {
        log.withLock { $0.append(head.path) }
        switch (head.method, head.path) {
        case (.get, "/"), (.head, "/"):
            return .respond(.text("hello", .public))
        case (_, "/sheet"):
            return .respond(
                .asset(
                    StaticBytes(Self.sheet),
                    type: "text/css",
                    tag: "v1",
                    isVersioned: false,
                    for: head
                )
            )
        case (.get, "/slow"):
            slowBegan.stop()
            _ = slowMayEnd.wait(milliseconds: 60_000)
            return .respond(.text("slow but sure"))
        case (.get, "/stream"):
            return .respond(.download(Zeros(20_000_000), length: nil, type: "a/b", fileName: "zeros"))
        case (.get, "/sized"), (.head, "/sized"):
            return .respond(.download(Zeros(20_000_000), length: 20_000_000, type: "a/b", fileName: "zeros"))
        case (.get, "/broken"):
            return .respond(.download(Zeros(1_000), length: 2_000, type: "a/b", fileName: "zeros"))
        case (.get, "/splitting"):
            return .respond(Response(status: 200, headers: [("X-A", "b\r\nX-C: d")], body: .none))
        case (.post, "/echo"):
            echoBegan.stop()
            return .exchange(Echo(self))
        case (.post, "/form"):
            do throws(FormRefusal) {
                return .exchange(FormEcho(try FormReader(head: head)))
            } catch {
                return .respond(.text("no form", status: error.status))
            }
        case (.post, "/unwanted"):
            return .respond(.text("not now", status: 403))
        default:
            return .respond(.text("nothing here", status: 404))
        }
    }

    func note(_ line: String) {
        log.withLock { $0.append(line) }
    }
}

private final class Zeros: BodyStream {
    private var left: Int

    init(_ count: Int) {
        left = count
    }

    func next(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(left, buffer.count)
        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]).initializeMemory(
            as: UInt8.self,
            repeating: 0
        )
        left -= count
        return count
    }
}

/// Answers with the count, a sum and the largest piece it ever held.
private final class Echo: Exchange {
    private let site: TestSite
    private var count = 0
    private var sum = 0
    private var largest = 0

    init(_ site: TestSite) {
        self.site = site
    }

    func receive(_ chunk: UnsafeRawBufferPointer) {
        count += chunk.count
        largest = max(largest, chunk.count)
        unsafe sum = chunk.reduce(into: sum) { $0 = ($0 &* 31 &+ Int($1)) & 0xffff_ffff }
    }

    func finish() -> Response { .text("\(count) \(sum) \(largest)") }

    func abort() { site.note("aborted") }

    static func sum(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(into: 0) { $0 = ($0 &* 31 &+ Int($1)) & 0xffff_ffff }
    }
}

func echoSum(_ bytes: some Sequence<UInt8>) -> Int {
    Echo.sum(bytes)
}

private final class FormEcho: Exchange {
    private let reader: FormReader

    init(_ reader: FormReader) {
        self.reader = reader
    }

    func receive(_ chunk: UnsafeRawBufferPointer) {
        unsafe reader.receive(chunk)
    }

    func finish() -> Response {
        let form = reader.finish()
        let fields = form.fields.map { "\($0.name)=\($0.value)" }
        return .text((fields + form.problems.map { "\($0)" }).joined(separator: "\n"))
    }

    func abort() { reader.abort() }
}

func withServer(
    _ limits: ServerLimits = ServerLimits(),
    _ body: (Server, TestSite) throws -> Void
) throws {
    let site = TestSite()
    let server = try Server(listen: Address(host: "127.0.0.1", port: 0), limits: limits, application: site)
    defer {
        site.slowMayEnd.stop()
        server.drain(seconds: 8)
    }
    try body(server, site)
}
