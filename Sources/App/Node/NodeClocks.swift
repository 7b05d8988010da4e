// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Platform
internal import Synchronization

/// The machine's own time.
package struct SystemClock: Clock {
    package init() {}

    package var now: Instant { Instant(milliseconds: wallMilliseconds()) }
}

/// A demonstration's time: it starts where it is set and runs on; sign-in never goes by it (Design 11 "Time").
package final class DemoClock: Clock {
    /// 2026-06-30 09:00 UTC: the morning on which the story of the demonstration is looked at.
    package static let start = Instant(milliseconds: 1_782_810_000_000)

    private let distance: Mutex<Int64>

    package init(offsetMilliseconds: Int64) {
        distance = Mutex(offsetMilliseconds)
    }

    package convenience init(at instant: Instant) {
        self.init(offsetMilliseconds: instant.milliseconds - wallMilliseconds())
    }

    package var offsetMilliseconds: Int64 { distance.withLock { $0 } }

    package var now: Instant { Instant(milliseconds: wallMilliseconds() + offsetMilliseconds) }

    /// For whoever tells the story: what follows happens from that moment on.
    package func move(to instant: Instant) {
        distance.withLock { $0 = instant.milliseconds - wallMilliseconds() }
    }
}

extension DataFolder {
    /// The clock of the house's records: the demonstration's where one was made here.
    func recordClock() throws -> any Clock {
        guard isDemo else { return SystemClock() }
        let text = String(decoding: try Files.read(clock, limit: 4096), as: UTF8.self)
        guard let offset = Int64(text.filter { !$0.isWhitespace }) else {
            throw CommandError.failure("\(clock) does not hold a number of milliseconds")
        }
        return DemoClock(offsetMilliseconds: offset)
    }

    func keep(_ demo: DemoClock) throws {
        try Files.writeDurably(clock, Array("\(demo.offsetMilliseconds)\n".utf8))
    }
}
