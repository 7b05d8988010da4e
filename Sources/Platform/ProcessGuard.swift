// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem

/// What the process denies itself and others before it opens a key (Design 11 "Memory").
package enum ProcessGuard {
    /// Before any key is read or thread is started; the answer is what the system would not do, to be said and not to stop for.
    ///
    /// New rights are given up by the thread that calls, and by all that it starts.
    ///
    /// `keepingRights`: a program that this one starts needs the rights of its owner, so they are not given up.
    package static func raise(keepingRights: Bool = false) -> [MachineWeakness] {
        var weaknesses: [MachineWeakness] = []
        if amparo_forbid_core_files() != 0 { weaknesses.append(.coreFiles) }
        if amparo_close_memory() != 0 { weaknesses.append(.openMemory) }
        if keepingRights || amparo_forbid_new_rights() != 0 { weaknesses.append(.newRights) }
        // Whether it is enough shows when keys are locked.
        _ = amparo_raise_locked_memory()
        return weaknesses
    }
}
