// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

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
    /// Words under a short code that nobody has are taken as a new report: nothing said is thrown away.
    package func act(_ act: ReporterAct, token: String) throws -> Visit? {
        guard let pass = pass(token) else { return nil }
        return try refusing {
            // What is refused is refused before anybody looks whether the code exists.
            _ = try entry(act, for: RecordID(high: 0, low: 0))
            switch try recordFor(pass) {
            case .some(let record):
                if pass.record == nil { try workAsForNewReport(pass) }
                try leave(act, record, pass)
            case .none: try takeUnderUnknownCode(act, pass)
            }
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

    private func leave(_ act: ReporterAct, _ record: RecordID, _ pass: VisitPass) throws {
        let at = store.nextInstant()
        let signing = pass.record == nil ? nil : try signer(pass)
        var note = InboxNote(entry: try entry(act, for: record), at: at, contact: contact(act))
        if let signing { note = note.signed(signing, for: record) }
        try store.write { tx in
            if case .add(_, let files) = act {
                for file in files { try tx.keep(blob: file.blob, day: at.day.number) }
            }
            try tx.leave(note, for: record)
            if !pass.thread.isEmpty {
                // That they wrote, never what: the receipt alone must give no testimony.
                try tx.post(
                    ThreadMessage(at: at, body: .youWrote),
                    to: ThreadKey(record: record, key: pass.thread),
                    by: nil
                )
            }
        }
    }

    private func contact(_ act: ReporterAct) -> WorkingContact? {
        if case .giveContact(let contact) = act { contact } else { nil }
    }

    private func entry(_ act: ReporterAct, for record: RecordID) throws -> ReportEntry {
        switch act {
        case .add(let words, let files):
            guard !words.isEmpty || !files.isEmpty else { throw Refusal.empty }
            return .added(Addition(words: words, files: files))
        case .disagree(let words): return .disagreed(words: words)
        case .rate(let process, let outcome, let words):
            guard [process, outcome].allSatisfy({ $0.map { (1...5).contains($0) } ?? true }),
                process != nil || outcome != nil || !words.isEmpty
            else { throw Refusal.empty }
            return .rated(process: process, outcome: outcome, words: words)
        case .giveContact(let contact):
            guard !contact.reach.isEmpty || !contact.name.isEmpty else { throw Refusal.empty }
            // The reader who takes this in makes the contact's own record and puts its id here.
            return .contactGiven(record)
        case .withdrawContact: return .contactWithdrawn(words: "")
        }
    }

    private func signer(_ pass: VisitPass) throws -> SigningKeyPair {
        try receiptKeys(pass.digits, in: followSlots).signing
    }

    private func takeUnderUnknownCode(_ act: ReporterAct, _ pass: VisitPass) throws {
        var report = NewReport(channel: .webForm, language: "")
        switch act {
        case .add(let words, let files):
            report.words = words
            report.files = files
        case .disagree(let words), .rate(_, _, let words): report.words = words
        case .giveContact, .withdrawContact: break
        }
        // A number or a wish alone, under a code that nobody has, leads to nobody.
        if report.isEmpty { return try workAsForNewReport(pass) }
        _ = try acceptReport(report, token: nil)
    }

    /// A new report derives two codes; whoever has a clock must not tell a known code from an unknown one by it.
    private func workAsForNewReport(_ pass: VisitPass) throws {
        for _ in 0..<2 { _ = try receiptKeys(pass.short, in: reportSlots) }
    }
}
