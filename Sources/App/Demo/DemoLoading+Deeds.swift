// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import Operations

extension DemoLoading {
    /// What somebody outside does: they report, or come back with their receipt.
    func hear(_ deed: Deed, _ story: Story) throws {
        switch deed {
        case .report(let report):
            let accepted = try operations.acceptReport(
                NewReport(
                    channel: report.channel,
                    language: report.language,
                    site: founded.sites[story.site.rawValue],
                    words: report.words,
                    occurred: .on(report.on),
                    place: report.place,
                    whoDidIt: report.who,
                    dangerNow: report.danger,
                    mustNotSee: report.hiddenFrom,
                    contact: report.contact,
                    isSensitive: report.isSensitive,
                    files: try report.file.map { [try store($0)] } ?? []
                ),
                token: nil
            )
            told[story.register, default: Told()].reports.append((accepted.id, accepted.receipt))
        case .hear(let act, let index):
            let receipt = told[story.register, default: Told()].reports[index].receipt
            guard case .visit(let visit) = try operations.follow(receipt) else {
                throw DemoProblem.noCase(story.register)
            }
            _ = try operations.act(act, token: visit.token)
        default: throw Refusal.notAllowed
        }
    }

    /// What a member does about the reports of a story, or about its case.
    func perform(_ deed: Deed, _ story: Story, _ session: Session) throws {
        var now = told[story.register, default: Told()]
        defer { told[story.register] = now }
        switch deed {
        case .acknowledge: try operations.acknowledge(now.reports.map(\.id), session)
        case .openCase(let track):
            let file = try operations.triage(
                now.reports[0].id,
                .openCase(title: story.fullTitle, track: track),
                seen: nil,
                session
            )
            now.file = file
            now.inCase = 1
        case .join(let reason):
            let file = try caseID(story)
            for report in now.reports.dropFirst(now.inCase) {
                try operations.triage(report.id, .join(file, reason: reason), seen: nil, session)
            }
            now.inCase = now.reports.count
        case .openUnasked(let origin, let channel, let words):
            now.file = try operations.openCase(
                title: story.fullTitle,
                site: founded.sites[story.site.rawValue],
                origin: origin,
                channel: channel,
                words: words,
                received: operations.now,
                restricted: false,
                language: "en",
                session
            )
        default: try work(deed, on: try caseID(story), story, session)
        }
    }

    private func caseID(_ story: Story) throws -> RecordID {
        guard let file = told[story.register]?.file else { throw DemoProblem.noCase(story.register) }
        return file
    }

    private func work(_ deed: Deed, on id: RecordID, _ story: Story, _ session: Session) throws {
        switch deed {
        case .describe(let facts):
            try operations.describe(id, facts.facts(title: story.fullTitle), seen: nil, session)
        case .acts(let acts, let reason): try operations.setActs(id, acts, reason: reason, seen: nil, session)
        case .assess(let scale, let scope, let irremediability, let child, let ongoing, let reason):
            try operations.assess(
                id,
                scale: scale,
                scope: scope,
                irremediability: irremediability,
                childVictim: child,
                ongoing: ongoing,
                reason: reason,
                seen: nil,
                session
            )
        case .urgent(let urgent, let reason):
            try operations.setUrgent(id, urgent, reason: reason, seen: nil, session)
        case .triggers(let facts, let reason):
            try operations.setTriggers(id, facts, reason: reason, seen: nil, session)
        case .credibility(let state, let reason):
            try operations.setCredibility(
                id,
                state,
                reason: reason,
                // An authority's word is told by its document.
                document: state == .confirmedByAuthority || state == .refutedByAuthority ? reason : "",
                seen: nil,
                session
            )
        case .stage(let stage, let reason):
            try operations.setStage(id, stage, reason: reason, seen: nil, session)
        case .assign(let person, let reason):
            try operations.assign(id, to: member(person), reason: reason, seen: nil, session)
        case .note(let text): try operations.note(id, text, seen: nil, session)
        case .link(let other, let reason):
            guard let second = told[other]?.file else { throw DemoProblem.noCase(other) }
            try operations.link(id, to: second, reason: reason, seen: nil, session)
        case .group(let claim): try operations.group(id, claim, seen: nil, session)
        case .call(let call): try operations.actNow(id, call, session)
        case .reviewCall(let words):
            let calls = try operations.openCase(id, session).file.state.calls
            guard let call = calls.last else { throw Refusal.notFound }
            try operations.reviewCall(id, sequence: call.sequence, words: words, seen: nil, session)
        default: try conclude(deed, id, session)
        }
    }

    /// A promise is kept where it runs; of one that has no clock on this case yet the words stand as a note.
    private func meet(_ clock: ClockRule, _ words: String, _ id: RecordID, _ session: Session) throws {
        if try operations.openCase(id, session).clocks.contains(where: { $0.rule == clock }) {
            try operations.meetClock(id, clock, words: words, seen: nil, session)
        } else {
            try operations.note(id, "About “\(clock.title)”: \(words)", seen: nil, session)
        }
    }

    private func conclude(_ deed: Deed, _ id: RecordID, _ session: Session) throws {
        switch deed {
        case .met(let clock, let words): try meet(clock, words, id, session)
        case .pause(let clock, let reason):
            try operations.pauseClock(id, clock, reason: reason.code, seen: nil, session)
        case .reply(let text, let days):
            let next = days.map { operations.now.adding(days: $0).day }
            try operations.replyToAll(of: id, text, seen: nil, next: next, session)
        case .told(let how): try operations.tellOutcome(id, how: how, seen: nil, session)
        case .close(let outcome, let summary, let answers):
            let answers = Dictionary(answers.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
            let word = answers[ClosingItem.outcomeNeeds.rawValue] ?? ""
            let needs = Dictionary(uniqueKeysWithValues: outcome.needs.map { ($0.rawValue, word) })
            try operations.close(
                id,
                Closing(outcome: outcome, summary: summary, answers: answers, needs: needs),
                seen: nil,
                session
            )
        case .sign: try sign(id, session)
        case .reopen(let reason): try operations.reopen(id, reason: reason, seen: nil, session)
        default: throw Refusal.notAllowed
        }
    }

    /// The second signature, over the case as it stands.
    private func sign(_ id: RecordID, _ session: Session) throws {
        let digest = try operations.openCase(id, session).file.headDigest
        try operations.signSecond(id, over: digest, passphrase: DemoPerson.passphrase, session)
    }

    private func store(_ file: DemoFile) throws -> FileReference {
        let intake = try operations.beginFile(name: file.name, contentType: file.contentType)
        try unsafe file.bytes.withUnsafeBytes { try unsafe intake.receive($0) }
        return try intake.finish()
    }
}
