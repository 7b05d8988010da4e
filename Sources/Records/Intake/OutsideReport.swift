// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Vault

internal import Database

/// A report from outside, sealed and ready to be stored: nothing slow is left for the transaction.
package struct OutsideReport: Sendable {
    package let id: RecordID
    let received: Instant
    let records: [SealedOutside]
    let codes: [CodeRow]
    let blobs: [[UInt8]]
    /// The originals of its files, each a record of its own.
    let originals: [SealedApart]
    /// The epochs for which it is sealed: there may be newer ones by the time it is stored.
    let epochs: [CompartmentID: Int]
}

/// One record sealed by a writer who cannot read it afterwards.
struct SealedOutside: Sendable {
    let row: RecordTable.Row
    let wraps: [RecordTable.Wrap]
    let entry: RecordTable.EntryRow
}

struct CodeRow: Sendable {
    let lookup: [UInt8]
    let record: RecordID
    let wrap: [UInt8]
    let status: [UInt8]
}

/// What the portal brings: what was said, how to reach whoever said it, and the codes they will hold.
package struct OutsideDraft: Sendable {
    package var intake: Intake
    package var contact: WorkingContact
    package var target: CompartmentID
    package var status: PublicStatus
    package var receipt: ReceiptKeys
    /// The lookup of the short code.
    package var short: [UInt8]
    /// What opens with two halves and comes with it: the originals of its files.
    package var originals: [SealedApart]

    package init(
        intake: Intake,
        contact: WorkingContact,
        target: CompartmentID,
        status: PublicStatus,
        receipt: ReceiptKeys,
        short: [UInt8],
        originals: [SealedApart] = []
    ) {
        self.intake = intake
        self.contact = contact
        self.target = target
        self.status = status
        self.receipt = receipt
        self.short = short
        self.originals = originals
    }
}

extension RecordStore {
    /// Seals a report for the one compartment that may read it; every other slot looks the same (Design 5).
    ///
    /// A contact record is always made, empty or not: its absence would tell something.
    package func seal(_ draft: OutsideDraft) throws -> OutsideReport {
        let thread = randomness.secretKey()
        let id: RecordID = newID()
        let contactID: RecordID = newID()
        var intake = draft.intake
        intake.threadKey = thread.copyBytes()
        intake.reporterKey = draft.receipt.signing.verifyKey.bytes
        intake.contact = contactID
        let rooms = directory.state.intake
        let records = [
            try outside(
                id,
                ReportEntry.received(intake),
                ReportState.kind,
                target: draft.target,
                rooms: rooms,
                at: intake.received
            ),
            try outside(
                contactID,
                ContactEntry.given(draft.contact),
                ContactState.kind,
                target: draft.target,
                rooms: rooms,
                at: intake.received
            ),
        ]
        let wrap = CodeTable.sealThread(thread, record: id, key: draft.receipt.key, randomness: randomness)
        // A short code opens no thread: its wrap is as long and opens for nobody.
        let none = CodeTable.sealThread(
            thread,
            record: id,
            key: randomness.secretKey(),
            randomness: randomness
        )
        let codes = [(draft.receipt.lookup, wrap), (draft.short, none)].map { lookup, wrap in
            CodeRow(
                lookup: lookup,
                record: id,
                wrap: wrap,
                status: CodeTable.sealStatus(draft.status, record: id, secrets, randomness)
            )
        }
        return OutsideReport(
            id: id,
            received: intake.received,
            records: records,
            codes: codes,
            blobs: intake.files.flatMap(\.blobs),
            originals: draft.originals,
            epochs: RecordStore.epochs(of: rooms)
        )
    }

    static func epochs(of rooms: [DirectoryState.Room]) -> [CompartmentID: Int] {
        Dictionary(rooms.map { ($0.id, $0.epoch) }) { first, _ in first }
    }

    private func outside(
        _ id: RecordID,
        _ entry: some RecordEntry,
        _ kind: RecordKind,
        target: CompartmentID,
        rooms: [DirectoryState.Room],
        at: Instant
    ) throws -> SealedOutside {
        let key = randomness.secretKey()
        let header = EntryHeader(
            kind: kind,
            number: entry.number,
            version: entry.version,
            author: .outside,
            at: at,
            compartment: target
        )
        let place = EntryPlace(record: id, sequence: 1, generation: 1, previous: [])
        let row = EntrySeal.seal(
            EntrySeal.content(header, entry),
            at: place,
            key: key,
            proof: .node(secrets.intake),
            randomness: randomness
        )
        let inbox = Inbox.publicKey(of: key)
        let wraps = try Slots.make(
            key,
            record: id,
            target: target,
            rooms: rooms,
            randomness: randomness
        )
        let slots = RecordTable.digest(wraps, generation: 1)
        return SealedOutside(
            row: RecordTable.Row(
                id: id,
                generation: 1,
                head: 1,
                hash: row.hash,
                isPending: true,
                inbox: inbox,
                mac: Inbox.mac(id, 1, inbox, slots, secrets)
            ),
            wraps: wraps,
            entry: row
        )
    }
}

extension RecordTransaction {
    /// Which record a code already stands for, so that a retry makes nothing twice.
    package func record(ofCode lookup: [UInt8]) throws -> RecordID? {
        try CodeTable.find(lookup, database)?.record
    }

    /// - Throws: `directory(.stale)` when it was sealed for an epoch that has ended: it has to be sealed again.
    package func accept(_ report: OutsideReport) throws {
        guard report.epochs == RecordStore.epochs(of: store.directory.state.intake) else {
            throw RecordsError.directory(.stale)
        }
        let day = report.received.day.number
        for record in report.records {
            try RecordTable.insert(record.row, day: day, database)
            for wrap in record.wraps { try RecordTable.insertWrap(record.row.id, wrap, database) }
            try RecordTable.insertEntry(record.entry, store.secrets, database)
        }
        for code in report.codes { try CodeTable.insert(code, database) }
        for original in report.originals { try put(original, of: report.id) }
        for blob in report.blobs { try keep(blob: blob, of: report.id, day: day) }
    }
}

extension RecordTransaction {
    /// The status that the codes of a report read.
    package func status(of report: RecordID) throws -> PublicStatus? {
        try CodeTable.first(of: report, database).map { try CodeTable.openStatus($0, store.secrets) }
    }
}
