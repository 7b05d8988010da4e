// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// Ending on request: `blockTermination` comes before any thread is started, so that all inherit it.
package enum Signals {
    package static func blockTermination() {
        var set = termination()
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        amparo_ignore_broken_pipes()
    }

    /// A peer that went away is an error code, never the end of the process.
    package static func ignoreBrokenPipes() {
        amparo_ignore_broken_pipes()
    }

    fileprivate static func termination() -> sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGTERM)
        unsafe sigaddset(&set, SIGINT)
        return set
    }
}

/// Blocks until SIGTERM or SIGINT and returns which.
package func waitForTermination() -> Int32 {
    Signals.blockTermination()
    var set = Signals.termination()
    var signal: Int32 = 0
    while unsafe sigwait(&set, &signal) != 0 {}
    return signal
}
