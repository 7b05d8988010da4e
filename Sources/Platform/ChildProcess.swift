// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// How long a child may take and how much it may answer.
package struct ChildLimits: Sendable {
    package var milliseconds: Int
    package var outputBytes: Int

    package init(milliseconds: Int, outputBytes: Int) {
        self.milliseconds = milliseconds
        self.outputBytes = outputBytes
    }
}

/// How a child ended, and what it wrote to its standard output.
package struct ChildResult: Sendable, Equatable {
    /// The four ways to end.
    package enum Ending: Sendable, Equatable {
        case exited(Int32), signalled(Int32), timedOut, tooMuchOutput
    }

    package let ending: Ending
    package let output: [UInt8]
}

/// Another program in its own process group: given bytes in, bounded bytes out, killed whole at its limits.
package enum ChildProcess {
    /// `arguments[0]` is looked up in PATH; the child gets the given environment and no other descriptor, but `handed` as its
    /// fourth.
    package static func run(
        _ arguments: [String],
        environment: [String] = ChildProcess.plainEnvironment,
        input: [UInt8] = [],
        handed: Int32? = nil,
        limits: ChildLimits
    ) throws(SystemError) -> ChildResult {
        var sent = 0
        var output: [UInt8] = []
        do {
            let ending = try unsafe stream(
                arguments,
                environment: environment,
                handed: handed,
                limits: limits,
                next: { room in
                    let count = min(room.count, input.count - sent)
                    unsafe room.copyBytes(from: input[sent..<(sent + count)])
                    sent += count
                    return count
                },
                take: { unsafe output.append(contentsOf: $0) }
            )
            return ChildResult(ending: ending, output: output)
        } catch let error as SystemError {
            throw error
        } catch {
            throw SystemError(code: EIO, operation: "pipe")
        }
    }

    package static let plainEnvironment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"]

    /// The same, piece by piece: `next` fills what it can of a buffer (0 means the end), `take` gets what the child writes.
    ///
    /// - Throws: `SystemError`, or what `next` or `take` throws; the child is gone then.
    package static func stream(
        _ arguments: [String],
        environment: [String] = ChildProcess.plainEnvironment,
        handed: Int32? = nil,
        limits: ChildLimits,
        next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
        take: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> ChildResult.Ending {
        amparo_ignore_broken_pipes()
        let toChild = try pipe()
        let fromChild = try pipe()
        let errors = try Descriptor.opened("/dev/null", O_WRONLY, 0)
        var child: pid_t = 0
        let result = unsafe withCStrings(arguments) { arguments in
            unsafe withCStrings(environment) { environment in
                unsafe amparo_spawn(
                    &child,
                    arguments,
                    environment,
                    toChild.read,
                    fromChild.write,
                    errors.number,
                    handed ?? -1
                )
            }
        }
        close(toChild.read)
        close(fromChild.write)
        let talk = unsafe ChildTalk(
            input: toChild.write,
            output: fromChild.read,
            limits: limits,
            next: next,
            take: take
        )
        guard result == 0 else {
            talk.close()
            throw SystemError(code: result, operation: "posix_spawn")
        }
        let cut = talk.run()
        if cut != nil { kill(-child, SIGKILL) }
        let status = try reap(child, stillTalkingUntil: talk.deadline, wasCut: cut != nil)
        talk.close()
        if let failure = talk.failure { throw failure }
        return cut ?? status
    }

    private static func pipe() throws(SystemError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe amparo_pipe(&ends) == 0 else { throw .last("pipe") }
        return (ends[0], ends[1])
    }

    /// The child may close its output and run on: it is still held to its time.
    private static func reap(
        _ child: pid_t,
        stillTalkingUntil deadline: Int64,
        wasCut: Bool
    ) throws(SystemError) -> ChildResult.Ending {
        var status: Int32 = 0
        var ended = wasCut ? nil : ChildResult.Ending?.none
        var pause: Int32 = 1
        while true {
            let reaped = try retried("waitpid") { Int(unsafe waitpid(child, &status, wasCut ? 0 : WNOHANG)) }
            if reaped != 0 { break }
            if ended == nil && monotonicMilliseconds() >= deadline {
                kill(-child, SIGKILL)
                ended = .timedOut
            }
            poll(nil, 0, pause)
            pause = min(pause * 2, 20)
        }
        kill(-child, SIGKILL)  // whoever it left behind in its group
        if let ended { return ended }
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }

    static func withCStrings<R>(
        _ strings: [String],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> R
    ) -> R {
        var pointers = unsafe strings.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        defer { unsafe pointers.forEach { unsafe free($0) } }
        return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
    }
}
