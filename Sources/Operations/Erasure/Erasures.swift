// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Platform
package import Records

/// One erasure as its readers see it.
package struct ErasureView: Sendable {
    package let notice: ErasureNotice
    /// Title or first words of what waits; empty when it is gone.
    package let title: String
    /// Of one file or voice that waits: which one.
    package let file: SentFile?
    /// From when on no backup that is kept as it should be holds it; nil while it waits.
    package let outOfBackups: Instant?
}

/// Erasing: one person asks, another signs exactly the same, and then it goes with all that hangs on it (Design 4).
extension Operations {
    /// Asks for an erasure and signs it first; another person of its readers signs second.
    ///
    /// - Throws: `underHold` for what is kept for the law, `notThisStage` for a case that is open or a report that is in
    ///   one, `notFound` where a part of it cannot be opened.
    @discardableResult
    package func askErasure(
        of subject: ErasureSubject,
        _ ground: ErasureGround,
        passphrase: String,
        _ session: Session
    ) throws -> ErasureID {
        try confirm(passphrase, session)
        return try ask(subject, ground, session)
    }

    /// As `askErasure`, one after the other; gives how many could not be asked for.
    package func askErasures(
        of subjects: [ErasureSubject],
        _ ground: ErasureGround,
        passphrase: String,
        _ session: Session
    ) throws -> Int {
        try confirm(passphrase, session)
        return try Operations.failures(subjects) { try ask($0, ground, session) }
    }

    private static func failures<T>(_ all: [T], _ body: (T) throws -> Void) rethrows -> Int {
        var failed = 0
        for each in all {
            do { try body(each) } catch is Refusal { failed += 1 } catch RecordsError.damaged { failed += 1 }
        }
        return failed
    }

    @discardableResult
    private func ask(
        _ subject: ErasureSubject,
        _ ground: ErasureGround,
        _ session: Session
    ) throws -> ErasureID {
        try refusing {
            // What the reporter has written by now is read before anybody signs it away.
            try takeIn(session)
            return try store.write { try ask(subject, ground, $0, session) }
        }
    }

    @discardableResult
    private func ask(
        _ subject: ErasureSubject,
        _ ground: ErasureGround,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> ErasureID {
        let erasure = try erasure(of: subject, ground, tx, session)
        if ground == .retention { try requireDue(subject, tx, session) }
        for asked in try tx.erasures().map(\.notice)
        where asked.second == nil && asked.erasure.subject == subject {
            guard !stands(asked) else { throw Refusal.notThisStage }
            try tx.dropAsked(asked.id)
        }
        let notice = ErasureNotice(
            erasure,
            id: store.newID(),
            by: session.member,
            at: tx.now,
            session.keys.signing
        )
        try tx.ask(notice)
        return notice.id
    }

    /// The second signature: over the very list that the first one is under; a record that has gone on voids it.
    package func signErasure(_ id: ErasureID, passphrase: String, _ session: Session) throws {
        try confirm(passphrase, session)
        try sign(id, session)
    }

    /// As `signErasure`, one after the other; gives how many could not be signed.
    package func signErasures(_ ids: [ErasureID], passphrase: String, _ session: Session) throws -> Int {
        try confirm(passphrase, session)
        return try Operations.failures(ids) { try sign($0, session) }
    }

    /// A voice is signed away beside what was typed of it, and nowhere else: nobody agrees to words they have not read.
    func sign(_ id: ErasureID, besideItsWords: Bool = false, _ session: Session) throws {
        try refusing {
            // What the reporter wrote after the first signature moves the record on, and voids that one.
            try takeIn(session)
            let stored = try store.write { tx in
                guard var notice = try tx.erasure(id), session.ring.holds(notice.erasure.room) else {
                    throw Refusal.notFound
                }
                guard notice.second == nil, stands(notice),
                    (notice.erasure.ground == .transcribed) == besideItsWords
                else { throw Refusal.notThisStage }
                guard !isSameHuman(notice.first.member, session.member) else {
                    throw Refusal.needsSecondPerson
                }
                let subject = notice.erasure.subject
                let now = try erasure(of: subject, notice.erasure.ground, tx, session)
                guard now == notice.erasure else {
                    throw Refusal.conflict(head: now.records.first?.head ?? 0)
                }
                // Parameters, holds and what was set aside may have changed its time meanwhile.
                if now.ground == .retention { try requireDue(subject, tx, session) }
                // A request that somebody put back into the table after a no is no request.
                guard try !declined(of: subject, tx, session).contains(id) else {
                    throw Refusal.notThisStage
                }
                notice.sign(by: session.member, at: tx.now, session.keys.signing)
                let stored = try tx.erase(notice)
                try say(subject, tx, session)
                return stored
            }
            // It is erased; what cannot be tidied up this moment is so soon after, by the chores.
            _ = tidy(after: stored, isListed: false)
            isCleaningDue.change { $0 = true }
            try? cleanIfDue()
        }
    }

    /// They stay: by whoever reads them, also the one who asked; gives how many could not be left.
    package func declineErasures(_ ids: [ErasureID], _ session: Session) throws -> Int {
        try Operations.failures(ids) { try decline($0, session) }
    }

    private func decline(_ id: ErasureID, _ session: Session) throws {
        try refusing {
            try store.write { tx in
                guard let notice = try tx.erasure(id), session.ring.holds(notice.erasure.room) else {
                    throw Refusal.notFound
                }
                guard notice.second == nil else { throw Refusal.notThisStage }
                // The no stands on the record itself: the row alone could be put back.
                if case .caseFile(let file) = notice.erasure.subject {
                    if var file = try reachable(CaseState.self, file, tx, session) {
                        try tx.append(&file, [.erasureDeclined(id)], by: session.writer)
                    }
                } else if var report = try reachable(
                    ReportState.self,
                    notice.erasure.subject.record,
                    tx,
                    session
                ) {
                    try tx.append(&report, [.erasureDeclined(id)], by: session.writer)
                }
                try tx.dropAsked(id)
            }
        }
    }

    private func declined(
        of subject: ErasureSubject,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> Set<ErasureID> {
        if case .caseFile(let id) = subject {
            return try tx.open(CaseState.self, id, session.ring).state.erasuresDeclined
        }
        return try tx.open(ReportState.self, subject.record, session.ring).state.erasuresDeclined
    }

    /// Whether a request may still be signed: not too old, and by somebody who can sign in and reads there.
    func stands(_ notice: ErasureNotice) -> Bool {
        let member = notice.first.member
        return notice.isAsked(directory) && now < notice.lapses
            && directory.people[member]?.isActive == true
            && directory.compartments[notice.erasure.room]?.readers.contains(member) == true
    }

    /// What waits for a second signature and what is gone, of the rooms that this member reads.
    package func erasures(_ session: Session) throws -> [ErasureView] {
        try refusing {
            try takeIn(session)
            let views = try store.read { tx in
                try tx.erasures().map(\.notice).filter {
                    session.ring.holds($0.erasure.room) && ($0.second != nil || stands($0))
                }.map { notice in
                    let (title, file) = try what(notice, tx, session)
                    return ErasureView(
                        notice: notice,
                        title: title,
                        file: file,
                        outOfBackups: notice.second.map {
                            store.summaries.parameters.backupsKept.end(from: $0.at, in: .utc)
                        }
                    )
                }
            }
            try noteReached(.listed, session)
            return views.sorted {
                ($0.notice.second?.at ?? $0.notice.first.at) > ($1.notice.second?.at ?? $1.notice.first.at)
            }
        }
    }

    /// What waits, as its readers know it; nothing where it is gone.
    private func what(
        _ notice: ErasureNotice,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> (title: String, file: SentFile?) {
        guard notice.second == nil else { return ("", nil) }
        let subject = notice.erasure.subject
        if case .caseFile(let id) = subject {
            guard let file = try reachable(CaseState.self, id, tx, session) else { return ("", nil) }
            return ("\(file.state.opening?.code ?? "") \(file.state.facts.title)", nil)
        }
        guard let state = try reachable(ReportState.self, subject.record, tx, session)?.state else {
            return ("", nil)
        }
        let words = state.intake?.words ?? ""
        let file = subject.file.flatMap { state.files.indices.contains($0) ? state.files[$0] : nil }
        return (String((words.isEmpty ? state.spoken : words).prefix(80)), file)
    }

    /// What stays says that a part of it is gone.
    private func say(_ subject: ErasureSubject, _ tx: RecordTransaction, _ session: Session) throws {
        let entry: ReportEntry
        switch subject {
        case .caseFile, .report: return
        case .contact: entry = .contactErased
        case .voice(_, let file, _): entry = .fileErased(file, voiceOnly: true)
        case .file(_, let file): entry = .fileErased(file, voiceOnly: false)
        }
        guard var report = try reachable(ReportState.self, subject.record, tx, session) else { return }
        try tx.append(&report, [entry], by: session.writer)
    }

    private func isSameHuman(_ one: MemberID, _ other: MemberID) -> Bool {
        guard one != other, let first = directory.people[one]?.human, !first.isEmpty else {
            return one == other
        }
        return first == directory.people[other]?.human
    }
}
