// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem

/// What the process denies itself and others at start.
package enum SecurityLimits {
    /// No core file, and no other process of the same user reads this memory (Design 11 "Memory").
    package static func disableCoreDumps() throws(SystemError) {
        let result = amparo_forbid_dumps()
        guard result == 0 else { throw SystemError(code: result, operation: "prctl") }
    }
}
