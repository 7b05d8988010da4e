// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Vault
package import Domain
internal import Records

/// What becomes of a report (Domain 2.4).
package enum TriageChoice: Sendable {
    /// The site is asked for where neither the report nor its room says it.
    case openCase(title: String, track: Track, site: SiteID? = nil)
    case join(RecordID, reason: String)
    /// Heard and answered in one go, as a light case that closes at once (Domain 4.11).
    case answer(
        title: String,
        text: String,
        outcome: ClosureOutcome = .resolvedNotAsked,
        site: SiteID? = nil
    )
    case redirect(reason: String)

    fileprivate var stage: ReportStage {
        switch self {
        case .openCase, .join: .linked
        case .answer: .answered
        case .redirect: .redirected
        }
    }
}

extension Operations {
    /// Says to the reporter that their report arrived and is being read.
    package func acknowledge(_ reports: [RecordID], _ session: Session) throws {
        for id in reports {
            try change(ReportState.self, id, seen: nil, session) { tx, report in
                // Words that came later are acknowledged too: the page of the codes says that they are read.
                guard report.state.acknowledgedAt == nil || report.state.isUnread else { return }
                try tx.append(&report, [.acknowledged], by: session.writer)
                try setTimer(report, tx)
                try promise(StandardPhrase.beingRead, next: tx.now.adding(days: 14).day, report, tx, session)
                for caseID in report.state.cases {
                    guard var file = try reachable(CaseState.self, caseID, tx, session) else { continue }
                    guard file.state.acknowledgedAt == nil || file.state.isUnread else { continue }
                    try tx.append(&file, [.acknowledged], by: session.writer)
                    try setTimer(file, tx)
                }
            }
        }
    }

    /// The reporter's new words were read: each page of a code says so, and Today is rid of them.
    package func markRead(_ id: RecordID, _ session: Session) throws {
        try change(CaseState.self, id, seen: nil, session) { tx, file in
            for reportID in file.state.reports {
                guard var report = try? tx.open(ReportState.self, reportID, session.ring),
                    report.state.isUnread
                else { continue }
                try tx.append(&report, [.acknowledged], by: session.writer)
                try promise(StandardPhrase.beingRead, next: tx.now.adding(days: 14).day, report, tx, session)
            }
            guard file.state.isUnread else { return }
            try tx.append(&file, [.acknowledged], by: session.writer)
            try setTimer(file, tx)
        }
    }

    /// Finds a report its case, its answer or its other way; returns the case, if there is one.
    @discardableResult
    package func triage(
        _ id: RecordID,
        _ choice: TriageChoice,
        seen: Int?,
        _ session: Session
    ) throws -> RecordID? {
        try change(ReportState.self, id, seen: seen, session) { tx, report in
            guard let intake = report.state.intake else { throw RecordsError.damaged }
            try Operations.check(choice, report.state, isSeen: seen != nil)
            switch choice {
            case .openCase(let title, let track, let site):
                let file = try openCase(
                    title: title,
                    track: track,
                    site: site,
                    for: report,
                    intake,
                    tx,
                    session
                )
                try finish(&report, .linked, file.id, reason: "", StandardPhrase.lookingInto, tx, session)
                return file.id
            case .join(let caseID, let reason):
                try join(report, intake, to: caseID, reason: reason, tx, session)
                try finish(
                    &report,
                    .linked,
                    caseID,
                    reason: reason,
                    StandardPhrase.lookingInto,
                    tx,
                    session
                )
                return caseID
            case .answer(let title, let text, let outcome, let site):
                guard ClosureOutcome.answeredAtOnce.contains(outcome) else { throw Refusal.notThisStage }
                let text = try Operations.words(text)
                var file = try openCase(
                    title: title,
                    track: .light,
                    site: site,
                    for: report,
                    intake,
                    tx,
                    session
                )
                // An act of abuse, danger or the care tick asks for more than one screen.
                guard file.state.track == .light else { throw Refusal.notThisStage }
                try finish(&report, .linked, file.id, reason: "", StandardPhrase.closed, tx, session)
                try reply(text, &report, tx, session)
                var facts = file.state.facts
                facts.whatWasDone = text
                let closing = Closing(
                    outcome: outcome,
                    summary: "Answered at once.",
                    answers: [ClosingItem.answered.rawValue: "Answered in the thread."]
                )
                try tx.append(
                    &file,
                    [.described(facts), .repliedTo(report: id, text: text), .closed(closing)],
                    by: session.writer
                )
                try setTimer(file, tx)
                return file.id
            case .redirect(let reason):
                try finish(
                    &report,
                    .redirected,
                    nil,
                    reason: try Operations.reason(reason),
                    StandardPhrase.closed,
                    tx,
                    session
                )
                return nil
            }
        }
    }

    /// A second click, or a list drawn before somebody else decided, opens no second case and ends nothing that runs.
    private static func check(_ choice: TriageChoice, _ report: ReportState, isSeen: Bool) throws {
        guard report.stage.canMove(to: choice.stage) else { throw Refusal.notThisStage }
        guard !report.cases.isEmpty else { return }
        switch choice {
        // It can be part of another case too, for somebody who saw that it is part of one.
        case .openCase: guard isSeen else { throw Refusal.notThisStage }
        case .join(let target, _):
            guard isSeen, !report.cases.contains(target) else { throw Refusal.notThisStage }
        case .answer, .redirect: throw Refusal.notThisStage
        }
    }

    /// What a report brings into a case that is there: its acts, its danger, and the machinery they ask for.
    private func join(
        _ report: Opened<ReportState>,
        _ intake: Intake,
        to caseID: RecordID,
        reason: String,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        var file = try tx.open(CaseState.self, caseID, session.ring)
        guard file.compartment == report.compartment else { throw Refusal.notAllowed }
        // What is closed would keep the report from everybody's sight: it is opened again first.
        guard !file.state.isClosed else { throw Refusal.notThisStage }
        var entries: [CaseEntry] = [.reportLinked(report.id, reason: reason)]
        if file.state.acknowledgedAt == nil { entries.append(.acknowledged) }
        let brought = intake.pictograms.filter { !$0.isBelowAbuse && !file.state.actSet.contains($0) }
        let acts = file.state.acts + brought
        if !brought.isEmpty {
            entries.append(.actsSet(acts, reason: "chosen by the person who reported"))
        }
        let isUrgent = intake.dangerNow == .yes
        if isUrgent, !file.state.isUrgent { entries.append(Operations.dangerReported) }
        if isUrgent || !brought.isEmpty {
            entries += Operations.following(
                acts: acts,
                isUrgent: isUrgent || file.state.isUrgent,
                file.state
            )
        }
        entries += Operations.openDisagreements(report)
        try tx.append(&file, entries, by: session.writer)
        try setTimer(file, tx)
    }

    private static let dangerReported = CaseEntry.urgentSet(
        true,
        reason: "the report says that somebody is in danger now"
    )

    /// What was said against an earlier answer comes along, with the time it was said.
    private static func openDisagreements(_ report: Opened<ReportState>) -> [CaseEntry] {
        let asked = report.state.disagreements.map(\.at)
        return asked.isEmpty ? [] : heard(report.id, asked: asked)
    }

    /// A case that nobody complained about: seen, read or checked by us (D18).
    package func openCase(
        title: String,
        site: SiteID,
        origin: IncidentOrigin,
        channel: AccessChannel,
        words: String,
        received: Instant,
        restricted: Bool,
        language: String,
        _ session: Session
    ) throws -> RecordID {
        let kind: CompartmentKind = restricted ? .restricted : .casework
        guard let room = directory.compartment(kind, site: site), session.ring.newest(room.id) != nil,
            let made = try placeCase(
                title: title,
                site: site,
                origin: origin,
                channel: channel,
                words: words,
                received: received,
                restricted: restricted,
                language: language,
                session
            )
        else { throw Refusal.notFound }
        return made
    }

    /// The same for somebody who may not read it: it goes to those who do, and nil comes back.
    package func placeCase(
        title: String,
        site: SiteID,
        origin: IncidentOrigin,
        channel: AccessChannel,
        words: String,
        received: Instant,
        restricted: Bool,
        language: String,
        _ session: Session
    ) throws -> RecordID? {
        try refusing {
            try renewKeys(session)
            guard let room = directory.compartment(restricted ? .restricted : .casework, site: site),
                let place = directory.site(site)
            else { throw Refusal.notFound }
            let title = try Operations.words(title, limit: 300)
            // What nobody reads would be lost for ever.
            guard room.readers.contains(where: { directory.people[$0]?.isActive == true }) else {
                throw Refusal.notAllowed
            }
            return try store.write { tx in
                let opening = CaseOpening(
                    code: code(prefix: place.code),
                    title: title,
                    site: site,
                    track: .heavy,
                    origin: origin,
                    channel: channel,
                    language: language,
                    received: min(received, tx.now),
                    isRestricted: restricted
                )
                let entries: [CaseEntry] = [
                    .opened(opening), .described(CaseFacts(title: title, what: words)),
                ]
                guard session.ring.newest(room.id) != nil else {
                    try giveAway(entries, to: room, received: opening.received, tx, session)
                    return nil
                }
                let file = try tx.create(
                    CaseState.self,
                    id: store.newID(),
                    in: room.id,
                    entries,
                    by: session.writer
                )
                try setTimer(file, tx)
                return file.id
            }
        }
    }

    private func giveAway(
        _ entries: [CaseEntry],
        to room: DirectoryState.Room,
        received: Instant,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        let id = store.newID(Record.self)
        try tx.create(CaseState.self, id: id, for: room, entries, by: session.writer)
        // They are called at once: nobody else knows of it any more.
        try tx.put(
            StoredTimer(
                id: tx.timerID(id),
                due: tx.now,
                record: id,
                clock: .consult,
                room: room.id,
                start: received
            )
        )
    }

    func openCase(
        title: String,
        track: Track,
        site chosen: SiteID?,
        for report: Opened<ReportState>,
        _ intake: Intake,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> Opened<CaseState> {
        let title = try Operations.words(title, limit: 300)
        let room = directory.compartments[report.compartment]
        // Code, clocks and later readers hang on the site: where nothing says it, a person does.
        guard let site = intake.site ?? room?.site ?? chosen, let place = directory.site(site) else {
            throw Refusal.siteMissing
        }
        let acts = intake.pictograms.filter { !$0.isBelowAbuse }
        let isUrgent = intake.dangerNow == .yes
        let facts = TrackFacts(
            severity: nil,
            acts: Set(acts),
            isUrgent: isUrgent,
            isRestricted: intake.isSensitive,
            chosenHeavy: track == .heavy
        )
        let opening = CaseOpening(
            code: code(prefix: place.code),
            title: title,
            site: site,
            track: facts.track,
            origin: .report,
            channel: intake.channel,
            language: intake.language,
            received: intake.received,
            isRestricted: intake.isSensitive
        )
        var entries: [CaseEntry] = [
            .opened(opening), .reportLinked(report.id, reason: ""),
            .described(
                CaseFacts(
                    title: title,
                    what: intake.words,
                    place: intake.place,
                    occurred: intake.occurred,
                    alleged: intake.whoDidIt
                )
            ),
            .acknowledged,
        ]
        if !acts.isEmpty { entries.append(.actsSet(acts, reason: "chosen by the person who reported")) }
        if isUrgent { entries.append(Operations.dangerReported) }
        entries += Operations.openDisagreements(report)
        let file = try tx.create(
            CaseState.self,
            id: store.newID(),
            in: report.compartment,
            entries,
            by: session.writer
        )
        try setTimer(file, tx)
        return file
    }

    func finish(
        _ report: inout Opened<ReportState>,
        _ stage: ReportStage,
        _ caseID: RecordID?,
        reason: String,
        _ phrase: Int,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        let next = phrase == StandardPhrase.closed ? nil : tx.now.adding(days: 30).day
        try tx.append(
            &report,
            [.triaged(stage, caseFile: caseID, reason: reason), .promised(phrase: phrase, next: next)],
            by: session.writer
        )
        try setTimer(report, tx)
        try promise(phrase, next: next, report, tx, session)
    }

    /// Random, short and sayable; a hit among millions is drawn again by whoever sees two alike.
    private func code(prefix: String) -> String {
        CaseCode(random: store.randomness.bytes(4), prefix: prefix)?.text ?? prefix
    }
}
