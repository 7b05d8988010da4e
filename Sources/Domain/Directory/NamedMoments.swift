// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The latest moment that each human being has put under a step, and who has taken a step dated before it since.
///
/// A moment is its author's word. Whoever dates a step ahead would hold up every emergency key until then, so it counts no
/// longer once somebody else dates a later step before it: not by the word of whoever announces, since then one person
/// alone could take back what honest people dated, and announce into the past.
struct NamedMoments: Sendable {
    private struct Latest: Sendable {
        var at: Instant
        var contradictedBy: Set<String> = []
    }
    private var latest: [String: Latest] = [:]

    var newest: Instant { latest.values.map(\.at).max() ?? Instant(milliseconds: 0) }

    mutating func take(_ at: Instant, by human: String) {
        for (other, moment) in latest
        where other != human && at.milliseconds + DirectoryState.Person.allowance < moment.at.milliseconds {
            latest[other]?.contradictedBy.insert(human)
        }
        if at >= latest[human]?.at ?? at { latest[human] = Latest(at: at) }
    }

    /// The latest of those moments that nobody but that human being themselves has contradicted.
    func least(for human: String) -> Instant {
        latest.values.filter { $0.contradictedBy.subtracting([human]).isEmpty }.map(\.at).max()
            ?? Instant(milliseconds: 0)
    }
}
