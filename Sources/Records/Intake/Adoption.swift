// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Vault

/// What became of a record that waited, for one member.
package enum Adoption: Sendable {
    /// It waits no more: somebody was quicker.
    case gone
    /// Another's: no key of this member opens it.
    case notMine
    /// What the reporter had left, in the order in which it was said.
    case taken([ReportEntry])
    /// This member's key opens it and nothing in it can be read: shown as an alarm, never passed over.
    case damaged
    /// Written by a newer Amparo: shown, and taken in after an update.
    case newer
}

/// A record that waits for somebody entitled, and how often its key has changed.
package struct Waiting: Hashable, Sendable {
    package let record: RecordID
    package let generation: Int
}

extension RecordTransaction {
    /// Whether a note with this number has been left already: the same form sent twice is one note.
    package func hasNote(_ id: [UInt8]) throws -> Bool {
        try !database.query("SELECT 1 FROM inbox WHERE id = \(id)").isEmpty
    }

    /// Leaves words for a report that the writer cannot read: sealed to the record's own key.
    package func leave(_ note: InboxNote, for record: RecordID, id: [UInt8]? = nil) throws {
        guard let row = try find(record) else { throw RecordsError.notFound }
        guard isGenuine(row, try RecordTable.wraps(record, database)) else { throw RecordsError.damaged }
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

    /// The records that wait for somebody entitled, in one order, so that two who take them in at once do not cross.
    package func pending() throws -> [Waiting] {
        let rows = try database.query("SELECT id, generation FROM records WHERE pending = 1 ORDER BY id")
        let found = try rows.compactMap { row in
            RecordID(try row.blob(0)).map { Waiting(record: $0, generation: (try? row.int(1)) ?? 0) }
        }
        store.alarms.set(.malformedRows, rows.count - found.count)
        return found
    }

    /// Takes one record in, if this member may: fresh key, summary, index, and what lay in its inbox.
    package func adopt(_ id: RecordID, by writer: Writer) throws -> Adoption {
        guard let row = try find(id), row.isPending else { return .gone }
        guard let found = try opening.find(row, ring: writer.ring, database) else {
            if isGenuine(row, try RecordTable.wraps(id, database)) { return .notMine }
            // One of its slots may have been this member's.
            store.alarms.add(.changedSlots, id)
            return .notMine
        }
        let (kind, isNewer) = try opening.kind(row, found, database)
        let outcome: Adoption
        switch kind {
        case .report:
            var report = try opening.open(ReportState.self, row, found, database)
            guard report.via == report.compartment else { return .notMine }
            outcome = report.isReadOnly ? .newer : .taken(try take(&report, by: writer))
        case .caseFile:
            var file = try opening.open(CaseState.self, row, found, database)
            outcome = try take(&file, by: writer)
        case .contact:
            var contact = try opening.open(ContactState.self, row, found, database)
            outcome = try take(&contact, by: writer)
        case .reading:
            var reading = try opening.open(ReadingState.self, row, found, database)
            outcome = try take(&reading, by: writer)
        // No key of a ring opens what is kept apart.
        case .identity, nil:
            outcome = isNewer ? .newer : .damaged
        }
        switch outcome {
        case .damaged, .newer: store.rosters.noticeDamage(of: id, kind ?? .report, in: found.compartment, now)
        case .taken where !isGenuine(row, found.wraps):
            // Its own slot opens, so nothing is lost; that somebody changed another is said all the same.
            store.rosters.notice(id, now)
        case .taken, .notMine, .gone: break
        }
        return outcome
    }

    private func take<State: RecordState>(
        _ opened: inout Opened<State>,
        by writer: Writer
    ) throws -> Adoption {
        // Whoever reads it by a share leaves it to its home.
        guard opened.via == opened.compartment else { return .notMine }
        guard !opened.isReadOnly else { return .newer }
        try append(&opened, [], by: writer)
        return .taken([])
    }

    private func take(_ report: inout Opened<ReportState>, by writer: Writer) throws -> [ReportEntry] {
        let outsideHash = report.hash
        // They are stored in no order: what was said first is taken in first.
        let waiting = try Inbox.waiting(report.id, database).map { (item: $0, note: note($0, of: report)) }
            .sorted { ($0.note?.at.milliseconds ?? 0) < ($1.note?.at.milliseconds ?? 0) }
        for (item, note) in waiting {
            // It was taken in before, and says nothing any more; one that was not is missed by its number.
            if item.body.isEmpty {
                store.rosters.notice(report.id, now)
                try Inbox.markTaken(item.id, database)
                continue
            }
            guard let note else {
                try Inbox.markUnreadable(item.id, database)
                store.rosters.notice(report.id, now)
                continue
            }
            if report.holds(note) {
                // It was taken in before and put back: told, and not believed a second time.
                store.rosters.notice(report.id, now)
            } else {
                try takeIn(note, into: &report, by: writer)
            }
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
        _ note: InboxNote,
        into report: inout Opened<ReportState>,
        by writer: Writer
    ) throws {
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
        if let apart = note.apart { try put(apart, of: report.id) }
        try appendOutside(
            &report,
            entry,
            author: isReporter ? .reporter : .outside,
            at: note.at,
            by: writer
        )
        // One without a name was only made so that all notes of its kind look alike.
        if let apart = note.apart, !apart.isEmpty, note.contact != nil {
            try appendOutside(
                &report,
                .keptApart(apart.part),
                author: isReporter ? .reporter : .outside,
                at: note.at,
                by: writer
            )
        }
    }
}

extension Opened<ReportState> {
    /// Whether the history has this note: of its time and kind, by somebody outside.
    fileprivate func holds(_ note: InboxNote) -> Bool {
        steps.contains { step in
            if case .member = step.author { return false }
            guard step.sequence > 1, step.at == note.at else { return false }
            if case .contactGiven = step.entry { return note.contact != nil }
            return step.entry == note.entry
        }
    }
}
