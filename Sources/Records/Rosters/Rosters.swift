// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Platform
internal import Text
internal import Vault

/// The rosters of this node, filled by decrypting summaries and kept fresh by the change counter (Design 5).
package final class Rosters: Sendable {
    /// How long a roster stays after the last time somebody entitled asked for it.
    package static let lease: Int64 = 60_000
    private let rosters = Monitor<[CompartmentID: Roster]>([:])

    init() {}

    /// Everything this ring may see, after taking in what changed since the last look.
    package func rows(_ ring: KeyRing, _ tx: RecordTransaction) throws -> [RosterRow] {
        try refresh(ring, tx)
        return rosters.change { rosters in
            ring.compartments.flatMap { compartment -> [RosterRow] in
                guard let roster = rosters[compartment] else { return [] }
                return roster.rows.map { id, figures in
                    RosterRow(
                        id: id,
                        compartment: compartment,
                        figures: figures,
                        isStale: roster.stale.contains(id)
                    )
                }
            }
        }
    }

    /// The records that hold every word, among those this ring may see.
    package func search(
        _ words: [String],
        _ ring: KeyRing,
        _ tx: RecordTransaction
    ) throws -> [RecordID] {
        try refresh(ring, tx)
        guard !words.isEmpty else { return [] }
        return rosters.change { rosters in
            ring.compartments.flatMap { compartment -> [RecordID] in
                guard let roster = rosters[compartment] else { return [] }
                // Records indexed under an older epoch carry that epoch's tokens.
                var hits: Set<RecordID>?
                for word in words {
                    let found = ring.keys.filter { $0.id == compartment }
                        .map { roster.postings[Rosters.token(SummarySeal.token(word, $0))] ?? [] }
                        .reduce(Set()) { $0.union($1) }
                    hits = hits.map { $0.intersection(found) } ?? found
                }
                return Array(hits ?? [])
            }
        }
    }

    /// Opens the summaries of a page of rows: titles and places are never kept in memory.
    package func summaries(
        _ rows: [RosterRow],
        _ ring: KeyRing,
        _ tx: RecordTransaction
    ) throws -> [RecordID: Summary] {
        var found: [RecordID: Summary] = [:]
        for row in rows {
            let stored = try tx.database.query(
                "SELECT body FROM summaries WHERE record = \(row.id.bytes)"
            ).first
            guard let body = try stored?.blob(0) else { continue }
            for keys in ring.keys where keys.id == row.compartment {
                guard let plain = Rosters.open(body, row.id, keys) else { continue }
                var reader = ByteReader(plain)
                _ = try reader.count()
                _ = try reader.raw(32)
                found[row.id] = try reader.value()
                break
            }
        }
        return found
    }

    /// Forgets the rosters whose lease has run out.
    package func expire(now: Int64) {
        rosters.change { rosters in
            rosters = rosters.filter { $0.value.leasedUntil >= now }
        }
    }

    package func forget(_ compartments: [CompartmentID]) {
        rosters.change { for id in compartments { $0[id] = nil } }
    }

    private func refresh(_ ring: KeyRing, _ tx: RecordTransaction) throws {
        let until = tx.store.clock.now.milliseconds + Rosters.lease
        for compartment in ring.compartments {
            let keys = ring.keys.filter { $0.id == compartment }
            var isDone = false
            while !isDone {
                let seen = rosters.read { $0[compartment]?.seen ?? 0 }
                let changes = try Rosters.changes(since: seen, keys, tx.database)
                isDone = rosters.change { rosters in
                    var roster = rosters[compartment] ?? Roster()
                    // Forgotten meanwhile: what was read is not all of it.
                    guard roster.seen >= seen else { return false }
                    roster.take(changes)
                    roster.leasedUntil = until
                    rosters[compartment] = roster
                    return true
                }
            }
        }
    }

    struct Change {
        let id: RecordID
        let number: Int64
        let opened: (figures: Figures, tokens: [UInt64], isStale: Bool)?
    }

    private static func changes(
        since seen: Int64,
        _ keys: [CompartmentKeys],
        _ tx: any Transaction
    ) throws -> [Change] {
        var found: [Change] = []
        let sql: SQL = """
            SELECT r.id, r.change, r.head, r.hash, s.body, s.words
            FROM records r LEFT JOIN summaries s ON s.record = r.id
            WHERE r.change > \(seen) ORDER BY r.change
            """
        try tx.each(sql) { row in
            guard let id = RecordID(try row.blob(0)) else { throw RecordsError.damaged }
            var opened: (Figures, [UInt64], Bool)?
            if let body = try row.blobOrNil(4), let words = try row.blobOrNil(5) {
                for keys in keys {
                    guard let plain = open(body, id, keys) else { continue }
                    var reader = ByteReader(plain)
                    let head = try reader.count()
                    let hash = try reader.raw(32)
                    let isStale = try head != row.int(2) || hash != row.blob(3)
                    let figures: Figures = try reader.value()
                    opened = (figures, tokens(words, id, keys), isStale)
                    break
                }
            }
            found.append(Change(id: id, number: try row.int64(1), opened: opened))
        }
        return found
    }

    private static func open(_ body: [UInt8], _ id: RecordID, _ keys: CompartmentKeys) -> [UInt8]? {
        let context = SummarySeal.summaryContext(id, keys)
        guard let plain = try? Seal.open(body, key: keys.summary, context: context) else { return nil }
        return try? Padding.unpad(plain)
    }

    private static func tokens(_ words: [UInt8], _ id: RecordID, _ keys: CompartmentKeys) -> [UInt64] {
        let context = SummarySeal.wordsContext(id, keys)
        guard let sealed = try? Seal.open(words, key: keys.search, context: context),
            let plain = try? Padding.unpad(sealed)
        else { return [] }
        return stride(from: 0, to: plain.count - plain.count % 8, by: 8).map {
            token(Array(plain[$0..<$0 + 8]))
        }
    }

    private static func token(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
