// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc
package import HTTP

/// What came back: the same for both ways of asking.
package struct Answer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }

    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// One client, two transports: an application called directly, or a server on a port of this machine (Style 2.9).
///
/// It keeps cookies and sends Origin with every POST, as browsers do; it follows no redirect by itself.
package final class HTTPClient {
    private enum Transport {
        case application(any Application)
        case port(Int)
    }

    package struct Upload {
        package let name: String
        package let fileName: String
        package let type: String
        package let bytes: [UInt8]

        package init(name: String, fileName: String, type: String, bytes: [UInt8]) {
            self.name = name
            self.fileName = fileName
            self.type = type
            self.bytes = bytes
        }
    }

    package var host: String
    package var cookies: [(name: String, value: String)] = []
    package var sendsOrigin = true
    private let transport: Transport

    package init(_ application: any Application, host: String = "localhost") {
        transport = .application(application)
        self.host = host
    }

    package init(port: Int) {
        transport = .port(port)
        host = "127.0.0.1:\(port)"
    }

    package func get(_ target: String, _ headers: [(String, String)] = []) throws -> Answer {
        try send("GET", target, headers, [])
    }

    package func post(
        _ target: String,
        _ fields: [(String, String)],
        _ headers: [(String, String)] = []
    ) throws -> Answer {
        let body = fields.map { PercentCoding.encode($0) + "=" + PercentCoding.encode($1) }
        let type = ("Content-Type", "application/x-www-form-urlencoded")
        return try send("POST", target, [type] + headers, Array(body.joined(separator: "&").utf8))
    }

    package func post(
        _ target: String,
        _ fields: [(String, String)],
        files: [Upload],
        _ headers: [(String, String)] = []
    ) throws -> Answer {
        let boundary = "----AmparoTestBoundary7MA4YWxk"
        let type = ("Content-Type", "multipart/form-data; boundary=\(boundary)")
        return try send("POST", target, [type] + headers, Self.multipart(boundary, fields, files))
    }

    package static func multipart(
        _ boundary: String,
        _ fields: [(String, String)],
        _ files: [Upload]
    ) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8)
            body += Array("\(value)\r\n".utf8)
        }
        for file in files {
            let disposition = "form-data; name=\"\(file.name)\"; filename=\"\(file.fileName)\""
            body += Array("--\(boundary)\r\nContent-Disposition: \(disposition)\r\n".utf8)
            body += Array("Content-Type: \(file.type)\r\n\r\n".utf8) + file.bytes + Array("\r\n".utf8)
        }
        return body + Array("--\(boundary)--\r\n".utf8)
    }

    package func send(
        _ method: String,
        _ target: String,
        _ headers: [(String, String)],
        _ body: [UInt8]
    ) throws -> Answer {
        var fields = [("Host", host)] + headers
        if method == "POST" {
            fields.append(("Content-Length", String(body.count)))
            if sendsOrigin, !headers.contains(where: { $0.0 == "Origin" }) {
                fields.append(("Origin", "http://\(host)"))
            }
        }
        if !cookies.isEmpty {
            fields.append(("Cookie", cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")))
        }
        let answer: Answer
        switch transport {
        case .application(let application):
            answer = try Self.call(application, method, target, fields, body)
        case .port(let port):
            let connection = try ClientConnection(port: port)
            try connection.send(method, target, fields + [("Connection", "close")], body)
            answer = try connection.answer(isHead: method == "HEAD")
        }
        keepCookies(answer)
        return answer
    }

    private func keepCookies(_ answer: Answer) {
        for field in answer.headers where field.name.lowercased() == "set-cookie" {
            let pair = field.value.prefix { $0 != ";" }.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let name = String(pair[0])
            cookies.removeAll { $0.name == name }
            if pair.count == 2, !pair[1].isEmpty { cookies.append((name, String(pair[1]))) }
        }
    }

    private static func call(
        _ application: any Application,
        _ method: String,
        _ target: String,
        _ fields: [(String, String)],
        _ body: [UInt8]
    ) throws -> Answer {
        let raw = RawHead(method: method, target: target, fields: fields.map { (name: $0.0, value: $0.1) })
        let head: RequestHead
        do throws(HeadRefusal) {
            head = try RequestHead(raw, from: .loopback)
        } catch {
            return Answer(status: error.status, headers: [], body: [])
        }
        let response: Response
        switch application.begin(head) {
        case .respond(let early): response = early
        case .exchange(let exchange):
            for start in stride(from: 0, to: body.count, by: 1_000) {
                let piece = Array(body[start..<min(start + 1_000, body.count)])
                unsafe piece.withUnsafeBytes { unsafe exchange.receive($0) }
            }
            response = exchange.finish()
        }
        let bytes = head.method == .head ? [] : try Self.bytes(response.body)
        return Answer(
            status: response.status,
            headers: response.headers.map { (name: $0.0.description, value: $0.1) },
            body: bytes
        )
    }

    private static func bytes(_ body: Body) throws -> [UInt8] {
        switch body {
        case .none: return []
        case .bytes(let bytes): return bytes
        case .asset(let bytes): return unsafe Array(bytes.buffer)
        case .stream(let stream, let length):
            var all: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 1_000)
            while true {
                let count = try unsafe piece.withUnsafeMutableBytes { try unsafe stream.next(into: $0) }
                if count == 0 { break }
                all += piece[..<count]
            }
            if let length, length != all.count { throw ClientFailure.truncated }
            return all
        }
    }
}

/// Why a client got no answer.
package enum ClientFailure: Error, Equatable {
    case noConnection, closed, reset, silent, truncated, malformed
}

/// A TCP connection to a port of this machine, for what a browser would never send.
package final class ClientConnection {
    private let socket: Int32
    private var buffered: [UInt8] = []
    private let patience: Int

    /// Reading gives up (`silent`) after so long without a byte: only a failing test waits for it.
    package init(port: Int, patienceMilliseconds: Int = 20_000) throws(ClientFailure) {
        patience = patienceMilliseconds
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, size)
            }
        }
        if result != 0 { throw .noConnection }
    }

    deinit {
        close(socket)
    }

    package func send(
        _ method: String,
        _ target: String,
        _ headers: [(String, String)],
        _ body: [UInt8]
    ) throws(ClientFailure) {
        let lines = ["\(method) \(target) HTTP/1.1"] + headers.map { "\($0.0): \($0.1)" }
        try send(lines.joined(separator: "\r\n") + "\r\n\r\n")
        try send(body)
    }

    package func send(_ text: String) throws(ClientFailure) {
        try send(Array(text.utf8))
    }

    package func send(_ bytes: [UInt8]) throws(ClientFailure) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
                return unsafe Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { throw .reset }
            done += count
        }
    }

    /// We send no more, but still listen.
    package func endSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// True when the server ends the connection without another byte.
    package func isClosedByServer() throws(ClientFailure) -> Bool {
        do throws(ClientFailure) {
            if !buffered.isEmpty { return false }
            return try !fill()
        } catch {
            if error == .reset { return true }
            throw error
        }
    }

    /// The next answer; later ones stay for the next call.
    package func answer(isHead: Bool = false) throws(ClientFailure) -> Answer {
        let head = try readHead()
        let lines = head.split(separator: "\r\n")
        guard let first = lines.first, first.hasPrefix("HTTP/1.1 "),
            let status = Int(first.dropFirst(9).prefix(3))
        else { throw .malformed }
        let headers = lines.dropFirst().map { line -> (name: String, value: String) in
            let name = line.prefix { $0 != ":" }
            return (String(name), String(line.dropFirst(name.count + 1).drop { $0 == " " }))
        }
        let bare = Answer(status: status, headers: headers, body: [])
        if isHead || status == 304 || status == 204 { return bare }
        return Answer(status: status, headers: headers, body: try readBody(bare))
    }

    private func readBody(_ head: Answer) throws(ClientFailure) -> [UInt8] {
        if let length = head.header("Content-Length").flatMap({ Int($0) }) { return try take(length) }
        guard head.header("Transfer-Encoding") == "chunked" else {
            while try fill() {}
            defer { buffered = [] }
            return buffered
        }
        var body: [UInt8] = []
        while true {
            guard let size = Int(try line(), radix: 16) else { throw .malformed }
            body += try take(size)
            guard try line().isEmpty else { throw .malformed }
            if size == 0 { return body }
        }
    }

    private func readHead() throws(ClientFailure) -> String {
        var head = ""
        while true {
            let line = try line()
            if line.isEmpty { return head }
            head += line + "\r\n"
        }
    }

    private func line() throws(ClientFailure) -> String {
        while true {
            if let end = buffered.firstIndex(of: 10) {
                guard end > 0, buffered[end - 1] == 13 else { throw .malformed }
                let line = String(decoding: buffered[..<(end - 1)], as: UTF8.self)
                buffered.removeFirst(end + 1)
                return line
            }
            guard try fill() else { throw buffered.isEmpty ? .closed : .truncated }
        }
    }

    private func take(_ count: Int) throws(ClientFailure) -> [UInt8] {
        while buffered.count < count {
            guard try fill() else { throw .truncated }
        }
        defer { buffered.removeFirst(count) }
        return Array(buffered[..<count])
    }

    private func fill() throws(ClientFailure) -> Bool {
        var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&watched, 1, Int32(patience)) > 0 else { throw .silent }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe recv(socket, &chunk, chunk.count, 0)
        if count < 0 { throw .reset }
        buffered += chunk[..<count]
        return count > 0
    }
}
