// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// Answers the reporter: the thread, the codes' status and the case's history change together.
    package func reply(
        _ text: String,
        to reportID: RecordID,
        seen: Int?,
        next: Day?,
        _ session: Session
    ) throws {
        let text = try Operations.words(text)
        try change(ReportState.self, reportID, seen: seen, session) { tx, report in
            try reply(text, &report, tx, session)
            try promise(StandardPhrase.replyWaits, next: next, report, tx, session)
            for caseID in report.state.cases {
                guard var file = try reachable(CaseState.self, caseID, tx, session) else { continue }
                try tx.append(&file, [.repliedTo(report: reportID, text: text)], by: session.writer)
                try setTimer(file, tx)
            }
        }
    }

    /// One answer to everybody in a case (Domain 4.11).
    package func replyToAll(
        of caseID: RecordID,
        _ text: String,
        seen: Int?,
        next: Day?,
        _ session: Session
    ) throws {
        let text = try Operations.words(text)
        try change(CaseState.self, caseID, seen: seen, session) { tx, file in
            var entries: [CaseEntry] = []
            for id in file.state.reports {
                guard var report = try reachable(ReportState.self, id, tx, session) else { continue }
                try reply(text, &report, tx, session)
                try promise(StandardPhrase.replyWaits, next: next, report, tx, session)
                entries.append(.repliedTo(report: id, text: text))
            }
            guard !entries.isEmpty else { throw Refusal.notThisStage }
            if file.state.group != nil {
                entries.append(.groupAnswered(answered: entries.count, text: text))
            }
            try tx.append(&file, entries, by: session.writer)
            try setTimer(file, tx)
        }
    }

    package func noteOnReport(_ id: RecordID, _ text: String, seen: Int?, _ session: Session) throws {
        let text = try Operations.words(text)
        try change(ReportState.self, id, seen: seen, session) { tx, report in
            try tx.append(&report, [.noted(text: text)], by: session.writer)
        }
    }

    static let longestAside = 92

    /// "Not now", alone or for a flood, always with a day on which it comes back; nil takes reports back.
    package func setAside(
        _ reports: [RecordID],
        until: Instant?,
        reason: String,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        if let until {
            guard until > now, until < now.adding(days: Operations.longestAside) else {
                throw Refusal.notThisStage
            }
        }
        for id in reports {
            try change(ReportState.self, id, seen: nil, session) { tx, report in
                guard report.state.asideUntil != until else { return }
                // Somebody may be in danger: that waits for no day.
                guard until == nil || !report.state.isInDanger else { throw Refusal.notThisStage }
                try tx.append(&report, [.setAside(until: until, reason: reason)], by: session.writer)
                try setTimer(report, tx)
            }
        }
    }

    /// A report that was put into the wrong case goes back to be triaged.
    ///
    /// - Throws: `underHold` for a case that is kept for the law, `notThisStage` for one that is closed: out of either,
    ///   the report could be erased before its time.
    package func takeOut(
        _ reportID: RecordID,
        of caseID: RecordID,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        try change(CaseState.self, caseID, seen: seen, session) { tx, file in
            var report = try tx.open(ReportState.self, reportID, session.ring)
            guard file.state.reports.contains(reportID) else { throw Refusal.notFound }
            guard file.state.hold == nil else { throw Refusal.underHold }
            guard !file.state.isClosed else { throw Refusal.notThisStage }
            try tx.append(&file, [.reportUnlinked(reportID, reason: reason)], by: session.writer)
            try tx.append(&report, [.unlinked(caseFile: caseID, reason: reason)], by: session.writer)
        }
    }

    func reply(
        _ text: String,
        _ report: inout Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        guard let intake = report.state.intake else { throw RecordsError.damaged }
        let thread = try ThreadKey(record: report.id, key: intake.threadKey)
        let number = try tx.post(
            ThreadMessage(at: tx.now, body: .reply(text)),
            to: thread,
            by: session.writer
        )
        try tx.append(&report, [.replied(text: text, message: number)], by: session.writer)
        try setTimer(report, tx)
    }

    func promise(
        _ phrase: Int,
        next: Day?,
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        guard let intake = report.state.intake else { throw RecordsError.damaged }
        try tx.setStatus(PublicStatus(phrase: phrase, next: next), of: report.id)
        try tx.post(
            ThreadMessage(at: tx.now, body: .phrase(phrase, next: next)),
            to: ThreadKey(record: report.id, key: intake.threadKey),
            by: session.writer
        )
    }
}
