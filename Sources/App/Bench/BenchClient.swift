// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import HTTP
internal import Platform
internal import Synchronization

/// A browser as far as a measurement needs one: a connection that lives on where the server lets it, forms, one cookie.
final class BenchClient: Sendable {
    struct Answer {
        let status: Int
        let head: String
        let body: String
    }

    private struct State: ~Copyable {
        var connection: Descriptor?
        var cookie = ""
    }

    private let port: UInt16
    private let state = Mutex(State())

    init(port: Int) { self.port = UInt16(port) }

    func keep(cookie: String) { state.withLock { $0.cookie = cookie } }

    /// Nil when the connection failed or broke off.
    func get(_ path: String) -> Answer? { send("GET \(path) HTTP/1.1\r\n") }

    /// A file makes it a form in parts, as browsers send it.
    func post(_ path: String, _ form: [(String, String)], file: [UInt8]? = nil) -> Answer? {
        let (type, body) = file.map { BenchClient.parts(form, $0) } ?? BenchClient.line(form)
        return send(
            "POST \(path) HTTP/1.1\r\nOrigin: http://127.0.0.1:\(port)\r\n"
                + "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n",
            body
        )
    }

    private static func line(_ form: [(String, String)]) -> (type: String, body: [UInt8]) {
        let text = form.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
        return ("application/x-www-form-urlencoded", Array(text.utf8))
    }

    private static func parts(_ form: [(String, String)], _ file: [UInt8]) -> (type: String, body: [UInt8]) {
        let boundary = "the-measured-form"
        func head(_ rest: String) -> [UInt8] {
            Array("--\(boundary)\r\nContent-Disposition: form-data; name=\(rest)\r\n\r\n".utf8)
        }
        var body = form.flatMap { head("\"\($0.0)\"") + Array("\($0.1)\r\n".utf8) }
        body += head("\"files\"; filename=\"picture.jpg\"\r\nContent-Type: image/jpeg") + file
        body += Array("\r\n--\(boundary)--\r\n".utf8)
        return ("multipart/form-data; boundary=\(boundary)", body)
    }

    /// The value of the first field of that name in a page.
    static func value(_ name: String, in page: String) -> String? {
        let parts = page.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : nil
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || byte & 0xf0 == 0x30)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain && byte < 0x3a || isPlain && byte > 0x40
                ? String(Unicode.Scalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }

    private func send(_ start: String, _ body: [UInt8] = []) -> Answer? {
        state.withLock { state in
            let cookie = state.cookie.isEmpty ? "" : "Cookie: \(state.cookie)\r\n"
            let request = start + "Host: 127.0.0.1:\(port)\r\n" + cookie + "\r\n"
            // Taken out, so that after a failure nobody asks on it again.
            var kept: Descriptor?
            swap(&kept, &state.connection)
            guard let connection = kept ?? connected(),
                (try? connection.write(Array(request.utf8) + body)) != nil,
                let answer = BenchClient.answer(on: connection)
            else { return nil }
            if !answer.head.lowercased().contains("\r\nconnection: close") {
                state.connection = consume connection
            }
            return answer
        }
    }

    private func connected() -> Descriptor? {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return nil }
        let connection = Descriptor(owning: socket)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let isConnected = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard isConnected == 0 else { return nil }
        return connection
    }

    /// Reads one answer: as much as it says, or to the end of the connection.
    private static func answer(on connection: borrowing Descriptor) -> Answer? {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var head: String?
        var start = 0
        var wanted = Int.max
        while head == nil || received.count < wanted {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe recv(connection.number, $0.baseAddress, $0.count, 0)
            }
            guard count > 0 else {
                if count == 0, head != nil, wanted == Int.max { break }
                return nil
            }
            received += chunk[..<count]
            if head == nil, let end = received.endOfHead {
                let text = String(decoding: received[..<end], as: UTF8.self)
                head = text
                start = end
                if let length = BenchClient.length(text) { wanted = end + length }
            }
        }
        guard let head, let status = Int(head.dropFirst(9).prefix(3)) else { return nil }
        return Answer(status: status, head: head, body: String(decoding: received[start...], as: UTF8.self))
    }

    private static func length(_ head: String) -> Int? {
        head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.filter(\.isNumber)) }
    }
}

extension [UInt8] {
    /// Where the body begins, once the head is whole.
    fileprivate var endOfHead: Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard count >= mark.count else { return nil }
        return (mark.count...count).first { self[($0 - mark.count)..<$0].elementsEqual(mark) }
    }
}
