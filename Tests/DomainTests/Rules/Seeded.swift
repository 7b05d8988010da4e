// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain

/// SplitMix64: the same numbers on every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func pick<C: Collection>(_ values: C) -> C.Element {
        // swift-format-ignore: NeverForceUnwrap
        values.randomElement(using: &self)!
    }

    mutating func flip() -> Bool { Bool.random(using: &self) }
}

extension Instant {
    /// 2026-06-30 09:00 UTC, the demonstration's morning.
    // swift-format-ignore: NeverForceUnwrap
    static let morning = Day(year: 2026, month: 6, day: 30)!.start.adding(hours: 9)
}
