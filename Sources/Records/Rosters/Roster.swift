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
    /// Records whose summary is gone or does not open: an alarm, rebuilt by whoever may write on them.
    private(set) var broken: Set<RecordID> = []
    /// Records of another home that are shared with this one.
    private(set) var guests: Set<RecordID> = []
    var seen: Int64 = 0
    var leasedUntil: Int64 = 0

    /// Newer rows replace older ones; a record of somebody else's leaves.
    mutating func take(_ changes: [RosterChange]) {
        for change in changes where change.number > seen {
            remove(change.id)
            if let found = change.found, found.figures.kind != .contact { put(change.id, found) }
            seen = max(seen, change.given)
        }
    }

    private mutating func put(_ id: RecordID, _ found: RosterChange.Found) {
        rows[id] = found.figures
        tokens[id] = found.tokens
        for token in found.tokens { postings[token, default: []].insert(id) }
        if found.isStale { stale.insert(id) }
        if found.isBroken { broken.insert(id) }
        if found.slot > 0 { guests.insert(id) }
    }

    private mutating func remove(_ id: RecordID) {
        rows[id] = nil
        stale.remove(id)
        broken.remove(id)
        guests.remove(id)
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
    /// What is stored of it does not agree with itself.
    package let isStale: Bool
}
