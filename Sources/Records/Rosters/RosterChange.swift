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
    /// A record of this compartment whose summary is gone, does not open, or is not one that is believed.
    private struct Doubt {
        let id: RecordID
        let slot: Int
        /// What it says, where it opens, and the keys that opened it.
        var claimed: (read: SummarySeal.Read, keys: CompartmentKeys)?
    }

    /// Every slot of every record with a newer number than that, tried with the keys of one compartment.
    static func all(
        since seen: Int64,
        _ keys: [CompartmentKeys],
        _ tx: RecordTransaction
    ) throws -> [RosterChange] {
        var changes: [RosterChange] = []
        var doubts: [Doubt] = []
        var malformed = 0
        var slots = SlotsSeen()
        // Nothing has a number that was not given yet: such a one must not hide what comes with the next.
        let given = try tx.database.query("SELECT value FROM counters WHERE name = 'change'").first?.int64(0)
        let sql: SQL = """
            SELECT r.id, r.change, r.head, r.hash, r.generation, r.pending, w.slot, w.body, s.body, s.words,
            r.inbox, r.mac
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
                markIfChanged(slots, &changes, tx)
                slots = SlotsSeen()
                let number = try row.int64(1)
                if number > given ?? 0 { malformed += 1 }
                changes.append(RosterChange(id: id, number: number, given: min(number, given ?? 0)))
            }
            let last = changes.count - 1
            try slots.take(row)
            guard changes[last].found == nil else { return }
            let claimed = try claimed(row, id, keys, tx)
            if let claimed, let found = try believed(claimed, row) {
                changes[last].found = found
            } else if doubts.last?.id != id, try claimed != nil || !row.bool(5) && isOurs(row, id, keys) {
                doubts.append(Doubt(id: id, slot: try row.intOrNil(6) ?? 0, claimed: claimed))
            }
        }
        markIfChanged(slots, &changes, tx)
        if malformed > 0 { tx.store.alarms.set(.malformedRows, malformed) }
        let doubtful = Dictionary(doubts.map { ($0.id, $0) }) { first, _ in first }
        guard !doubtful.isEmpty else { return changes }
        for place in changes.indices where changes[place].found == nil {
            guard let doubt = doubtful[changes[place].id] else { continue }
            changes[place].found = try rebuilt(doubt, keys, tx)
        }
        return changes
    }

    private static func claimed(
        _ row: Row,
        _ id: RecordID,
        _ keys: [CompartmentKeys],
        _ tx: RecordTransaction
    ) throws -> (read: SummarySeal.Read, keys: CompartmentKeys)? {
        guard let body = try row.blobOrNil(8), let words = try row.blobOrNil(9) else { return nil }
        let texts = SummarySeal.Texts(summary: body, words: words)
        for keys in keys {
            if let read = tx.read(texts, id, keys) { return (read, keys) }
        }
        return nil
    }

    /// Nil where the summary is not one that this program sealed, or its words do not open.
    private static func believed(
        _ claimed: (read: SummarySeal.Read, keys: CompartmentKeys),
        _ row: Row
    ) throws -> Found? {
        let content = claimed.read.content
        guard claimed.read.isBelieved, let tokens = claimed.read.tokens,
            let figures = content.read(Figures.self)
        else { return nil }
        return Found(
            figures: figures,
            tokens: tokens,
            slot: try row.intOrNil(6) ?? 0,
            isStale: try content.head != row.int(2) || content.hash != row.blob(3)
        )
    }

    /// The rows of one record's keys, as they come.
    private struct SlotsSeen {
        private var wraps: [RecordTable.Wrap] = []
        private var inbox: [UInt8] = []
        private var mac: [UInt8] = []
        private var generation = 0

        mutating func take(_ row: Row) throws {
            generation = try row.int(4)
            inbox = try row.blob(10)
            mac = try row.blob(11)
            guard let slot = try row.intOrNil(6), let body = try row.blobOrNil(7) else { return }
            wraps.append(RecordTable.Wrap(generation: generation, slot: slot, body: body))
        }

        /// Whether the node's mark is on the record as it stands.
        func isGenuine(_ id: RecordID, _ secrets: NodeSecrets) -> Bool {
            let slots = RecordTable.digest(wraps, generation: generation)
            return Digest.equal(mac, Inbox.mac(id, generation, inbox, slots, secrets))
        }
    }

    /// Whoever has the summary has the record: where its key was taken away or changed, it is there and does not open.
    private static func markIfChanged(
        _ slots: SlotsSeen,
        _ changes: inout [RosterChange],
        _ tx: RecordTransaction
    ) {
        guard let last = changes.last, last.found != nil, !slots.isGenuine(last.id, tx.store.secrets) else {
            return
        }
        changes[changes.count - 1].found?.isStale = true
    }

    /// Whether the record's key was wrapped for this compartment: by one of its readers, or in a box.
    ///
    /// A box costs a curve's work, so those are tried that only a record in more than one compartment has.
    private static func isOurs(_ row: Row, _ id: RecordID, _ keys: [CompartmentKeys]) throws -> Bool {
        guard let slot = try row.intOrNil(6), let body = try row.blobOrNil(7) else { return false }
        let wrap = RecordTable.Wrap(generation: try row.int(4), slot: slot, body: body)
        return keys.contains { Opening.openInside(wrap, id, $0) != nil }
    }

    /// The row of a record whose summary is not believed, from its entries; where those say nothing, still a row.
    private static func rebuilt(
        _ doubt: Doubt,
        _ keys: [CompartmentKeys],
        _ tx: RecordTransaction
    ) throws -> Found {
        let opened = try? tx.openAny(doubt.id, KeyRing(keys))
        let seal = opened?.seal(tx.store.summaries)
        // One from before the node marked them says what the entries say: it is sealed anew, and nothing is wrong.
        let isLawful = doubt.claimed.map { seal?.agrees(with: $0.read, $0.keys) ?? false } ?? false
        if !isLawful { tx.store.rosters.notice(doubt.id, tx.now) }
        let newest = keys.max { $0.epoch < $1.epoch }
        return Found(
            figures: opened.map { $0.summary(tx.store.summaries).figures } ?? Figures(kind: .report),
            tokens: newest.map { seal?.tokens($0) ?? [] } ?? [],
            slot: doubt.slot,
            isStale: !isLawful,
            isBroken: opened != nil
        )
    }
}
