// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSeccomp
import Platform

/// Which calls of the kernel a jailed program may make: a short list; every other is "not there" (ENOSYS).
///
/// A list of what is allowed, because what ImageMagick, FFmpeg, mat2 and eSpeak NG do is little and does not change within Debian 12
/// (traced over every kind of file that is cleaned), while the dangerous calls are many and the next kernel has more. What is
/// missing fails softly: the libraries try the next way, and at worst there is no cleaned copy.
struct CallFilter: Sendable {
    private let one: [UInt8]
    private let several: [UInt8]

    init() throws(SystemError) {
        one = try CallFilter.made(processes: false)
        several = try CallFilter.made(processes: true)
    }

    /// As the kernel takes it.
    func program(mayStartOthers: Bool) -> [UInt8] { mayStartOthers ? several : one }

    private static let files = [
        "read", "readv", "pread64", "preadv", "write", "writev", "pwrite64", "pwritev", "open", "openat",
        "close",
        "close_range", "lseek", "stat", "lstat", "fstat", "newfstatat", "statx", "statfs", "fstatfs",
        "access",
        "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64", "getcwd", "chdir", "umask", "dup",
        "dup2",
        "dup3", "fcntl", "ioctl", "fsync", "fdatasync", "fadvise64", "ftruncate", "fallocate", "unlink",
        "unlinkat",
        "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "fchmod", "pipe", "pipe2", "poll",
        "ppoll",
        "select", "pselect6", "utimensat",
    ]
    private static let memory = ["mmap", "munmap", "mprotect", "mremap", "brk", "madvise", "membarrier"]
    /// With these a program begins, runs threads, is waited for and ends; `clone` has a rule of its own.
    private static let running = [
        "execve", "wait4", "waitid", "exit", "exit_group", "futex", "set_robust_list", "rseq",
        "set_tid_address",
        "arch_prctl", "prctl", "prlimit64", "getrlimit", "getrusage", "times", "sched_getaffinity",
        "sched_yield",
        "getpid", "gettid", "getppid", "getpgrp", "getpgid", "getuid", "geteuid", "getgid", "getegid",
        "getgroups",
        "uname", "sysinfo", "kill", "tgkill", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn",
        "rt_sigsuspend",
        "rt_sigpending", "sigaltstack", "restart_syscall", "getrandom",
    ]
    private static let time = [
        "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "alarm",
        "setitimer", "getitimer",
    ]
    /// For a script that starts one program after another.
    private static let processes = ["fork", "vfork", "setpgid"]

    private static func made(processes isScript: Bool) throws(SystemError) -> [UInt8] {
        guard let filter = unsafe amparo_filter() else {
            throw SystemError(code: 12, operation: "seccomp_init")
        }
        defer { unsafe seccomp_release(filter) }
        var result = unsafe amparo_filter_allow_clone(filter, isScript ? 1 : 0)
        for name in files + memory + running + time + (isScript ? processes : []) where result == 0 {
            result = unsafe amparo_filter_allow(filter, name)
        }
        let file = try Descriptor.inMemory()
        if result == 0 { result = unsafe seccomp_export_bpf(filter, file.number) }
        guard result == 0 else { throw SystemError(code: -result, operation: "seccomp") }
        try file.rewind()
        var program = [UInt8](repeating: 0, count: try file.size())
        var failure: SystemError?
        unsafe program.withUnsafeMutableBytes { buffer in
            do throws(SystemError) {
                _ = try unsafe file.read(into: buffer)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return program
    }
}
