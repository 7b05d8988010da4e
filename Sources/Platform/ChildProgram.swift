// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc
import Synchronization

/// Another program that runs on beside this one, its answers read line by line; ended when the value goes.
package final class ChildProgram: Sendable {
    package let id: Int32
    private let output: Int32
    private let state = Mutex((rest: [UInt8](), isEnded: false))

    /// `arguments[0]` is looked up in PATH; its errors go where this program's go.
    package init(_ arguments: [String], environment: [String]) throws(SystemError) {
        let nothing = try Descriptor.reading("/dev/null")
        var ends: [Int32] = [-1, -1]
        guard unsafe amparo_pipe(&ends) == 0 else { throw .last("pipe") }
        defer { close(ends[1]) }
        var child: pid_t = 0
        let result = unsafe ChildProcess.withCStrings(arguments) { arguments in
            unsafe ChildProcess.withCStrings(environment) { environment in
                unsafe amparo_spawn(
                    &child,
                    arguments,
                    environment,
                    nothing.number,
                    ends[1],
                    STDERR_FILENO,
                    -1
                )
            }
        }
        guard result == 0 else {
            close(ends[0])
            throw SystemError(code: result, operation: "posix_spawn")
        }
        id = child
        output = ends[0]
    }

    deinit {
        _ = end(SIGKILL)
        close(output)
    }

    /// The next line it prints; nil when it prints no more or the time is over.
    package func line(milliseconds: Int) -> String? {
        let deadline = monotonicMilliseconds() + Int64(milliseconds)
        while true {
            let found = state.withLock { state -> String? in
                guard let end = state.rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
                defer { state.rest.removeFirst(end + 1) }
                return String(decoding: state.rest[..<end], as: UTF8.self)
            }
            if let found { return found }
            var watched = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
            let left = deadline - monotonicMilliseconds()
            guard left > 0, unsafe poll(&watched, 1, Int32(clamping: left)) > 0 else { return nil }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(output, $0.baseAddress, $0.count) }
            guard count > 0 else { return nil }
            state.withLock { $0.rest += chunk[..<count] }
        }
    }

    /// Asks it to end and waits; its exit code, or nil when a signal ended it or it had ended before.
    @discardableResult
    package func end(_ signal: Int32 = SIGTERM) -> Int32? {
        let isFirst = state.withLock { state in
            defer { state.isEnded = true }
            return !state.isEnded
        }
        guard isFirst else { return nil }
        kill(id, signal)
        var status: Int32 = 0
        while unsafe waitpid(id, &status, 0) < 0 && errno == EINTR {}
        return status & 0x7f == 0 ? (status >> 8) & 0xff : nil
    }
}
