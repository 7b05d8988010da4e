// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// The figures of one compartment's records, opened in memory while somebody entitled is signed in.
struct Roster: Sendable {
    private(set) var rows: [RecordID: Figures] = [:]
    /// Which records hold a word, by the word's token.
    private(set) var postings: [UInt64: Set<RecordID>] = [:]
    private var tokens: [RecordID: [UInt64]] = [:]
    /// Records whose summary does not match their entries: an alarm, rebuilt when next written.
    private(set) var stale: Set<RecordID> = []
    var seen: Int64 = 0
    var leasedUntil: Int64 = 0

    mutating func put(_ id: RecordID, _ figures: Figures, tokens new: [UInt64], isStale: Bool) {
        remove(id)
        rows[id] = figures
        tokens[id] = new
        for token in new { postings[token, default: []].insert(id) }
        if isStale { stale.insert(id) } else { stale.remove(id) }
    }

    /// Newer rows replace older ones; a record of somebody else's leaves.
    mutating func take(_ changes: [Rosters.Change]) {
        for change in changes where change.number > seen {
            if let opened = change.opened, opened.figures.kind != .contact {
                put(change.id, opened.figures, tokens: opened.tokens, isStale: opened.isStale)
            } else {
                remove(change.id)
            }
            seen = change.number
        }
    }

    mutating func remove(_ id: RecordID) {
        rows[id] = nil
        stale.remove(id)
        for token in tokens.removeValue(forKey: id) ?? [] {
            postings[token]?.remove(id)
            if postings[token]?.isEmpty == true { postings[token] = nil }
        }
    }
}

/// A row of a list: which record, where it lives, its figures.
package struct RosterRow: Sendable, Hashable {
    package let id: RecordID
    package let compartment: CompartmentID
    package let figures: Figures
    /// Its summary and its entries do not agree.
    package let isStale: Bool
}
