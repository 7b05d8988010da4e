// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import HTTP
internal import Platform

/// A browser as far as a measurement needs one: one connection a request, forms, one cookie.
struct BenchClient {
    struct Answer {
        let status: Int
        let head: String
        let body: String
    }

    let port: UInt16
    var cookie = ""

    init(port: Int) { self.port = UInt16(port) }

    /// Nil when the connection failed or broke off.
    func get(_ path: String) -> Answer? { send("GET \(path) HTTP/1.1\r\n" + fields + "\r\n") }

    func post(_ path: String, _ form: [(String, String)]) -> Answer? {
        let body = form.map { "\($0.0)=\(BenchClient.encoded($0.1))" }.joined(separator: "&")
        return send(
            "POST \(path) HTTP/1.1\r\n" + fields + "Origin: http://127.0.0.1:\(port)\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
                + body
        )
    }

    /// The value of the first field of that name in a page.
    static func value(_ name: String, in page: String) -> String? {
        let parts = page.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : nil
    }

    private var fields: String {
        "Host: 127.0.0.1:\(port)\r\nConnection: close\r\n" + (cookie.isEmpty ? "" : "Cookie: \(cookie)\r\n")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || byte & 0xf0 == 0x30)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain && byte < 0x3a || isPlain && byte > 0x40
                ? String(Unicode.Scalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }

    private func send(_ request: String) -> Answer? {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return nil }
        let connection = Descriptor(owning: socket)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0, (try? connection.write(Array(request.utf8))) != nil else { return nil }
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe recv(socket, $0.baseAddress, $0.count, 0)
            }
            if count == 0 { break }
            guard count > 0 else { return nil }
            received += chunk[..<count]
        }
        return BenchClient.answer(received)
    }

    private static func answer(_ received: [UInt8]) -> Answer? {
        let text = String(decoding: received, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let status = Int(text.dropFirst(9).prefix(3)) else { return nil }
        return Answer(status: status, head: String(parts[0]), body: String(parts[1]))
    }
}
