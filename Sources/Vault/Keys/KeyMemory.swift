// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Whether the pages that hold keys are kept out of the swap.
package enum KeyMemory {
    /// False when the system has refused to lock any of them; asked before the first key, it tries.
    package static var isLocked: Bool {
        let pool = KeyPool.shared
        pool.giveBack(pool.take())
        return pool.isLocked
    }
}
