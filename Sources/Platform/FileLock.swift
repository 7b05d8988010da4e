// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// Held while one server owns a data folder; the kernel lets go of it when the process ends, however it ends.
package struct FileLock: ~Copyable, Sendable {
    private let file: Descriptor

    /// Throws at once (`isHeldElsewhere`) when another process, or this one, has it.
    package init(_ path: String) throws(SystemError) {
        let opened = try Descriptor.opened(path, O_RDWR | O_CREAT, 0o600)
        guard flock(opened.number, LOCK_EX | LOCK_NB) == 0 else { throw .last("flock") }
        file = opened
    }
}

extension SystemError {
    package var isHeldElsewhere: Bool { code == EWOULDBLOCK && operation.description == "flock" }
}
