// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension ChildProcess {
    /// Ends every child of this program with its whole group; whoever waits for one sees it as killed.
    package static func endAll() {
        let own = getpid()
        for name in (try? Files.list("/proc")) ?? [] {
            guard let id = pid_t(name), parent(of: id) == own else { continue }
            kill(-id, SIGKILL)
        }
    }

    /// The fourth field of `id (name) state parent ...`; the name may hold anything, so it is read from the name's end.
    private static func parent(of id: pid_t) -> pid_t? {
        guard let bytes = try? Files.read("/proc/\(id)/stat", limit: 4096),
            let end = bytes.lastIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
        return fields.count > 1 ? pid_t(String(decoding: fields[1], as: UTF8.self)) : nil
    }
}
