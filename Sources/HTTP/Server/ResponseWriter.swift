// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc

/// Hands an answer to the library.
enum ResponseWriter {
    static func queue(
        _ response: Response,
        on handle: OpaquePointer?,
        _ connection: Connection,
        closes: Bool
    ) -> MHD_Result {
        guard let answer = unsafe made(response.body, connection) else { return .NO }
        defer { unsafe MHD_destroy_response(answer) }
        for (name, value) in response.headers {
            guard unsafe MHD_add_response_header(answer, name.description, value) == .YES else { return .NO }
        }
        if closes, unsafe MHD_add_response_header(answer, "Connection", "close") != .YES { return .NO }
        return unsafe MHD_queue_response(handle, UInt32(response.status), answer)
    }

    private static func made(_ body: Body, _ connection: Connection) -> OpaquePointer? {
        switch body {
        case .none:
            connection.send(0)
            return unsafe MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        case .bytes(let bytes):
            connection.send(bytes.count)
            return unsafe bytes.withUnsafeBytes { buffer in
                let start = unsafe UnsafeMutableRawPointer(mutating: buffer.baseAddress)
                return unsafe MHD_create_response_from_buffer(buffer.count, start, .RESPMEM_MUST_COPY)
            }
        case .asset(let bytes):
            connection.send(bytes.count)
            let start = unsafe UnsafeMutableRawPointer(mutating: bytes.buffer.baseAddress)
            return unsafe MHD_create_response_from_buffer(bytes.count, start, .RESPMEM_PERSISTENT)
        case .stream(let stream, let length):
            connection.send(pieceBytes)
            let size = length.map { UInt64($0) } ?? .max
            let box = unsafe Unmanaged.passRetained(StreamBox(stream, length, connection)).toOpaque()
            return unsafe MHD_create_response_from_callback(size, pieceBytes, readStream, box, freeStream)
        }
    }

    private static let pieceBytes = 65_536
}

private final class StreamBox {
    let stream: any BodyStream
    let connection: Connection
    private let length: Int?
    private var sent = 0

    init(_ stream: any BodyStream, _ length: Int?, _ connection: Connection) {
        self.stream = stream
        self.length = length
        self.connection = connection
    }

    /// -1 is the end, -2 an error, as in the library's two macros; after an error it cuts the connection.
    func next(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        connection.work()
        guard let count = unsafe try? stream.next(into: buffer) else { return -2 }
        sent += count
        if let length, count == 0 && sent < length || sent > length { return -2 }
        connection.send(max(count, 0))
        return count > 0 ? count : -1
    }
}

private func readStream(
    _ context: UnsafeMutableRawPointer?,
    _ position: UInt64,
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ room: Int
) -> Int {
    guard let context = unsafe context else { return -2 }
    let box = unsafe Unmanaged<StreamBox>.fromOpaque(context).takeUnretainedValue()
    return unsafe box.next(into: UnsafeMutableRawBufferPointer(start: buffer, count: room))
}

private func freeStream(_ context: UnsafeMutableRawPointer?) {
    if let context = unsafe context { unsafe Unmanaged<StreamBox>.fromOpaque(context).release() }
}

extension Response {
    /// The answer as it goes over the line, for the few that the library does not send.
    var wholeAnswer: [UInt8] {
        var bytes: [UInt8] = []
        if case .bytes(let content) = body { bytes = content }
        let fields: [(StaticString, String)] = [
            ("Connection", "close"), ("Content-Length", "\(bytes.count)"),
        ]
        let lines = (headers + fields).map { "\($0.0): \($0.1)\r\n" }
        return Array("HTTP/1.1 \(status) Refused\r\n\(lines.joined())\r\n".utf8) + bytes
    }
}
