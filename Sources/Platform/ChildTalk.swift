// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Writes to a child and reads from it at the same time, so that neither waits for the other for ever.
@safe final class ChildTalk {
    /// What `next` or `take` threw: then the child is to be ended.
    private(set) var failure: (any Error)?
    let deadline: Int64

    private var input: Int32
    private var output: Int32
    private let next: (UnsafeMutableRawBufferPointer) throws -> Int
    private let take: (UnsafeRawBufferPointer) throws -> Void
    private var piece = [UInt8](repeating: 0, count: 65_536)
    /// What of `piece` is still to be sent.
    private var ready = 0..<0
    private var received = 0
    private let outputBytes: Int

    init(
        input: Int32,
        output: Int32,
        limits: ChildLimits,
        next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
        take: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.input = input
        self.output = output
        unsafe self.next = next
        unsafe self.take = take
        outputBytes = limits.outputBytes
        deadline = monotonicMilliseconds() + Int64(limits.milliseconds)
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
    }

    /// Until the child closes its output; otherwise why it was cut off.
    func run() -> ChildResult.Ending? {
        do {
            try fill()
            while output >= 0 {
                let left = deadline - monotonicMilliseconds()
                if left <= 0 { return .timedOut }
                var watched = [
                    pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
                ]
                if unsafe poll(&watched, 2, Int32(clamping: left)) < 0 { continue }
                if watched[1].revents != 0 { try send() }
                if watched[0].revents != 0, try !receive() { return .tooMuchOutput }
            }
            return nil
        } catch {
            failure = error
            return .timedOut
        }
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

    /// Takes the next piece, and tells the child where there is none.
    private func fill() throws {
        ready = 0..<(try unsafe piece.withUnsafeMutableBytes { try unsafe next($0) })
        if ready.isEmpty { closeInput() }
    }

    private func send() throws {
        let count = unsafe piece.withUnsafeBytes { buffer in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[ready])
            return unsafe write(input, rest.baseAddress, rest.count)
        }
        if count < 0 {
            if errno != EAGAIN && errno != EINTR { closeInput() }
            return
        }
        ready = ready.dropFirst(count)
        if ready.isEmpty { try fill() }
    }

    /// False when there was more than allowed.
    private func receive() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(output, $0.baseAddress, $0.count) }
        if count < 0 { return true }
        if count == 0 {
            Glibc.close(output)
            output = -1
            return true
        }
        guard received + count <= outputBytes else { return false }
        received += count
        try unsafe chunk.withUnsafeBytes { buffer in
            try unsafe take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        return true
    }
}
