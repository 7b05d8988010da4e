// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform

/// Slows guessing at one account without ever locking its owner out: a wait, never a refusal.
final class SignInThrottle: Sendable {
    private static let free = 5
    private static let longest: Int64 = 8_000
    private struct Count {
        var failures: Int
        var last: Instant
    }
    private let counts = Monitor<[[UInt8]: Count]>([:])

    /// How many milliseconds an attempt at this account waits; known and unknown names alike.
    func wait(_ account: [UInt8], now: Instant) -> Int64 {
        counts.change { counts in
            guard let count = counts[account], now < count.last.adding(minutes: 15),
                count.failures > SignInThrottle.free
            else { return 0 }
            return min(SignInThrottle.longest, 250 << Int64(min(8, count.failures - SignInThrottle.free)))
        }
    }

    func failed(_ account: [UInt8], now: Instant) {
        counts.change { counts in
            if counts.count > 50_000 { counts = counts.filter { now < $0.value.last.adding(minutes: 15) } }
            let before = counts[account]?.failures ?? 0
            counts[account] = Count(failures: before + 1, last: now)
        }
    }

    func succeeded(_ account: [UInt8]) { counts.change { _ = $0.removeValue(forKey: account) } }
}
