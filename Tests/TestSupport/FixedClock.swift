// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
import Platform

/// A clock that stands where a test has put it.
package final class FixedClock: Clock {
    private let instant: Monitor<Instant>

    package init(_ instant: Instant) { self.instant = Monitor(instant) }

    /// 2026-06-30 09:00 UTC, the day of the demonstration.
    package convenience init() {
        self.init(Instant(milliseconds: 1_782_810_000_000))
    }

    package var now: Instant { instant.change { $0 } }
    package func set(_ new: Instant) { instant.change { $0 = new } }
    package func advance(milliseconds: Int64) {
        instant.change { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) }
    }
    package func advance(minutes: Int) { instant.change { $0 = $0.adding(minutes: minutes) } }
    package func advance(days: Int) { advance(minutes: days * 1440) }
}
