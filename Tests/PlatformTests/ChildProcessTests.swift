// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Platform
import Testing

@Suite struct ChildProcessTests {
    private let limits = ChildLimits(milliseconds: 20_000, outputBytes: 4_000_000)

    @Test func `bytes go in and come out, more than a pipe holds`() throws {
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let result = try ChildProcess.run(["cat"], input: bytes, limits: limits)
        #expect(result.ending == .exited(0))
        #expect(result.output == bytes)
    }

    @Test func `a child sees only the environment and the descriptors it was given`() throws {
        let result = try ChildProcess.run(
            ["/bin/sh", "-c", "env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD=; ls /proc/self/fd"],
            environment: ["ONLY=this", "PATH=/usr/bin:/bin"],
            limits: limits
        )
        let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.sorted() == ["0", "1", "2", "3", "ONLY=this", "PATH=/usr/bin:/bin"])
    }

    @Test func `a child can be handed one file more, which lies in memory only`() throws {
        let file = try Descriptor.inMemory(Array("handed".utf8))
        let result = try ChildProcess.run(
            ["/bin/sh", "-c", "cat <&3; ls /proc/self/fd"],
            handed: file.number,
            limits: limits
        )
        #expect(String(decoding: result.output, as: UTF8.self) == "handed0\n1\n2\n3\n4\n")
    }

    @Test func `the exit status and a killing signal are told apart`() throws {
        #expect(try ChildProcess.run(["/bin/sh", "-c", "exit 3"], limits: limits).ending == .exited(3))
        #expect(
            try ChildProcess.run(["/bin/sh", "-c", "kill -9 $$"], limits: limits).ending == .signalled(9)
        )
    }

    @Test func `a child that takes too long is killed with its own children`() throws {
        let short = ChildLimits(milliseconds: 100, outputBytes: 100)
        #expect(try ChildProcess.run(["/bin/sh", "-c", "sleep 60"], limits: short).ending == .timedOut)
        #expect(
            try ChildProcess.run(["/bin/sh", "-c", "exec >&-; sleep 60"], limits: short).ending == .timedOut
        )
    }

    @Test func `all children can be ended at once, and whoever waits for one sees it`() async {
        // In a process of its own, which has no other tests' children.
        await #expect(processExitsWith: .success) {
            let ending = Monitor<ChildResult.Ending?>(nil)
            let waiting = Workers().spawn("waits") {
                let limits = ChildLimits(milliseconds: 60_000, outputBytes: 10)
                let result = try? ChildProcess.run(["/bin/sh", "-c", "sleep 60 & sleep 60"], limits: limits)
                ending.change { $0 = result?.ending ?? .timedOut }
            }
            while ending.read({ $0 == nil }) { ChildProcess.endAll() }
            waiting.join()
            exit(ending.read { $0 } == .signalled(SIGKILL) ? 0 : 1)
        }
    }

    @Test func `a child that answers too much is cut off`() throws {
        let small = ChildLimits(milliseconds: 20_000, outputBytes: 1_000)
        let result = try ChildProcess.run(["cat", "/dev/zero"], limits: small)
        #expect(result.ending == .tooMuchOutput)
        #expect(result.output.count <= 1_000)
    }

    @Test func `a program that is not there is an error, and one that reads nothing is not`() throws {
        let missing = #expect(throws: SystemError.self) {
            try ChildProcess.run(["/no/such/program"], limits: limits)
        }
        #expect(missing?.isMissing == true)
        let deaf = try ChildProcess.run(
            ["true"],
            input: [UInt8](repeating: 1, count: 300_000),
            limits: limits
        )
        #expect(deaf.ending == .exited(0))
    }
}
