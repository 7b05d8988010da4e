// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// What an outsider left for a record, before a reader brings it into the history.
package struct InboxNote: Sendable {
    package let entry: ReportEntry
    package let at: Instant
    /// A way to reach them: it becomes a record of its own when a reader takes the note in.
    package let contact: WorkingContact?
    package private(set) var signature: [UInt8] = []

    package init(entry: ReportEntry, at: Instant, contact: WorkingContact? = nil) {
        self.entry = entry
        self.at = at
        self.contact = contact
    }

    /// Signed by the holder of the receipt.
    package func signed(_ pair: SigningKeyPair, for record: RecordID) -> InboxNote {
        var note = self
        note.signature = pair.sign(message(record))
        return note
    }

    func message(_ record: RecordID) -> [UInt8] {
        var note = self
        note.signature = []
        return Digest.of("amparo reporter", [record.bytes, note.encoded])
    }

    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.instant(at)
        writer.blob(signature)
        writer.count(entry.number)
        writer.count(entry.version)
        writer.optional(contact) { $0.value($1) }
        entry.writeBody(to: &writer)
        return writer.bytes
    }

    init(encoded bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        at = try reader.instant()
        signature = try reader.blob()
        let number = try reader.count()
        let version = try reader.count()
        contact = try reader.optional { r throws(DecodingFailure) in try r.value() }
        entry = try ReportEntry.read(number: number, version: version, from: &reader)
    }
}

extension RecordTransaction {
    /// Whether a note with this number has been left already: the same form sent twice is one note.
    package func hasNote(_ id: [UInt8]) throws -> Bool {
        try !database.query("SELECT 1 FROM inbox WHERE id = \(id)").isEmpty
    }

    /// Leaves words for a report that the writer cannot read: sealed to the record's own key.
    package func leave(_ note: InboxNote, for record: RecordID, id: [UInt8]? = nil) throws {
        guard let row = try RecordTable.find(record, database) else { throw RecordsError.notFound }
        guard Digest.equal(row.mac, Inbox.mac(record, row.generation, row.inbox, store.secrets)) else {
            throw RecordsError.damaged
        }
        let body = try SealingPublicKey(row.inbox).seal(Padding.pad(note.encoded))
        let id = id ?? store.randomness.bytes(16)
        var item = Inbox.Item(id: id, generation: row.generation, body: body, mac: [])
        item = Inbox.Item(
            id: id,
            generation: row.generation,
            body: body,
            mac: Inbox.itemMac(record, item, store.secrets)
        )
        try Inbox.put(record, item, day: note.at.day.number, database)
    }

    /// The records that wait for somebody entitled, among those changed since.
    package func pending() throws -> [RecordID] {
        try database.query("SELECT id FROM records WHERE pending = 1").compactMap {
            RecordID(try $0.blob(0))
        }
    }

    /// Takes one record in, if this member may: fresh key, summary, index, and what lay in its inbox.
    ///
    /// What the reporter had left is given back in its order; nil where this member may not open the record.
    package func adopt(_ id: RecordID, by writer: Writer) throws -> [ReportEntry]? {
        guard let row = try RecordTable.find(id, database), row.isPending,
            let found = try opening.find(row, ring: writer.ring, database)
        else { return nil }
        if var report = try? opening.open(ReportState.self, row, found, database) {
            return report.isReadOnly ? nil : try take(&report, by: writer)
        }
        if var file = try? opening.open(CaseState.self, row, found, database) {
            try append(&file, [], by: writer)
            return []
        }
        if var contact = try? opening.open(ContactState.self, row, found, database) {
            try append(&contact, [], by: writer)
            return []
        }
        return nil
    }

    private func take(_ report: inout Opened<ReportState>, by writer: Writer) throws -> [ReportEntry] {
        let outsideHash = report.hash
        // They are stored in no order: what was said first is taken in first.
        let waiting = try Inbox.waiting(report.id, database).map { (item: $0, note: note($0, of: report)) }
            .sorted { ($0.note?.at.milliseconds ?? 0) < ($1.note?.at.milliseconds ?? 0) }
        for (item, note) in waiting {
            try takeIn(note, into: &report, by: writer)
            try Inbox.markTaken(item.id, database)
        }
        try append(&report, report.state.isAdopted ? [] : [.adopted(outsideHash: outsideHash)], by: writer)
        return waiting.compactMap(\.note?.entry)
    }

    /// What an item says; nil when it is not genuine or cannot be opened.
    private func note(_ item: Inbox.Item, of report: Opened<ReportState>) -> InboxNote? {
        guard Digest.equal(item.mac, Inbox.itemMac(report.id, item, store.secrets)),
            let key = report.keys[item.generation],
            let plain = try? Padding.unpad(Inbox.pair(of: key).open(item.body))
        else { return nil }
        return try? InboxNote(encoded: plain)
    }

    private func takeIn(
        _ note: InboxNote?,
        into report: inout Opened<ReportState>,
        by writer: Writer
    ) throws {
        guard let note else {
            try append(
                &report,
                [.noted(text: "Something in the inbox of this report could not be opened.")],
                by: writer
            )
            return
        }

        let isReporter =
            report.state.intake.flatMap { try? VerifyKey($0.reporterKey) }?.verifies(
                note.signature,
                note.message(report.id)
            ) ?? false
        var entry = note.entry
        if let contact = note.contact {
            let made = try create(
                ContactState.self,
                id: store.newID(),
                in: report.compartment,
                [.given(contact)],
                by: writer
            )
            entry = .contactGiven(made.id)
        }
        try appendOutside(
            &report,
            entry,
            author: isReporter ? .reporter : .outside,
            at: note.at,
            ring: writer.ring
        )
    }
}
