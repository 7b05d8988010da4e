// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Sandbox
import Testing

/// Calls of the kernel that no cleaner needs, by their numbers.
#if arch(x86_64)
    private let calls: [(String, Int)] = [
        ("socket", 41), ("connect", 42), ("ptrace", 101), ("process_vm_readv", 310), ("unshare", 272),
        ("setns", 308), ("mount", 165), ("pivot_root", 155), ("chroot", 161), ("fsopen", 430),
        ("keyctl", 250),
        ("add_key", 248), ("bpf", 321), ("perf_event_open", 298), ("userfaultfd", 323),
        ("io_uring_setup", 425),
        ("memfd_create", 319), ("personality", 135), ("init_module", 175), ("kexec_load", 246),
        ("setuid", 105),
        ("open_by_handle_at", 304), ("vmsplice", 278), ("shmget", 29), ("msgget", 68),
        ("pidfd_open", 434),
        ("clone3", 435), ("execveat", 322),
    ]
#else
    private let calls: [(String, Int)] = [
        ("socket", 198), ("connect", 203), ("ptrace", 117), ("process_vm_readv", 270), ("unshare", 97),
        ("setns", 268), ("mount", 40), ("pivot_root", 41), ("chroot", 51), ("fsopen", 430),
        ("keyctl", 219),
        ("add_key", 217), ("bpf", 280), ("perf_event_open", 241), ("userfaultfd", 282),
        ("io_uring_setup", 425),
        ("memfd_create", 279), ("personality", 92), ("init_module", 105), ("kexec_load", 104),
        ("setuid", 146),
        ("open_by_handle_at", 265), ("vmsplice", 75), ("shmget", 194), ("msgget", 186),
        ("pidfd_open", 434),
        ("clone3", 435), ("execveat", 281),
    ]
#endif

/// A stranger's file that has taken over the program which reads it: what it may try from there.
@Suite(.enabled(if: isWanted(Jail() != nil), "bubblewrap cannot close a jail on this machine"))
struct `A program that a file has taken over` {
    let jail: Jail
    let limits = JailLimits(
        milliseconds: 20_000,
        processorSeconds: 10,
        memoryBytes: 512 << 20,
        scratchBytes: 8 << 20,
        outputBytes: 4096
    )

    init() throws { jail = try #require(Jail()) }

    /// What Perl, with every call of the kernel at hand, says about it.
    func perl(_ program: String, mayStartOthers: Bool = false) throws -> String {
        let output = try jail.run(
            ["/usr/bin/perl", "-e", program],
            input: [],
            mayStartOthers: mayStartOthers,
            limits
        )
        return String(decoding: output, as: UTF8.self)
    }

    static func trying(_ number: Int) -> String { "$! = 0; syscall(\(number), (0) x 6); print $! + 0" }

    @Test(arguments: calls) func `finds no call of the kernel that it does not need`(
        name: String,
        number: Int
    ) throws {
        let missing = "38"  // ENOSYS
        #expect(try perl(Self.trying(number)) == missing, "\(name)")
        #expect(
            try perl(Self.trying(number), mayStartOthers: true) == missing,
            "\(name), for scripts"
        )
    }

    @Test func `would find them without the filter`() throws {
        // The same program, out in the open: otherwise the test above would prove nothing.
        let socket = try #require(calls.first?.1)
        let open = try ChildProcess.run(
            ["/usr/bin/perl", "-e", Self.trying(socket)],
            limits: ChildLimits(milliseconds: 20_000, outputBytes: 100)
        )
        #expect(open.ending == .exited(0))
        #expect(String(decoding: open.output, as: UTF8.self) != "38")
    }

    @Test func `starts no second process, and a script of ours does`() throws {
        let forks = "my $p = fork; print defined $p ? \"forked\" : $! + 0; waitpid $p, 0 if $p"
        #expect(try perl(forks) == "38")
        let program = "$| = 1; " + forks.replacing("print", with: "$p == 0 and exit 0; print")
        #expect(try perl(program, mayStartOthers: true) == "forked")
    }

    @Test func `makes no room of its own by the first way that there was`() throws {
        // clone(CLONE_NEWUSER | SIGCHLD)
        #if arch(x86_64)
            let clone = 56
        #else
            let clone = 220
        #endif
        let program =
            "$! = 0; my $r = syscall(\(clone), 0x10000011, 0, 0, 0, 0); print $r < 0 ? $! + 0 : 'a room'"
        #expect(try perl(program, mayStartOthers: true) == "38")
    }

    @Test func `is ended when it starts processes without end, and leaves none`() throws {
        var short = limits
        short.milliseconds = 1_000
        short.processorSeconds = 1
        let mark = "amparo-bomb-\(UInt32.random(in: 1_000_000...9_999_999))"
        #expect(throws: CleanerError.self) {
            try jail.run(
                ["/usr/bin/perl", "-e", "my $m = '\(mark)'; for (1..40) { fork or sleep 60 } sleep 60"],
                input: [],
                mayStartOthers: true,
                short
            )
        }
        var left = "x"
        for _ in 0..<200 where !left.isEmpty {
            left = try Samples.processes(mark)
        }
        #expect(left == "")
    }

    @Test func `is only refused when it dies, whatever it dies of`() {
        for ending in ["kill 9, $$", "kill 11, $$", "exit 7", "close STDOUT; exit 1", "die"] {
            #expect(throws: CleanerError.refused, "\(ending)") { try perl(ending) }
        }
    }

    @Test func `gets no answer through that is no picture or recording`() {
        for tool in ["/usr/bin/echo", "/usr/bin/printf"] {
            let cleaner = Cleaner(tools: Cleaner.Tools(images: tool, audio: tool))
            #expect(throws: CleanerError.self) {
                try cleaner.reencode(image: Samples.blackPNG(width: 8, height: 8))
            }
            #expect(throws: CleanerError.self) {
                try cleaner.reencode(audio: Array("OggS............".utf8))
            }
        }
    }

    @Test func `harms nobody who comes after it`() throws {
        for program in ["fork", "1 while 1", "print 'x' x 100_000", "$x = 'x' x 2_000_000_000", "kill 9, $$"]
        {
            var few = limits
            few.processorSeconds = 1
            _ = try? jail.run(["/usr/bin/perl", "-e", program], input: [], few)
        }
        #expect(try jail.run(["/bin/cat"], input: [1, 2, 3], limits) == [1, 2, 3])
    }
}
