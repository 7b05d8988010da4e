// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform

/// The moment that was accepted last, here or by another node (Design 11).
///
/// It is kept among the sealed settings, at most once a minute: a row that every write changed would make all
/// of them wait for each other.
final class AcceptedTime: Sendable {
    static let setting = "accepted time"
    private static let keptEvery: Int64 = 60_000
    /// A wall clock may stand this far behind a burst of entries, each a millisecond later than the last.
    private static let patience: Int64 = 60_000

    struct Mark: BinaryCodable {
        let at: Instant

        init(at: Instant) { self.at = at }
        init(from reader: inout ByteReader) throws(DecodingFailure) { at = try reader.instant() }
        func write(to writer: inout ByteWriter) { writer.instant(at) }
    }

    private struct Times {
        var last = Instant(milliseconds: 0)
        var kept = Instant(milliseconds: 0)
        var isRecalled = false
    }

    private let times = Monitor(Times())

    var isRecalled: Bool { times.read { $0.isRecalled } }

    func recall(_ stored: Instant?) {
        times.change { times in
            times.isRecalled = true
            if let stored { times.last = max(times.last, stored) }
        }
    }

    func next(wall: Instant) -> (Instant, isBehind: Bool) {
        times.change { times in
            let isBehind = wall.milliseconds + AcceptedTime.patience < times.last.milliseconds
            times.last = max(wall, times.last.adding(milliseconds: 1))
            return (times.last, isBehind)
        }
    }

    func isWorthKeeping(_ now: Instant) -> Bool {
        times.read { now.milliseconds - $0.kept.milliseconds >= AcceptedTime.keptEvery }
    }

    func kept(_ now: Instant) { times.change { $0.kept = max($0.kept, now) } }
}
