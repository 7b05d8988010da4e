// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Ledger

extension Logbook {
    /// The checkpoint with the signatures of the witnesses of this house under it: those that verify, no others.
    func countersigned(
        _ note: [UInt8],
        _ log: Int,
        _ tx: any Transaction
    ) throws -> (checkpoint: SignedCheckpoint, by: [Countersignature]) {
        let signed = try SignedCheckpoint(note)
        var whole = signed
        var found: [Countersignature] = []
        for witness in witnesses {
            guard let (signature, heard) = try CosignatureTable.verified(signed, by: witness.key, log, tx)
            else { continue }
            whole = whole.adding(signature)
            found.append(
                Countersignature(
                    name: witness.key.name.text,
                    at: Instant(unixSeconds: heard.unixSeconds ?? 0)
                )
            )
        }
        return (whole, found)
    }

    /// Of each witness the newest tree that it has countersigned.
    func heard(_ log: Int, _ tx: any Transaction) throws -> [Countersignature] {
        var found: [Countersignature] = []
        for witness in witnesses {
            for size in try CosignatureTable.sizes(by: witness.key, log, above: 0, tx) {
                guard let head = try LogTable.head(of: log, size: size, tx) else { continue }
                let by = try countersigned(head.note, log, tx).by
                guard let its = by.first(where: { $0.name == witness.key.name.text }) else { continue }
                found.append(its)
                break
            }
        }
        return found
    }

    /// The newest countersigned checkpoint whose tree holds that place; the newest one where there is none.
    func best(
        holding place: Int,
        _ head: LogTable.Head,
        _ tx: any Transaction
    ) throws -> (checkpoint: SignedCheckpoint, by: [Countersignature]) {
        let newest = try countersigned(head.note, head.log, tx)
        guard newest.by.isEmpty else { return newest }
        var sizes: Set<Int> = []
        for witness in witnesses {
            sizes.formUnion(try CosignatureTable.sizes(by: witness.key, head.log, above: place, tx))
        }
        for size in sizes.sorted(by: >) {
            guard let older = try LogTable.head(of: head.log, size: size, tx) else { continue }
            let found = try countersigned(older.note, head.log, tx)
            if !found.by.isEmpty { return found }
        }
        return newest
    }

    /// For what came in as a record's first entry; nil when there is no such record, or no list yet.
    package func standing(of record: RecordID, at now: Instant) throws -> MarkStanding? {
        try store.engine.read { tx in
            guard let mark = try mark(of: record, tx) else { return nil }
            guard let place = mark.place, let head = mark.head else {
                return .promised(timetable.promised(at: now, closed: mark.head?.slot))
            }
            let by = try best(holding: place, head, tx).by
            return by.isEmpty ? .listed : .countersigned(by)
        }
    }
}

extension Instant {
    /// The end of the year 9999.
    private static let lastSecond = 253_402_300_799

    /// What a witness claims, held to the years that can be shown.
    fileprivate init(unixSeconds: Int) {
        self.init(milliseconds: Int64(min(max(0, unixSeconds), Instant.lastSecond)) * 1_000)
    }
}
