// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Platform
import Sandbox
import TestSupport
import Testing

@Suite(.enabled(if: isWanted(Jail() != nil), "bubblewrap cannot close a jail on this machine"))
struct `The jail` {
    let jail: Jail
    let limits = JailLimits(
        milliseconds: 20_000,
        processorSeconds: 10,
        memoryBytes: 512 << 20,
        scratchBytes: 8 << 20,
        outputBytes: 4096
    )

    init() throws {
        jail = try #require(Jail())
    }

    func shell(_ script: String, _ limits: JailLimits? = nil) throws -> String {
        let output = try jail.run(
            ["/bin/sh", "-c", script],
            input: [],
            mayStartOthers: true,
            limits ?? self.limits
        )
        return String(decoding: output, as: UTF8.self)
    }

    @Test func `is what the kernel ends first when memory runs out`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/walls"
            let script = """
                #!/bin/sh
                case "$*" in *tell-score*) exec cat /proc/self/oom_score_adj ;; esac
                exec /usr/bin/bwrap "$@"
                """
            try Files.writeDurably(path, Array(script.utf8), mode: 0o755)
            let jail = try #require(Jail(Jail.Tools(bubblewrap: path)))
            let score = try jail.run(["/bin/tell-score"], input: [], limits)
            #expect(String(decoding: score, as: UTF8.self) == "1000\n")
        }
    }

    @Test func `gives back what was given`() throws {
        #expect(try jail.run(["/bin/cat"], input: [0, 255, 10], limits) == [0, 255, 10])
    }

    @Test func `shows no file of ours, no process, no environment and nobody's name`() throws {
        #expect(try shell("ls /") == "bin\ndev\netc\nlib\nlib64\ntmp\nusr\n")
        #expect(try shell("ls /etc") == "alternatives\n")
        #expect(try shell("id -u") == "65534\n")
        #expect(
            try shell("env | cut -d= -f1 | sort").split(separator: "\n") == [
                "HOME", "LANG", "OMP_NUM_THREADS", "PATH", "PWD",
            ]
        )
        #expect(try shell("ls -d /proc /root /home /var /sys 2>&1 | grep -vc 'No such'; true") == "0\n")
    }

    @Test func `can be given its input as a file`() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var wide = limits
        wide.outputBytes = 1 << 20
        #expect(
            try jail.run(["/bin/cat", "/tmp/given"], input: bytes, inputFile: "/tmp/given", wide) == bytes
        )
    }

    @Test func `shows nothing of the folder that holds the keys`() throws {
        try withTemporaryFolder { folder in
            try Files.makeDirectory(folder + "/node")
            try Files.writeDurably(folder + "/node/node.secrets", Array("PLANTED".utf8))
            #expect(throws: CleanerError.refused) { try shell("cat \(folder)/node/node.secrets") }
            #expect(try shell("ls -a /tmp") == ".\n..\n")
        }
    }

    @Test func `cannot be written to outside its scratch folder, nor left`() {
        for script in [
            "touch /usr/x", "touch /x", "touch /dev/x", "touch /dev/shm/x", "touch /etc/x",
            "exec chroot /usr true",
            "exec unshare --user true",
        ] {
            #expect(throws: CleanerError.refused, "\(script)") { try shell(script) }
        }
    }

    @Test func `has no network, though the same program reaches us from outside`() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(listener, pointer, size) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, pointer, &size) == 0
            }
        }
        try #require(isBound)
        let probe = ["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(address.sin_port.bigEndian)"]
        let outside = try ChildProcess.run(probe, limits: ChildLimits(milliseconds: 10_000, outputBytes: 10))
        #expect(outside.ending == .exited(0))
        #expect(throws: CleanerError.refused) { try jail.run(probe, input: [], limits) }
    }

    @Test func `ends a command that hangs, with whatever it started`() throws {
        var short = limits
        short.milliseconds = 300
        let mark = "4\(UInt32.random(in: 1_000_000...9_999_999))"
        let started = ContinuousClock.now
        #expect(throws: CleanerError.timedOut) { try shell("sleep \(mark) & sleep \(mark)", short) }
        #expect(ContinuousClock.now - started < .seconds(8))
        // The kernel ends the jail's processes with its first one; give it a bounded number of looks.
        var left = "x"
        for _ in 0..<200 where !left.isEmpty {
            left = try Samples.processes("sleep \(mark)")
        }
        #expect(left == "")
    }

    @Test func `ends a command that burns the processor, fills memory, scratch or output`() {
        var few = limits
        few.processorSeconds = 1
        #expect(throws: CleanerError.refused) { try shell("while :; do :; done", few) }
        #expect(throws: CleanerError.refused) {
            try shell("exec /usr/bin/perl -e '$x = \"a\" x 2_000_000_000; print length $x'")
        }
        #expect(throws: CleanerError.refused) { try shell("exec head -c 20000000 /dev/zero > /tmp/x") }
        #expect(throws: CleanerError.tooMuchOutput) { try shell("exec head -c 5000 /dev/zero") }
    }
}

@Suite struct `Without a jail` {
    @Test func `there is none where bubblewrap is missing or does not close`() {
        #expect(Jail(Jail.Tools(bubblewrap: "/nonexistent/bwrap")) == nil)
        #expect(Jail(Jail.Tools(limiter: "/nonexistent/prlimit")) == nil)
        // A wrapper that runs the command in the open must be seen through.
        #expect(Jail(Jail.Tools(bubblewrap: "/bin/true")) == nil)
        #expect(Jail(Jail.Tools(bubblewrap: "/bin/echo")) == nil)
    }

    @Test func `nothing is cleaned`() {
        var tools = Cleaner.Tools.installed()
        tools.jail.bubblewrap = "/bin/true"
        let cleaner = Cleaner(tools: tools)
        #expect(!cleaner.imagesAvailable)
        #expect(!cleaner.audioAvailable)
        #expect(throws: CleanerError.unavailable) {
            try cleaner.reencode(image: Samples.blackPNG(width: 8, height: 8))
        }
        #expect(throws: CleanerError.unavailable) {
            try cleaner.reencode(audio: Array("OggS............".utf8))
        }
    }

    @Test func `a missing tool is said to be missing`() {
        let cleaner = Cleaner(tools: Cleaner.Tools(images: nil, audio: "/nonexistent/ffmpeg"))
        #expect(!cleaner.imagesAvailable)
        #expect(!cleaner.audioAvailable)
    }
}
