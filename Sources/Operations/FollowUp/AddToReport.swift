// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Platform
internal import Records
internal import Vault

/// What the holder of a code may do with their report.
package enum ReporterAct: Sendable {
    case add(words: String, files: [FileReference])
    case disagree(words: String)
    case rate(process: Int?, outcome: Int?, words: String)
    case giveContact(WorkingContact)
    case withdrawContact
}

extension Operations {
    /// Leaves the reporter's words for whoever reads the report; nil when the visit is over, and nothing is lost.
    ///
    /// The same act sent again from the same page is the same act (a reload, a second tap, a lost answer).
    /// Words under a short code that nobody has are taken as a new report: nothing said is thrown away.
    /// - Throws: `noCustodian` where the page had said that a name or files are locked away, and nobody is left to do it.
    package func act(_ act: ReporterAct, token: String, isPromisedApart: Bool = false) throws -> Visit? {
        guard var pass = pass(token) else { return nil }
        return try refusing {
            // What is refused is refused before anybody looks whether the code exists.
            _ = try entry(act, for: RecordID(high: 0, low: 0))
            if isPromisedApart, contact(act)?.name.isEmpty == false { try requireCustodian() }
            switch try recordFor(pass) {
            case .some(let record):
                if pass.record == nil { try workAsForNewReport(pass) }
                try leave(act, record, pass, isPromisedApart: isPromisedApart)
            case .none: try takeUnderUnknownCode(act, pass, isPromisedApart: isPromisedApart)
            }
            pass.nonce = []
            return try visit(pass)
        }
    }

    private func recordFor(_ pass: VisitPass) throws -> RecordID? {
        if let record = pass.record { return record }
        guard case .short(let record, _)? = try store.read({ try $0.open(shortLookup: pass.short) }) else {
            return nil
        }
        return record
    }

    /// Files that this very act had brought before are forgotten.
    private func leave(
        _ act: ReporterAct,
        _ record: RecordID,
        _ pass: VisitPass,
        isPromisedApart: Bool
    ) throws {
        let id = try number(of: act, pass)
        let files = if case .add(_, let files) = act { files } else { [FileReference]() }
        // Before anything is done about the files: whoever lost the answer gets it when the disk is full as well.
        if try store.read({ try $0.hasNote(id) }) {
            try store.write { try confirm($0) }
            return discard(files)
        }
        let taken = try take(files, isPromisedApart: isPromisedApart, at: store.nextInstant())
        do {
            // Dated when the copies are made: what was answered meanwhile was answered before.
            let isNew = try leave(act, taken, record, id, pass, store.nextInstant())
            if !isNew { discard(blobs: taken.files.flatMap(\.blobs)) }
        } catch {
            forgetCopies(taken)
            throw error
        }
    }

    /// False when this very act had been left already.
    private func leave(
        _ act: ReporterAct,
        _ taken: TakenFiles,
        _ record: RecordID,
        _ id: [UInt8],
        _ pass: VisitPass,
        _ at: Instant
    ) throws -> Bool {
        let signing = pass.record == nil ? nil : try signer(pass)
        let named = try contact(act).map { try keptApart($0, at: at) }
        let entry = try entry(act, taken.files, for: record)
        do {
            return try store.write { tx in
                if try tx.hasNote(id) {
                    try confirm(tx)
                    return false
                }
                var note = InboxNote(
                    entry: entry,
                    at: at,
                    contact: named?.contact,
                    apart: try named?.apart.map { try tx.close($0, of: record) }
                )
                if let signing { note = note.signed(signing, for: record) }
                for original in taken.originals { try tx.put(original, of: record) }
                for blob in taken.files.flatMap(\.blobs) {
                    try tx.keep(blob: blob, of: record, day: at.day.number)
                }
                try tx.leave(note, for: record, id: id)
                if !pass.thread.isEmpty {
                    // That they wrote, never what: the receipt alone must give no testimony.
                    try tx.post(
                        ThreadMessage(at: at, body: .youWrote),
                        to: ThreadKey(record: record, key: pass.thread),
                        by: nil
                    )
                }
                return true
            }
        } catch let error as DatabaseError where error.code == .unique {
            // Two taps at the same moment: the other one is stored. Where two forms met over one file, the next try has its own.
            return try store.write { tx in
                guard try tx.hasNote(id) else { throw Refusal.busy }
                try confirm(tx)
                return false
            }
        }
    }

    /// The note's own number: from the page that sent it and what it says, and telling neither.
    private func number(of act: ReporterAct, _ pass: VisitPass) throws -> [UInt8] {
        var writer = ByteWriter()
        writer.blob(pass.nonce)
        if case .add(let words, let files) = act {
            writer.text(words)
            // A file that is sent twice is stored under two names, and is the same file.
            writer.list(files) { $0.blob($1.digest) }
        } else {
            let entry = try entry(act, for: RecordID(high: 0, low: 0))
            writer.count(entry.number)
            entry.writeBody(to: &writer)
            writer.optional(contact(act)) { $0.value($1) }
        }
        return Array(store.secrets.form.mac("amparo visit note", writer.bytes).prefix(16))
    }

    private func contact(_ act: ReporterAct) -> WorkingContact? {
        if case .giveContact(let contact) = act { contact } else { nil }
    }

    private func entry(
        _ act: ReporterAct,
        _ taken: [SentFile] = [],
        for record: RecordID
    ) throws -> ReportEntry {
        switch act {
        case .add(let words, let files):
            guard !words.isEmpty || !files.isEmpty else { throw Refusal.empty }
            return .added(Addition(words: words, files: taken))
        case .disagree(let words): return .disagreed(words: words)
        case .rate(let process, let outcome, let words):
            guard [process, outcome].allSatisfy({ $0.map { (1...5).contains($0) } ?? true }),
                process != nil || outcome != nil || !words.isEmpty
            else { throw Refusal.empty }
            return .rated(process: process, outcome: outcome, words: words)
        case .giveContact(let contact):
            guard !contact.isEmpty else { throw Refusal.empty }
            // The reader who takes this in makes the contact's own record and puts its id here.
            return .contactGiven(record)
        case .withdrawContact: return .contactWithdrawn(words: "")
        }
    }

    private func signer(_ pass: VisitPass) throws -> SigningKeyPair {
        try receiptKeys(pass.digits, in: followSlots).signing
    }

    private func takeUnderUnknownCode(
        _ act: ReporterAct,
        _ pass: VisitPass,
        isPromisedApart: Bool
    ) throws {
        var report = NewReport(channel: .webForm, language: "")
        report.isPromisedApart = isPromisedApart
        switch act {
        case .add(let words, let files):
            report.words = words
            report.files = files
        case .disagree(let words), .rate(_, _, let words): report.words = words
        case .giveContact, .withdrawContact: break
        }
        // A grade, a number or a wish alone, under a code that nobody has, leads to nobody.
        if report.isEmpty {
            try workAsForNewReport(pass)
            return try store.write { try confirm($0) }
        }
        _ = try acceptReport(report, FormVisit(day: pass.day, nonce: pass.nonce))
    }

    /// Something is written where nothing has to be.
    ///
    /// For whoever is told "we have it" because it stands there already: after a crash a row can be read that no disk,
    /// or no synchronous standby, has; this commit waits for both, and for all that came before it. And for whoever
    /// writes to nobody: a known code's disk works as much.
    func confirm(_ tx: RecordTransaction) throws {
        try tx.set(Operations.nobodySetting, Nobody(store.randomness))
    }

    private struct Nobody: BinaryCodable {
        let bytes: [UInt8]

        init(_ randomness: any Randomness) { bytes = randomness.bytes(256) }

        init(from r: inout ByteReader) throws(DecodingFailure) { bytes = try r.blob() }

        func write(to w: inout ByteWriter) { w.blob(bytes) }
    }

    private static let nobodySetting = "nobody"

    /// A new report derives two codes; whoever has a clock must not tell a known code from an unknown one by it.
    private func workAsForNewReport(_ pass: VisitPass) throws {
        for _ in 0..<2 { _ = try receiptKeys(pass.short, in: reportSlots) }
    }
}
