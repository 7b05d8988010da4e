// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Vault

/// What somebody says who asks to read what is kept apart.
package struct ReadingQuestion: Sendable {
    package var purpose: ReadingPurpose
    package var words: String
    /// Somebody is in danger now: it stands first on the custodians' page.
    package var isUrgent: Bool

    package init(purpose: ReadingPurpose, words: String, isUrgent: Bool = false) {
        self.purpose = purpose
        self.words = words
        self.isUrgent = isUrgent
    }
}

extension Operations {
    /// Asks the custodians for their half, for this session and one purpose; an older request of the same member ends.
    @discardableResult
    package func askToRead(
        _ record: RecordID,
        of report: RecordID,
        _ question: ReadingQuestion,
        _ session: Session
    ) throws -> RecordID {
        let words = try Operations.words(question.words, limit: 500)
        return try change(ReportState.self, report, seen: nil, session) { tx, opened in
            try tx.settleFiles(of: &opened)
            guard let part = opened.state.halves.first(where: { $0.record == record }) else {
                throw Refusal.notFound
            }
            guard let room = directory.compartment(.identities, site: nil), !directory.custodians.isEmpty
            else { throw Refusal.noCustodian }
            for id in opened.state.readings {
                guard var old = try? tx.open(ReadingState.self, id, session.ring),
                    old.state.asker == session.member, old.state.request?.apart == record,
                    !old.state.isEnded
                else { continue }
                try tx.endLending(id)
                try tx.append(&old, [.ended], by: session.writer)
            }
            let code = caseCode(of: opened, tx, session)
            var reading = try tx.create(
                ReadingState.self,
                id: store.newID(),
                in: opened.compartment,
                [
                    .asked(
                        ReadingRequest(
                            report: report,
                            apart: part.record,
                            code: code,
                            purpose: question.purpose,
                            words: words,
                            isUrgent: question.isUrgent,
                            sessionKey: session.readingPair.publicKey.bytes,
                            file: opened.state.files.first { $0.apart?.part == part }?.kind
                        )
                    )
                ],
                by: session.writer
            )
            try tx.share(&reading, with: room.id, reason: "", by: session.writer)
            try tx.append(&opened, [.readingAsked(reading.id)], by: session.writer)
            return reading.id
        }
    }

    /// Shows who somebody is, for as long as a custodian has allowed it to this session; noted with its purpose first.
    package func readApart(
        _ record: RecordID,
        of report: RecordID,
        _ session: Session
    ) throws -> (identity: Identity, reading: ReadingView) {
        try refusing {
            try renewKeys(session)
            let (opened, found) = try store.read { tx in
                let opened = try tx.open(ReportState.self, report, session.ring)
                return (opened, try read(record, opened, tx, session))
            }
            guard case .name(let identity) = found.content else { throw Refusal.notFound }
            try noteLent(.readIdentity, opened, found.reading, session)
            return (identity, found.reading)
        }
    }

    /// The original of a file of this report, for as long as a custodian has lent it to this session; noted first.
    func openOriginal(
        _ file: ApartFile,
        of report: Opened<ReportState>,
        _ session: Session
    ) throws -> OpenedFile {
        let found = try store.read { try read(file.part.record, report, $0, session) }
        // Two halves that open something else than the file that came are halves that were exchanged.
        guard case .file(let reference) = found.content, reference.blob == file.blob else {
            throw Refusal.halvesDiffer
        }
        try noteLent(.openedFile, report, found.reading, session)
        return try open(reference)
    }

    /// The code of the report's first case that this member reads; empty while there is none.
    private func caseCode(
        of report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) -> String {
        report.state.cases.lazy.compactMap { id in
            (try? tx.open(CaseState.self, id, session.ring))?.state.opening?.code
        }.first ?? ""
    }

    private func noteLent(
        _ act: AccessAct,
        _ report: Opened<ReportState>,
        _ reading: ReadingView,
        _ session: Session
    ) throws {
        let event = AccessEvent(
            act,
            record: report.id,
            // What the report says, and not what whoever asked has written.
            code: try store.read { caseCode(of: report, $0, session) },
            room: report.compartment,
            purpose: reading.request.purpose
        )
        try note([(report.compartment, event)], session)
    }

    private func read(
        _ record: RecordID,
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> (content: ApartContent, reading: ReadingView) {
        guard let part = report.state.halves.first(where: { $0.record == record }) else {
            throw Refusal.notFound
        }
        let mine = report.state.readings.reversed().lazy.compactMap {
            try? tx.open(ReadingState.self, $0, session.ring)
        }.first { reading in
            guard reading.state.asker == session.member, reading.state.request?.apart == record,
                case .granted = reading.state.standing(self.now)
            else { return false }
            return true
        }
        guard let mine, let view = view(mine, session) else { throw Refusal.notLent }
        do {
            return (try tx.read(part, mine, with: session.readingPair), view)
        } catch RecordsError.damaged {
            throw Refusal.halvesDiffer
        } catch RecordsError.notFound {
            throw Refusal.notLent
        }
    }

    /// Removes what was lent and is over.
    package func endReadings() throws {
        try store.write { try $0.endLendings() }
    }
}
