// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain

// What hangs on a record and goes where it goes: another home, or away for good.
extension RecordTransaction {
    /// A record that another one names as its part; nil where it has been erased, or is another room's to read.
    ///
    /// Whoever moves or erases must not believe that a part went along which somebody had hidden for the moment. So
    /// what is there and does not match its seal is no part that is left out.
    ///
    /// - Throws: `damaged` for one that was changed or taken away from outside, `readOnly` for a newer Amparo's.
    package func part<State: RecordState>(
        _ type: State.Type,
        _ id: RecordID,
        _ ring: KeyRing
    ) throws -> Opened<State>? {
        guard try !isErasedPart(id) else { return nil }
        do {
            let opened = try open(type, id, ring)
            guard !opened.isReadOnly else { throw RecordsError.readOnly }
            return opened
        } catch RecordsError.notFound {
            guard let row = try find(id), isGenuine(row, try RecordTable.wraps(id, database)) else {
                store.alarms.add(.changedSlots, id)
                throw RecordsError.damaged
            }
            return nil
        } catch RecordsError.damaged {
            store.alarms.add(.changedSlots, id)
            throw RecordsError.damaged
        }
    }

    /// A way to be reached, a request or a case that whoever signs cannot open; nil where it has been erased.
    ///
    /// - Throws: `damaged` for one that was taken away from outside, and for a report in its place.
    package func part(elsewhere id: RecordID) throws -> ErasedRecord? {
        guard try !isErasedPart(id) else { return nil }
        guard let row = try find(id), try !hasCodes(id) else { throw notThat(id) }
        return ErasedRecord(id: id, head: row.head, hash: row.hash)
    }

    /// What is kept apart from a report, which nobody opens alone; nil where it has been erased.
    ///
    /// A report's history names it, and whoever signs that history could name any record there: so it has to look as
    /// such a record is put there, and as no case, report or way to be reached looks that a reader has taken in.
    ///
    /// - Throws: `damaged` for one that was taken away or changed from outside, and for any other record.
    package func part(unopened id: RecordID) throws -> ErasedRecord? {
        guard try !isErasedPart(id) else { return nil }
        guard let row = try find(id), row.head == 1, row.generation == 1, !row.isPending,
            try RecordTable.wraps(id, database).map(\.slot) == [0],
            try SummaryTable.all(id, database).isEmpty, try !hasCodes(id)
        else { throw notThat(id) }
        return ErasedRecord(id: id, head: row.head, hash: row.hash)
    }

    private func hasCodes(_ id: RecordID) throws -> Bool {
        try !database.query("SELECT 1 FROM codes WHERE record = \(id.bytes) LIMIT 1").isEmpty
    }

    private func notThat(_ id: RecordID) -> RecordsError {
        store.alarms.add(.changedSlots, id)
        return .damaged
    }

    /// Gone by two signatures; what is gone without them was only put out of sight.
    private func isErasedPart(_ id: RecordID) throws -> Bool {
        guard try find(id) != nil else {
            store.alarms.add(.changedSlots, id)
            throw RecordsError.damaged
        }
        guard try isGone(id) else { return false }
        guard try signedAway().names(id) else {
            store.alarms.add(.changedSlots, id)
            throw RecordsError.damaged
        }
        return true
    }

    /// Whether something waits for it that nobody has read: it came from outside, or its reporter wrote since.
    package func isUnread(_ id: RecordID) throws -> Bool {
        if try find(id)?.isPending == true { return true }
        return try !Inbox.waiting(id, database).isEmpty
    }
}
