// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Tells threads with a life of their own to end after what they are doing.
package final class StopSignal: Sendable {
    private let stopped = Monitor(false)

    package init() {}

    package var isStopped: Bool { stopped.read { $0 } }

    package func stop() {
        stopped.change { $0 = true }
    }

    /// Sleeps for that long, or until stopped; true when stopped.
    package func wait(milliseconds: Int) -> Bool {
        stopped.wait(milliseconds: milliseconds) { $0 ? true : nil } ?? false
    }
}
