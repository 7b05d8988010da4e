// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Records

/// A report as a reader sees it.
package struct ReportView: Sendable {
    package let report: Opened<ReportState>
    package let contact: WorkingContact?
    package let messages: [ThreadMessage]
    /// How many messages of the thread are missing or were changed.
    package let damagedMessages: Int
    /// Reports that say the same, or the like (Domain 4.11).
    package let alike: [ListLine]
    /// Cases that it looks like; a suggestion with its reason.
    package let likely: [LikelyCase]

    fileprivate var opening: AccessEvent {
        AccessEvent(
            .openedReport,
            record: report.id,
            room: report.compartment,
            showedContact: contact != nil
        )
    }
    /// What is kept apart from it, without what it says: names, and the originals of its files.
    package let apart: [ApartView]
    package let originals: [ApartView]
    /// Which of its recordings wait for a second person who agrees on what was typed.
    package let waitingVoices: [WaitingVoice]
}

/// A case as a reader sees it, with its reports.
package struct CaseView: Sendable {
    package let file: Opened<CaseState>
    package let reports: [ReportView]
    package let clocks: [CaseClock]
    package let linked: [ListLine]
}

extension Operations {
    package func openReport(_ id: RecordID, _ session: Session) throws -> ReportView {
        try refusing {
            try takeIn(session)
            let view = try store.read { try reportView(id, $0, session, withAlike: true) }
            try note([(view.report.compartment, view.opening)], session)
            return view
        }
    }

    package func openCase(_ id: RecordID, _ session: Session) throws -> CaseView {
        try refusing {
            try takeIn(session)
            let view = try store.read { tx in
                let file = try tx.open(CaseState.self, id, session.ring)
                let reports = file.state.reports.compactMap { report in
                    try? reportView(report, tx, session, withAlike: false)
                }
                let linked = try links(file, tx, session)
                return CaseView(
                    file: file,
                    reports: reports,
                    clocks: file.state.clocks(store.summaries),
                    linked: linked
                )
            }
            // Its reports are on its page and opened with it; one that lives in another room is noted there.
            let home = view.file.compartment
            let opening = AccessEvent(
                .openedCase,
                record: view.file.id,
                code: view.file.state.opening?.code ?? "",
                room: home,
                showedContact: view.reports.contains { $0.report.compartment == home && $0.contact != nil }
            )
            let elsewhere = view.reports.filter { $0.report.compartment != home }
            try note(
                [(home, opening)] + elsewhere.map { ($0.report.compartment, $0.opening) },
                session
            )
            return view
        }
    }

    /// A file of a report or a case exactly as it came, by its place in the record; nothing else leads to a file.
    ///
    /// - Throws: `notLent` where it is kept apart and no custodian has lent this session what opens it.
    package func openFile(
        _ kind: RecordKind,
        _ id: RecordID,
        index: Int,
        _ session: Session
    ) throws -> OpenedFile {
        try refusing {
            try renewKeys(session)
            switch kind {
            case .report:
                let (opened, file) = try reportFile(id, index, session)
                switch file.original {
                case .apart(let part): return try openOriginal(part, of: opened, session)
                case .here(let reference):
                    try noteOpened(.openedFile, opened, session)
                    return try open(reference)
                }
            case .caseFile:
                let opened = try store.read { try $0.open(CaseState.self, id, session.ring) }
                guard opened.state.files.indices.contains(index) else { throw Refusal.notFound }
                let code = opened.state.opening?.code ?? ""
                try noteOpened(.openedFile, opened, code: code, session)
                return try open(opened.state.files[index])
            case .contact, .identity, .reading: throw Refusal.notFound
            }
        }
    }

    /// The cleaned copy of a report's file; nil where none was made when it came.
    package func openCopy(_ report: RecordID, index: Int, _ session: Session) throws -> OpenedFile? {
        try refusing {
            try renewKeys(session)
            let (opened, file) = try reportFile(report, index, session)
            guard let copy = file.copy.file else { return nil }
            try noteOpened(.openedFile, opened, session)
            return try open(copy)
        }
    }

    private func reportFile(
        _ id: RecordID,
        _ index: Int,
        _ session: Session
    ) throws -> (Opened<ReportState>, SentFile) {
        let opened = try store.read { tx in
            var opened = try tx.open(ReportState.self, id, session.ring)
            try tx.settleFiles(of: &opened)
            return opened
        }
        let files = opened.state.files
        guard files.indices.contains(index), !files[index].isErased else { throw Refusal.notFound }
        return (opened, files[index])
    }

    private func waitingVoices(
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction
    ) throws -> [WaitingVoice] {
        // Few reports have one: the list of what waits is not read for the others.
        guard report.state.voices.contains(where: { report.state.transcript(of: $0) != nil }) else {
            return []
        }
        return try waiting(report.id, tx).map(\.voice)
    }

    private func links(
        _ file: Opened<CaseState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [ListLine] {
        let wanted = Set(file.state.links.map(\.id))
        guard !wanted.isEmpty else { return [] }
        // A linked case that this member may not open does not exist for them.
        return try lines(
            try store.rosters.rows(session.ring, tx).filter { wanted.contains($0.id) },
            tx,
            session
        )
    }

    private func reportView(
        _ id: RecordID,
        _ tx: RecordTransaction,
        _ session: Session,
        withAlike: Bool
    ) throws -> ReportView {
        var report = try tx.open(ReportState.self, id, session.ring)
        try tx.settleFiles(of: &report)
        let contact = report.state.contact.flatMap {
            try? tx.open(ContactState.self, $0, session.ring).state.contact
        }
        let thread = try report.state.intake.map {
            try ThreadKey(record: report.id, key: $0.threadKey)
        }
        let read = try thread.map { try tx.messages($0) }
        // The history knows how many there were: a tail that was cut off is missed too.
        let cut = max(0, report.state.messageCount - (read?.last ?? 0))
        let apart = apart(report, tx, session)
        return ReportView(
            report: report,
            contact: contact,
            messages: read?.messages ?? [],
            damagedMessages: (read?.damaged ?? 0) + cut,
            alike: withAlike ? try alike(report, tx, session) : [],
            likely: withAlike ? try likelyCases(report, tx, session) : [],
            apart: apart.names,
            originals: apart.originals,
            waitingVoices: try waitingVoices(report, tx)
        )
    }

    private func alike(
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> [ListLine] {
        let own = report.state.summary(store.summaries).figures.likeness
        // A match with sexual violence would say that there was another (Domain 4.6).
        guard own != 0, !report.state.asksForCare else { return [] }
        let rows = try store.rosters.rows(session.ring, tx).filter {
            $0.figures.kind == .report && $0.figures.likeness == own && $0.id != report.id
                && !$0.figures.flags.contains(.restricted)
                && !$0.figures.actSet.contains(where: \.isSexualViolence)
        }
        return try lines(Array(rows.sorted { $0.id < $1.id }.prefix(200)), tx, session)
    }
}
