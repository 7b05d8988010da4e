// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A case as its history has made it.
package struct CaseState: RecordState {
    package static let kind = RecordKind.caseFile

    package struct Call: Sendable {
        package let sequence: Int
        package let at: Instant
        package let by: Author
        package let call: UrgentCall
        package fileprivate(set) var review: (by: Author, words: String)?
    }

    /// What a reporter does not agree with, by the entry that brought it and the time when they wrote it.
    package struct Disagreement: Hashable, Sendable {
        package let sequence: Int
        package let at: Instant
        package let report: RecordID
    }

    package private(set) var opening: CaseOpening?
    package private(set) var facts = CaseFacts(title: "")
    package private(set) var reports: [RecordID] = []
    package private(set) var acts: [ActCode] = []
    package private(set) var assessment: Assessment?
    /// What the clocks go by: the grade, or what may be assumed without one, and since when.
    package private(set) var clockGrade = ClockGrade.ungraded(
        acts: [],
        isUrgent: false,
        since: Instant(milliseconds: 0)
    )
    /// The gravest it was ever held to be: lowering a grade does not spare the second signature.
    package private(set) var highestSeverity = 0
    package private(set) var isUrgent = false
    package private(set) var calls: [Call] = []
    package private(set) var lead: MemberID?
    /// Who gave it to its lead, and with what words, until the lead takes it up.
    package private(set) var handed: (by: Author, words: String)?
    package private(set) var track = Track.light
    package private(set) var stage = CaseStage.intake
    package private(set) var credibility = Credibility.unassessed
    /// When somebody first said how well founded it is.
    package private(set) var credibilityAt: Instant?
    package private(set) var credibleSince: Instant?
    package private(set) var verifiedSince: Instant?
    package private(set) var triggers: TriggerFacts?
    package private(set) var triggersReason = ""
    package private(set) var acknowledgedAt: Instant?
    package private(set) var firstTalkAt: Instant?
    package private(set) var repliedAt: Instant?
    package private(set) var firstRepliedAt: Instant?
    /// When an answer was given aloud, as its facts say.
    package private(set) var answeredAloudAt: Instant?
    /// When somebody last said that the words had arrived.
    package private(set) var seenAt: Instant?
    package private(set) var clockTicks: [ClockRule: [Instant]] = [:]
    package private(set) var clocksWithheld: [ClockRule: (at: Instant, reason: String)] = [:]
    package private(set) var clockPauses: [ClockRule: [CasePause]] = [:]
    /// "Not now": what happens afterwards ends it.
    package private(set) var postponed: (until: Instant, reason: String, at: Instant)?
    package private(set) var files: [FileReference] = []
    package private(set) var links: [(id: RecordID, reason: String)] = []
    package private(set) var group: GroupClaim?
    package private(set) var groupAnswered: Int?
    package private(set) var outcomeTold: String?
    /// Each waits for its own decision; another one does not start the first one's time anew.
    package private(set) var disagreements: [Disagreement] = []
    package private(set) var ratings: (process: Int?, outcome: Int?)?
    package private(set) var heardAt: Instant?
    package private(set) var proposal: Proposal?
    package private(set) var closing: (closing: Closing, at: Instant)?
    /// Every end this case has had: a reopened case keeps its first one.
    package private(set) var pastClosings: [(closing: Closing, at: Instant)] = []
    package private(set) var reopenedAt: Instant?
    package private(set) var isRestricted = false
    package private(set) var recusals: [Recusal] = []
    /// Of whom somebody said that they may go on reading, and why.
    package private(set) var recusalsDeclined: [MemberID: String] = [:]
    package private(set) var hold: (hold: LegalHold, by: Author, at: Instant)?
    package private(set) var lastTouched = Instant(milliseconds: 0)
    /// Requests to erase it that were answered with no.
    package private(set) var erasuresDeclined: Set<ErasureID> = []
    private(set) var triggeredAt: Instant?
    private var openedAt = Instant(milliseconds: 0)

    package init() {}

    package var isClosed: Bool { stage == .closed }
    package var severity: Int? { assessment?.severity }
    package var disagreedAt: Instant? { disagreements.map(\.at).min() }
    package var hasCallToReview: Bool { calls.contains { $0.review == nil } }
    package var answeredAt: Instant? { [repliedAt, answeredAloudAt].compactMap { $0 }.max() }
    /// What keeps the promise of an answer: later ones do not make it late.
    package var firstAnsweredAt: Instant? { [firstRepliedAt, answeredAloudAt].compactMap { $0 }.min() }

    /// What closing goes by: the gravest grade it had, or what its acts let assume while nobody graded it.
    package var closingSeverity: Severity {
        let held = Severity(rawValue: highestSeverity)
        guard assessment == nil else { return held ?? .s5 }
        return max(held ?? .s1, .provisional(self))
    }

    package mutating func apply(_ step: Stamped<CaseEntry>) {
        // That it stays is no work on it.
        if case .erasureDeclined(let id) = step.entry {
            erasuresDeclined.insert(id)
            return
        }
        lastTouched = max(lastTouched, step.at)
        // The second signature is over the case as it was proposed: anything written since voids it (Design 5).
        proposal = Proposal(step)
        if let lead, step.author == .member(lead) { handed = nil }
        switch step.entry {
        case .opened(let opening):
            self.opening = opening
            openedAt = step.at
            track = opening.track
            isRestricted = opening.isRestricted
            clockGrade = .ungraded(
                acts: [],
                isUrgent: false,
                isSensitive: opening.isRestricted,
                since: opening.received
            )
            if facts.title.isEmpty { facts.title = opening.title }
        case .described(let facts):
            self.facts = facts
            answeredAloudAt = facts.answeredOn.map { min(step.at, $0.adding(days: 1).start) }
            if let answeredAloudAt { firstTalkAt = firstTalkAt ?? answeredAloudAt }
        case .reportLinked(let id, _):
            if !reports.contains(id) { reports.append(id) }
            postponed = nil
        case .reportUnlinked(let id, _): reports.removeAll { $0 == id }
        case .actsSet(let acts, _):
            self.acts = acts
            // Taking an act away does not spare the second signature that it asked for.
            let floor = acts.compactMap(\.severityFloor).max()
            highestSeverity = max(highestSeverity, floor?.rawValue ?? 0)
            assume(at: step.at)
            trigger(at: step.at)
        case .assessed(let assessment): judge(assessment, at: step.at)
        case .urgentSet(let flag, _):
            isUrgent = flag
            // "Not now" was said before somebody was in danger.
            if flag { postponed = nil }
            assume(at: step.at)
        case .calledForHelp(let call):
            postponed = nil
            calls.append(Call(sequence: step.sequence, at: step.at, by: step.author, call: call))
        case .callReviewed(let sequence, let words):
            for i in calls.indices where calls[i].sequence == sequence {
                calls[i].review = (step.author, words)
            }
        case .assigned(let member, let words):
            lead = member
            handed = member.flatMap { step.author == .member($0) ? nil : (step.author, words) }
            postponed = nil
        case .trackSet(let track, _): self.track = track
        case .stageSet(let stage, _): self.stage = stage
        case .credibilitySet(let state, _, _): hold(state, at: step.at)
        case .triggersSet(let facts, let reason):
            triggers = facts
            triggersReason = reason
            trigger(at: step.at)
        case .noted, .shared, .credibilityProposed, .withholdingProposed, .closingProposed, .secondSigned:
            break
        case .repliedTo:
            repliedAt = step.at
            firstRepliedAt = firstRepliedAt ?? step.at
            firstTalkAt = firstTalkAt ?? step.at
            acknowledgedAt = acknowledgedAt ?? step.at
        case .acknowledged:
            acknowledgedAt = acknowledgedAt ?? step.at
            seenAt = step.at
        case .clockMet, .clockPaused, .clockResumed, .clockWithheld: keep(step)
        case .postponed(let until, let reason): postponed = (until, reason, step.at)
        case .fileAdded(let file): files.append(file)
        case .linked(let id, let reason):
            links.removeAll { $0.id == id }
            links.append((id, reason))
        case .unlinked(let id, _): links.removeAll { $0.id == id }
        case .grouped(let claim): group = claim
        case .groupAnswered(let answered, _):
            groupAnswered = answered
            repliedAt = step.at
            firstRepliedAt = firstRepliedAt ?? step.at
        case .outcomeTold(let how): outcomeTold = how
        case .heardFromReporter(let report, let disagreedAt, let process, let outcome):
            heardAt = step.at
            postponed = nil
            if let disagreedAt {
                disagreements.append(
                    Disagreement(sequence: step.sequence, at: disagreedAt, report: report)
                )
            }
            if process != nil || outcome != nil { ratings = (process, outcome) }
        case .reviewDecided(let sequence, _, _): disagreements.removeAll { $0.sequence == sequence }
        case .closed(let closing):
            self.closing = (closing, step.at)
            pastClosings.append((closing, step.at))
            stage = .closed
            isUrgent = false
        case .reopened:
            closing = nil
            reopenedAt = step.at
            stage = .reopened
        case .moved(_, let restricted): isRestricted = restricted
        case .recused, .recusalConfirmed, .recusalDeclined: recuse(step)
        case .held(let hold): self.hold = (hold, step.author, step.at)
        case .holdLifted: hold = nil
        case .erasureDeclined: break
        }
    }

    private mutating func recuse(_ step: Stamped<CaseEntry>) {
        switch step.entry {
        case .recused(let recused):
            recusals.removeAll { $0.recused.member == recused.member }
            recusals.append(Recusal(recused: recused, by: step.author, at: step.at))
            recusalsDeclined[recused.member] = nil
            // What was theirs to do is nobody's until somebody takes it up.
            if lead == recused.member { (lead, handed) = (nil, nil) }
        case .recusalConfirmed(let member, _):
            for place in recusals.indices where recusals[place].recused.member == member {
                recusals[place].confirmedAt = step.at
            }
        case .recusalDeclined(let member, let reason): recusalsDeclined[member] = reason
        default: break
        }
    }

    private mutating func judge(_ assessment: Assessment, at: Instant) {
        let isFirst = self.assessment == nil
        self.assessment = assessment
        highestSeverity = max(highestSeverity, assessment.severity)
        guard let severity = Severity(rawValue: assessment.severity) else { return }
        let known = moment(at)
        if isFirst {
            clockGrade.settle(severity, at: known)
        } else {
            clockGrade.judge(severity, at: known)
        }
    }

    /// While nobody graded it, danger and the acts say what must be assumed.
    private mutating func assume(at: Instant) {
        guard assessment == nil else { return }
        let severity = Severity.provisional(self)
        clockGrade.judge(severity, at: moment(at))
    }

    /// The company's own inquiry is due from when the answers and the acts first ask for one (Domain 4.2).
    private mutating func trigger(at: Instant) {
        let isDue = (inquiry?.inquiry ?? .none) != .none
        triggeredAt = isDue ? triggeredAt ?? at : nil
    }

    /// What stood in the report itself was known when we heard it (Domain 4.9).
    private func moment(_ at: Instant) -> Instant { at <= openedAt ? opening?.received ?? at : at }

    private mutating func hold(_ state: Credibility, at: Instant) {
        credibility = state
        credibilityAt = credibilityAt ?? at
        credibleSince = state.isAtLeastCredible ? credibleSince ?? at : nil
        verifiedSince = state.isAtLeastVerified ? verifiedSince ?? at : nil
    }

    private mutating func keep(_ step: Stamped<CaseEntry>) {
        switch step.entry {
        case .clockMet(let clock, _):
            clockTicks[clock, default: []].append(step.at)
            endPause(clock, at: step.at)
        case .clockWithheld(let clock, let reason):
            clocksWithheld[clock] = (step.at, reason)
            endPause(clock, at: step.at)
        case .clockPaused(let clock, let reason):
            endPause(clock, at: step.at)
            clockPauses[clock, default: []].append(CasePause(reason: reason, from: step.at))
        case .clockResumed(let clock): endPause(clock, at: step.at)
        default: break
        }
    }
    /// V10 to V12, or a case that came with the care tick: hours count (Domain 4.6).
    package var asksForCare: Bool { isRestricted || acts.contains(where: \.isSexualViolence) }

    private mutating func endPause(_ clock: ClockRule, at: Instant) {
        guard var last = clockPauses[clock]?.popLast() else { return }
        last.to = last.to ?? at
        clockPauses[clock]?.append(last)
    }

    package var searchable: [String] {
        [opening?.code ?? "", facts.title, facts.what, facts.place]
    }

    package var language: String { opening?.language ?? "" }
}
