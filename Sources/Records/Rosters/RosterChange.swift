// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// A record that has changed since a roster was last read, as one compartment sees it.
struct RosterChange {
    struct Found {
        let figures: Figures
        let tokens: [UInt64]
        let slot: Int
        var isStale = false
        var isBroken = false
    }

    let id: RecordID
    let number: Int64
    /// The number, or the newest that was given where it is beyond.
    let given: Int64
    /// Nil where it is another's.
    var found: Found?
}

extension RosterChange {
    /// Every slot of every record with a newer number than that, tried with the keys of one compartment.
    static func all(
        since seen: Int64,
        _ keys: [CompartmentKeys],
        _ tx: RecordTransaction
    ) throws -> [RosterChange] {
        var changes: [RosterChange] = []
        var orphans: [RecordID] = []
        var malformed = 0
        let directory = tx.store.directory.state
        // Nothing has a number that was not given yet: such a one must not hide what comes with the next.
        let given = try tx.database.query("SELECT value FROM counters WHERE name = 'change'").first?.int64(0)
        let sql: SQL = """
            SELECT r.id, r.change, r.head, r.hash, r.generation, r.pending, w.slot, w.body, s.body, s.words
            FROM records r
            LEFT JOIN wraps w ON w.record = r.id AND w.generation = r.generation AND w.slot >= 0
            LEFT JOIN summaries s ON s.record = r.id AND s.slot = COALESCE(w.slot, 0)
            WHERE r.change > \(seen) ORDER BY r.change, w.slot
            """
        try tx.database.each(sql) { row in
            guard let id = RecordID(try row.blob(0)) else {
                malformed += 1
                return
            }
            if changes.last?.id != id {
                let number = try row.int64(1)
                if number > given ?? 0 { malformed += 1 }
                changes.append(RosterChange(id: id, number: number, given: min(number, given ?? 0)))
            }
            let last = changes.count - 1
            guard changes[last].found == nil else { return }
            if let found = try summary(row, id, keys, directory) {
                changes[last].found = found
            } else if try !row.bool(5), try isOurs(row, id, keys), orphans.last != id {
                orphans.append(id)
            }
        }
        if malformed > 0 { tx.store.alarms.set(.malformedRows, malformed) }
        let lost = Set(orphans)
        guard !lost.isEmpty else { return changes }
        for place in changes.indices where changes[place].found == nil && lost.contains(changes[place].id) {
            changes[place].found = try rebuilt(changes[place].id, keys, tx)
        }
        return changes
    }

    private static func summary(
        _ row: Row,
        _ id: RecordID,
        _ keys: [CompartmentKeys],
        _ directory: DirectoryState
    ) throws -> Found? {
        guard let body = try row.blobOrNil(8), let words = try row.blobOrNil(9) else { return nil }
        for keys in keys {
            guard let content = SummarySeal.open(body, id, keys, directory),
                let figures = content.read(Figures.self)
            else { continue }
            var found = Found(
                figures: figures,
                tokens: SummarySeal.tokens(words, id, keys, directory),
                slot: try row.intOrNil(6) ?? 0
            )
            found.isStale = try content.head != row.int(2) || content.hash != row.blob(3)
            return found
        }
        return nil
    }

    /// No summary, and yet a reader of this compartment wrapped its key: the summary was taken away or garbled.
    ///
    /// Boxes are not tried: that would cost a list of other people's records a curve's work a row.
    private static func isOurs(_ row: Row, _ id: RecordID, _ keys: [CompartmentKeys]) throws -> Bool {
        guard let slot = try row.intOrNil(6), let body = try row.blobOrNil(7) else { return false }
        let wrap = RecordTable.Wrap(generation: try row.int(4), slot: slot, body: body)
        return keys.contains { Opening.openByReader(wrap, id, $0) != nil }
    }

    /// The row of a record without a summary, from its entries; where those are gone too, still a row.
    private static func rebuilt(
        _ id: RecordID,
        _ keys: [CompartmentKeys],
        _ tx: RecordTransaction
    ) throws -> Found {
        let opened = try? tx.openAny(id, KeyRing(keys))
        let newest = keys.max { $0.epoch < $1.epoch }
        tx.store.rosters.notice(id, tx.now)
        return Found(
            figures: opened.map { $0.summary(tx.store.summaries).figures } ?? Figures(kind: .report),
            tokens: newest.map { keys in
                (opened?.words ?? []).map { SummarySeal.number(SummarySeal.token($0, keys)) }
            } ?? [],
            slot: 0,
            isStale: true,
            isBroken: true
        )
    }
}
