// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
import Platform

/// A clock that does something once, at its so-manieth reading: what happens between two steps of somebody else.
package final class TellingClock: Clock {
    private struct Plan {
        var readings = 0
        var action: (@Sendable () -> Void)?
    }
    private let time: FixedClock
    private let plan = Monitor(Plan())

    package init(_ time: FixedClock) { self.time = time }

    package var now: Instant {
        let due = plan.change { plan -> (@Sendable () -> Void)? in
            plan.readings -= 1
            guard plan.readings == 0 else { return nil }
            defer { plan.action = nil }
            return plan.action
        }
        due?()
        return time.now
    }

    package func atReading(_ number: Int, _ action: @escaping @Sendable () -> Void) {
        plan.change {
            $0.readings = number
            $0.action = action
        }
    }
}
