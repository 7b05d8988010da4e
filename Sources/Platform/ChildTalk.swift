// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Writes to a child and reads from it at the same time, so that neither waits for the other for ever.
final class ChildTalk {
    private(set) var received: [UInt8] = []
    let deadline: Int64

    private var input: Int32
    private var output: Int32
    private let bytes: [UInt8]
    private var sent = 0
    private let outputBytes: Int

    init(input: Int32, output: Int32, bytes: [UInt8], limits: ChildLimits) {
        self.input = input
        self.output = output
        self.bytes = bytes
        outputBytes = limits.outputBytes
        deadline = monotonicMilliseconds() + Int64(limits.milliseconds)
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
    }

    /// Until the child closes its output; otherwise why it was cut off.
    func run() -> ChildResult.Ending? {
        if bytes.isEmpty { closeInput() }
        while output >= 0 {
            let left = deadline - monotonicMilliseconds()
            if left <= 0 { return .timedOut }
            var watched = [
                pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
            ]
            if unsafe poll(&watched, 2, Int32(clamping: left)) < 0 { continue }
            if watched[1].revents != 0 { send() }
            if watched[0].revents != 0, !receive() { return .tooMuchOutput }
        }
        return nil
    }

    func close() {
        closeInput()
        if output >= 0 { Glibc.close(output) }
        output = -1
    }

    private func closeInput() {
        if input >= 0 { Glibc.close(input) }
        input = -1
    }

    private func send() {
        let count = unsafe bytes.withUnsafeBytes { buffer in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
            return unsafe write(input, rest.baseAddress, rest.count)
        }
        if count < 0 {
            if errno != EAGAIN && errno != EINTR { closeInput() }
            return
        }
        sent += count
        if sent == bytes.count { closeInput() }
    }

    /// False when there was more than allowed.
    private func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(output, $0.baseAddress, $0.count) }
        if count < 0 { return true }
        if count == 0 {
            Glibc.close(output)
            output = -1
            return true
        }
        guard received.count + count <= outputBytes else { return false }
        received.append(contentsOf: chunk[..<count])
        return true
    }
}
