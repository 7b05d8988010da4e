// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Ledger
internal import Platform

/// When which witness is asked again: later and later while it fails, so that nobody is pressed.
final class WitnessPatience: Sendable {
    private struct Standing {
        var failures = 0
        var askedAt: Instant
        var trouble: WitnessTrouble?
    }

    private static let firstWait: Int64 = 30_000
    private static let longestWait: Int64 = 3_600_000

    private let standing = Monitor<[VerifierKey: Standing]>([:])

    func isDue(_ key: VerifierKey, at now: Instant) -> Bool {
        guard let last = standing.read({ $0[key] }) else { return true }
        let passed = now.milliseconds - last.askedAt.milliseconds
        // A clock that was set back must not make it wait for years.
        return passed < 0 || passed >= Self.wait(after: last.failures)
    }

    func heard(_ key: VerifierKey) {
        standing.change { $0[key] = nil }
    }

    /// Nil where the reason lies in this house.
    func failed(_ key: VerifierKey, _ trouble: WitnessTrouble?, at now: Instant) {
        standing.change { all in
            let failures = (all[key]?.failures ?? 0) + 1
            all[key] = Standing(failures: failures, askedAt: now, trouble: trouble)
        }
    }

    /// How many witnesses are in that trouble.
    func count(_ trouble: WitnessTrouble) -> Int {
        standing.read { $0.values.count { $0.trouble == trouble } }
    }

    private static func wait(after failures: Int) -> Int64 {
        min(longestWait, firstWait << Int64(min(failures - 1, 10)))
    }
}
