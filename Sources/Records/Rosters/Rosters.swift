// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Platform
internal import Vault

/// The rosters of this node, filled by decrypting summaries and kept fresh by the change counter (Design 5).
package final class Rosters: Sendable {
    /// How long a roster stays after the last time somebody entitled asked for it.
    package static let lease: Int64 = 60_000
    /// How long what was mended still shows: a rebuilt summary looks like any other.
    private static let shown: Int64 = 86_400_000

    private struct Held {
        var rosters: [CompartmentID: Roster] = [:]
        /// Waiting records that open and cannot be read: they have no summary to be in a roster by.
        var damaged: [CompartmentID: [RecordID: Figures]] = [:]
        var noticed: [RecordID: Instant] = [:]
    }
    private let held = Monitor(Held())

    init() {}

    /// Every report and case that this ring may see, after taking in what changed since the last look.
    package func rows(_ ring: KeyRing, _ tx: RecordTransaction) throws -> [RosterRow] {
        try all(ring, tx).filter { $0.figures.kind != .reading }
    }

    /// The requests to read what is kept apart, which stand in no list of reports and cases.
    package func readings(_ ring: KeyRing, _ tx: RecordTransaction) throws -> [RosterRow] {
        try all(ring, tx).filter { $0.figures.kind == .reading }
    }

    /// The cases that one room reads: those that are shared with it, or all of them.
    package func cases(
        in room: CompartmentID,
        asGuests: Bool,
        _ ring: KeyRing,
        _ tx: RecordTransaction
    ) throws -> [RecordID] {
        try refresh(ring, tx)
        return held.read { held in
            guard let roster = held.rosters[room] else { return [] }
            return roster.rows.filter { id, figures in
                figures.kind == .caseFile && (!asGuests || roster.guests.contains(id))
            }.keys.sorted()
        }
    }

    private func all(_ ring: KeyRing, _ tx: RecordTransaction) throws -> [RosterRow] {
        try refresh(ring, tx)
        return held.change { held in
            let rooms = ring.compartments
            return rooms.flatMap { compartment -> [RosterRow] in
                guard let roster = held.rosters[compartment] else { return [] }
                var rows = roster.rows.compactMap { id, figures -> RosterRow? in
                    // Who reads a record at home sees it once, there.
                    if roster.guests.contains(id), Rosters.isHome(id, rooms, held) { return nil }
                    let isStale = roster.stale.contains(id) || Rosters.isNoticed(id, tx.now, held)
                    return RosterRow(id: id, compartment: compartment, figures: figures, isStale: isStale)
                }
                for (id, figures) in held.damaged[compartment] ?? [:] where roster.rows[id] == nil {
                    rows.append(
                        RosterRow(id: id, compartment: compartment, figures: figures, isStale: true)
                    )
                }
                return rows
            }
        }
    }

    private static func isHome(_ id: RecordID, _ rooms: [CompartmentID], _ held: Held) -> Bool {
        rooms.contains { room in
            guard let roster = held.rosters[room], roster.rows[id] != nil else { return false }
            return !roster.guests.contains(id)
        }
    }

    private static func isNoticed(_ id: RecordID, _ now: Instant, _ held: Held) -> Bool {
        guard let at = held.noticed[id] else { return false }
        return now.milliseconds - at.milliseconds < shown
    }

    /// The records that hold every word, among those this ring may see.
    package func search(
        _ words: [String],
        _ ring: KeyRing,
        _ tx: RecordTransaction
    ) throws -> [RecordID] {
        try refresh(ring, tx)
        guard !words.isEmpty else { return [] }
        return held.change { held in
            ring.compartments.flatMap { compartment -> [RecordID] in
                guard let roster = held.rosters[compartment] else { return [] }
                // Records indexed under an older epoch carry that epoch's tokens.
                var hits: Set<RecordID>?
                for word in words {
                    let found = ring.keys.filter { $0.id == compartment }
                        .map { roster.postings[SummarySeal.number(SummarySeal.token(word, $0))] ?? [] }
                        .reduce(Set()) { $0.union($1) }
                    hits = hits.map { $0.intersection(found) } ?? found
                }
                return Array(hits ?? [])
            }
        }
    }

    /// Opens the summaries of a page of rows: titles and places are never kept in memory.
    ///
    /// One that is gone is made again from the entries; where those cannot be read either, it says nothing.
    package func summaries(
        _ rows: [RosterRow],
        _ ring: KeyRing,
        _ tx: RecordTransaction
    ) throws -> [RecordID: Summary] {
        var found: [RecordID: Summary] = [:]
        for row in rows {
            let keys = ring.keys.filter { $0.id == row.compartment }
            for texts in try SummaryTable.all(row.id, tx.database) where found[row.id] == nil {
                found[row.id] =
                    keys.lazy.compactMap { keys in
                        guard let read = tx.read(texts, row.id, keys), read.isBelieved else { return nil }
                        return read.content.read(Summary.self)
                    }.first
            }
            if found[row.id] == nil {
                let opened = try? tx.openAny(row.id, ring)
                found[row.id] = opened?.summary(tx.store.summaries) ?? Summary(kind: row.figures.kind)
            }
        }
        return found
    }

    /// The records of this ring whose summary has to be sealed anew.
    package func broken(_ ring: KeyRing) -> [RecordID] {
        held.change { held in
            ring.compartments.flatMap { held.rosters[$0].map { Array($0.broken) } ?? [] }.sorted()
        }
    }

    /// Marks a record for a day, whatever becomes of its summary.
    func notice(_ id: RecordID, _ now: Instant) {
        held.change { $0.noticed[id] = now }
    }

    func noticeDamage(of id: RecordID, _ kind: RecordKind, in compartment: CompartmentID, _ now: Instant) {
        var figures = Figures(kind: kind == .caseFile ? .caseFile : .report)
        figures.received = now
        figures.touched = now
        held.change {
            $0.damaged[compartment, default: [:]][id] = figures
            $0.noticed[id] = now
        }
    }

    /// Forgets the rosters whose lease has run out.
    package func expire(now: Int64) {
        held.change { held in
            held.rosters = held.rosters.filter { $0.value.leasedUntil >= now }
        }
    }

    package func forget(_ compartments: [CompartmentID]) {
        held.change { for id in compartments { $0.rosters[id] = nil } }
    }

    private func refresh(_ ring: KeyRing, _ tx: RecordTransaction) throws {
        let until = tx.store.clock.now.milliseconds + Rosters.lease
        for compartment in ring.compartments {
            let keys = ring.keys.filter { $0.id == compartment }
            var isDone = false
            while !isDone {
                let seen = held.read { $0.rosters[compartment]?.seen ?? 0 }
                let changes = try RosterChange.all(since: seen, keys, tx)
                isDone = held.change { held in
                    var roster = held.rosters[compartment] ?? Roster()
                    // Forgotten meanwhile: what was read is not all of it.
                    guard roster.seen >= seen else { return false }
                    roster.take(changes)
                    roster.leasedUntil = until
                    held.rosters[compartment] = roster
                    return true
                }
            }
        }
    }
}
