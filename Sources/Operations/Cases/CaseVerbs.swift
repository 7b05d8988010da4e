// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// The steps on a case that change one thing each; every one is signed by the member who takes it.
extension Operations {
    package func describe(_ id: RecordID, _ facts: CaseFacts, seen: Int?, _ session: Session) throws {
        try append([.described(facts)], to: id, seen: seen, session)
    }

    package func note(_ id: RecordID, _ text: String, seen: Int?, _ session: Session) throws {
        let text = try Operations.words(text)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            try tx.append(&opened, [.noted(text: text)], by: session.writer)
        }
    }

    package func assign(
        _ id: RecordID,
        to member: MemberID?,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        if let member {
            let rooms = directory.compartments(of: member).map(\.id)
            try change(CaseState.self, id, seen: seen, session) { tx, opened in
                // Handing over to somebody who cannot open it would lose it from sight.
                guard rooms.contains(opened.compartment) else { throw Refusal.notAllowed }
                try tx.append(&opened, [.assigned(member, reason: reason)], by: session.writer)
            }
        } else {
            try append([.assigned(nil, reason: reason)], to: id, seen: seen, session)
        }
    }

    package func setActs(
        _ id: RecordID,
        _ acts: [ActCode],
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            guard !opened.state.isClosed else { throw Refusal.notThisStage }
            var entries: [CaseEntry] = [.actsSet(acts, reason: reason)]
            entries += Operations.following(acts: acts, isUrgent: opened.state.isUrgent, opened.state)
            try tx.append(&opened, entries, by: session.writer)
            try setTimer(opened, tx)
        }
    }

    /// What new acts or a new danger bring with them: the machinery, and the floors of a grade made before.
    static func following(acts: [ActCode], isUrgent: Bool, _ state: CaseState) -> [CaseEntry] {
        var entries: [CaseEntry] = []
        // The machinery appears when the acts ask for it (Domain 4.11).
        let facts = TrackFacts(
            severity: state.severity.flatMap(Severity.init(rawValue:)),
            acts: Set(acts),
            isUrgent: isUrgent,
            isRestricted: state.isRestricted
        )
        if facts.track == .heavy, state.track == .light {
            entries.append(
                .trackSet(.heavy, reason: isUrgent ? "somebody may be in danger" : "an act of abuse is coded")
            )
        }
        // A grade was made for other acts: their floors are worked out again from the same scales.
        if let old = state.assessment {
            let new = assessment(old, acts: Set(acts))
            if new.severity != old.severity { entries.append(.assessed(new)) }
        }
        return entries
    }

    /// Severity is the worst of three scales, lifted by floors; the reason is the assessor's (Domain 4.3).
    package func assess(
        _ id: RecordID,
        scale: Int,
        scope: Int,
        irremediability: Int,
        childVictim: Bool,
        ongoing: Bool,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        guard [scale, scope, irremediability].allSatisfy({ (1...5).contains($0) }) else {
            throw Refusal.empty
        }
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            guard !opened.state.isClosed else { throw Refusal.notThisStage }
            let asked = Assessment(
                scale: scale,
                scope: scope,
                irremediability: irremediability,
                childVictim: childVictim,
                stillOngoing: ongoing,
                severity: 1,
                reason: reason
            )
            let assessment = Operations.assessment(asked, acts: opened.state.actSet)
            var entries: [CaseEntry] = [.assessed(assessment)]
            if ongoing != opened.state.isUrgent {
                entries.append(
                    .urgentSet(ongoing, reason: ongoing ? "still held or still going on" : reason)
                )
            }
            if assessment.severity >= 3, opened.state.track == .light {
                entries.append(.trackSet(.heavy, reason: "severity \(assessment.severity)"))
            }
            try tx.append(&opened, entries, by: session.writer)
            try setTimer(opened, tx)
        }
    }

    static func assessment(_ asked: Assessment, acts: Set<ActCode>) -> Assessment {
        var assessment = asked
        let input = SeverityInput(
            scale: Score(rawValue: asked.scale) ?? .five,
            scope: Score(rawValue: asked.scope) ?? .five,
            irremediability: Score(rawValue: asked.irremediability) ?? .five,
            acts: acts,
            childVictim: asked.childVictim,
            harmOngoing: asked.stillOngoing
        )
        assessment.severity = input.result.severity.rawValue
        return assessment
    }

    package func setUrgent(
        _ id: RecordID,
        _ urgent: Bool,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            guard !opened.state.isClosed else { throw Refusal.notThisStage }
            var entries: [CaseEntry] = [.urgentSet(urgent, reason: reason)]
            if urgent, opened.state.track == .light {
                entries.append(.trackSet(.heavy, reason: "somebody may be in danger"))
            }
            try tx.append(&opened, entries, by: session.writer)
            try setTimer(opened, tx)
        }
    }

    /// One person, alone, calls somebody uninvolved and writes it down; nothing delays it (Domain 4.1 step 0).
    package func actNow(_ id: RecordID, _ call: UrgentCall, _ session: Session) throws {
        guard !call.called.isEmpty else { throw Refusal.empty }
        // A closed case is no reason to wait: whoever is in danger again is helped first.
        try change(CaseState.self, id, seen: nil, session) { tx, opened in
            try tx.append(&opened, [.calledForHelp(call)], by: session.writer)
            try setTimer(opened, tx)
        }
    }

    /// A second person looks at an urgent call within a day, afterwards.
    package func reviewCall(
        _ id: RecordID,
        sequence: Int,
        words: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let words = try Operations.words(words)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            guard let call = opened.state.calls.first(where: { $0.sequence == sequence }) else {
                throw Refusal.notFound
            }
            guard call.by != .member(session.member) else { throw Refusal.needsSecondPerson }
            try tx.append(&opened, [.callReviewed(sequence: sequence, words: words)], by: session.writer)
            try setTimer(opened, tx)
        }
    }

    package func setTrack(
        _ id: RecordID,
        _ track: Track,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            guard !opened.state.isClosed, track == .heavy || opened.state.mayBeLight else {
                throw Refusal.notThisStage
            }
            try tx.append(&opened, [.trackSet(track, reason: reason)], by: session.writer)
            try setTimer(opened, tx)
        }
    }

    package func setStage(
        _ id: RecordID,
        _ stage: CaseStage,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            guard stage != .closed, stage != .reopened,
                opened.state.stage.canMove(to: stage, track: opened.state.track)
            else { throw Refusal.notThisStage }
            try tx.append(&opened, [.stageSet(stage, reason: reason)], by: session.writer)
            try setTimer(opened, tx)
        }
    }

    /// "Not now, because": one sentence, no red mark (Moment 9).
    package func postpone(
        _ id: RecordID,
        until: Instant,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        guard until > now, until < now.adding(days: 92) else { throw Refusal.notThisStage }
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            try tx.append(&opened, [.postponed(until: until, reason: reason)], by: session.writer)
        }
    }

    package func addFile(
        _ id: RecordID,
        _ file: FileReference,
        _ session: Session
    ) throws {
        try change(CaseState.self, id, seen: nil, session) { tx, opened in
            try tx.append(&opened, [.fileAdded(file)], by: session.writer)
            try tx.keep(blob: file.blob, of: id, day: tx.now.day.number)
        }
    }

    /// Two cases that belong together point at each other; both must be open to the member.
    package func link(
        _ id: RecordID,
        to other: RecordID,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        guard id != other else { throw Refusal.notThisStage }
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            var second = try tx.open(CaseState.self, other, session.ring)
            try tx.append(&opened, [.linked(other, reason: reason)], by: session.writer)
            try tx.append(&second, [.linked(id, reason: reason)], by: session.writer)
        }
    }

    package func unlink(
        _ id: RecordID,
        from other: RecordID,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            var second = try tx.open(CaseState.self, other, session.ring)
            try tx.append(&opened, [.unlinked(other, reason: reason)], by: session.writer)
            try tx.append(&second, [.unlinked(id, reason: reason)], by: session.writer)
        }
    }

    package func group(
        _ id: RecordID,
        _ claim: GroupClaim,
        seen: Int?,
        _ session: Session
    ) throws {
        guard claim.homes > 0 || claim.people > 0 else { throw Refusal.empty }
        try append([.grouped(claim)], to: id, seen: seen, session)
    }

    package func tellOutcome(_ id: RecordID, how: String, seen: Int?, _ session: Session) throws {
        let how = try Operations.words(how)
        try append([.outcomeTold(how: how)], to: id, seen: seen, session)
    }
}
