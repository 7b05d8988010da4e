// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// What a jailed command may use.
package struct JailLimits: Sendable {
    package var milliseconds: Int
    package var processorSeconds: Int
    package var memoryBytes: Int
    package var scratchBytes: Int
    package var outputBytes: Int

    package init(
        milliseconds: Int,
        processorSeconds: Int,
        memoryBytes: Int,
        scratchBytes: Int,
        outputBytes: Int
    ) {
        self.milliseconds = milliseconds
        self.processorSeconds = processorSeconds
        self.memoryBytes = memoryBytes
        self.scratchBytes = scratchBytes
        self.outputBytes = outputBytes
    }
}

/// A place without network, keys or our files, where programs read what strangers sent (bubblewrap).
package struct Jail: Sendable {
    /// The programs that build it.
    package struct Tools: Sendable {
        package var limiter: String
        package var bubblewrap: String
        /// Where memory runs out, the kernel ends what is jailed before anything else.
        package var firstToGo = "/usr/bin/choom"

        package init(limiter: String = "/usr/bin/prlimit", bubblewrap: String = "/usr/bin/bwrap") {
            self.limiter = limiter
            self.bubblewrap = bubblewrap
        }

        /// Whether bubblewrap runs with its owner's rights here; Debian 12's does not.
        package var needRights: Bool { Files.givesRights(bubblewrap) }
    }

    private let tools: Tools
    private let filter: CallFilter

    /// Nil where bubblewrap is missing, or where the machine does not let it close the jail.
    package init?(_ tools: Tools = Tools()) {
        guard [tools.limiter, tools.bubblewrap, tools.firstToGo].allSatisfy(Files.exists),
            let filter = try? CallFilter()
        else { return nil }
        self.tools = tools
        self.filter = filter
        let probe = Array("closed".utf8)
        let limits = JailLimits(
            milliseconds: 10_000,
            processorSeconds: 5,
            memoryBytes: 256 << 20,
            scratchBytes: 1 << 20,
            outputBytes: 64
        )
        let script = "test ! -e /etc/passwd && test ! -e /home && test ! -e /proc/1 && exec cat"
        guard (try? run(["/bin/sh", "-c", script], input: probe, limits)) == probe else { return nil }
        // The brackets want a second process: that there is none shows that the filter is in force.
        guard (try? run(["/bin/sh", "-c", "(exit 0); exit 0"], input: [], limits)) == nil else { return nil }
    }

    /// Runs `command` by its full path with `input` on its standard input, and answers with its standard output.
    ///
    /// `inputFile`: the input lies there instead, in the scratch folder. `mayStartOthers`: for words and scripts of our own;
    /// a program that reads a stranger's file can start no other, nor a second of itself.
    package func run(
        _ command: [String],
        input: [UInt8],
        inputFile: String? = nil,
        mayStartOthers: Bool = false,
        _ limits: JailLimits
    ) throws(CleanerError) -> [UInt8] {
        var sent = 0
        var output: [UInt8] = []
        do {
            try unsafe stream(
                command,
                inputFile: inputFile,
                mayStartOthers: mayStartOthers,
                limits,
                next: { room in
                    let count = min(room.count, input.count - sent)
                    unsafe room.copyBytes(from: input[sent..<(sent + count)])
                    sent += count
                    return count
                },
                take: { unsafe output.append(contentsOf: $0) }
            )
        } catch let error as CleanerError {
            throw error
        } catch {
            throw .unavailable
        }
        return output
    }

    /// The same, piece by piece: `next` fills what it can of a buffer (0 means the end), `take` gets what comes out.
    ///
    /// - Throws: `CleanerError`, or what `next` or `take` throws. What `take` got before counts for nothing then.
    package func stream(
        _ command: [String],
        inputFile: String? = nil,
        mayStartOthers: Bool = false,
        _ limits: JailLimits,
        next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
        take: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let ending: ChildResult.Ending
        do {
            // A file of its own for each run: whoever reads it reads it to its end.
            let filter = try Descriptor.inMemory(filter.program(mayStartOthers: mayStartOthers))
            ending = try unsafe ChildProcess.stream(
                limiting(limits) + walls(limits) + (inputFile.map { ["--file", "0", $0] } ?? [])
                    + ["--seccomp", "3", "--"] + command,
                handed: filter.number,
                limits: ChildLimits(milliseconds: limits.milliseconds, outputBytes: limits.outputBytes),
                next: next,
                take: take
            )
        } catch is SystemError {
            throw CleanerError.unavailable
        }
        switch ending {
        case .exited(0): return
        case .timedOut: throw CleanerError.timedOut
        case .tooMuchOutput: throw CleanerError.tooMuchOutput
        case .exited, .signalled: throw CleanerError.refused
        }
    }

    private func limiting(_ limits: JailLimits) -> [String] {
        [
            tools.firstToGo, "-n", "1000", "--", tools.limiter, "--cpu=\(limits.processorSeconds)",
            "--as=\(limits.memoryBytes)",
            "--fsize=\(limits.scratchBytes)", "--nofile=64", "--core=0", "--",
        ]
    }

    /// An empty root with the system's programs to read, a small scratch folder in memory, nobody's user number.
    private func walls(_ limits: JailLimits) -> [String] {
        [
            tools.bubblewrap, "--unshare-user", "--unshare-all",
            "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--die-with-parent", "--new-session",
            "--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv", "HOME", "/tmp",
            "--setenv", "LANG", "C.UTF-8", "--setenv", "OMP_NUM_THREADS", "1",
            "--ro-bind", "/usr", "/usr", "--ro-bind", "/etc/alternatives", "/etc/alternatives",
            "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin",
            "/bin",
            "--dev", "/dev", "--size", String(limits.scratchBytes), "--tmpfs", "/tmp", "--remount-ro", "/dev",
            "--remount-ro", "/", "--chdir", "/tmp",
        ]
    }
}
