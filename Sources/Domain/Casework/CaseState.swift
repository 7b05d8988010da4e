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

    package private(set) var opening: CaseOpening?
    package private(set) var facts = CaseFacts(title: "")
    package private(set) var reports: [RecordID] = []
    package private(set) var acts: [ActCode] = []
    package private(set) var assessment: Assessment?
    package private(set) var assessedAt: Instant?
    /// The gravest it was ever held to be: lowering a grade does not spare the second signature.
    package private(set) var highestSeverity = 0
    package private(set) var isUrgent = false
    package private(set) var calls: [Call] = []
    package private(set) var lead: MemberID?
    package private(set) var track = Track.light
    package private(set) var stage = CaseStage.intake
    package private(set) var credibility = Credibility.unassessed
    package private(set) var credibilityAt: Instant?
    package private(set) var acknowledgedAt: Instant?
    package private(set) var firstTalkAt: Instant?
    package private(set) var answeredAt: Instant?
    package private(set) var clocksMet: [ClockRule: Instant] = [:]
    package private(set) var clockPauses: [ClockRule: [CasePause]] = [:]
    package private(set) var postponed: (until: Instant, reason: String)?
    package private(set) var files: [FileReference] = []
    package private(set) var links: [(id: RecordID, reason: String)] = []
    package private(set) var group: GroupClaim?
    package private(set) var groupAnswered: Int?
    package private(set) var outcomeTold: String?
    package private(set) var disagreedAt: Instant?
    package private(set) var ratings: (process: Int?, outcome: Int?)?
    package private(set) var heardAt: Instant?
    package private(set) var proposal: (closing: Closing, by: Author)?
    package private(set) var closing: (closing: Closing, at: Instant)?
    /// Every end this case has had: a reopened case keeps its first one.
    package private(set) var pastClosings: [(closing: Closing, at: Instant)] = []
    package private(set) var isRestricted = false
    package private(set) var lastTouched = Instant(milliseconds: 0)

    package init() {}

    package var isClosed: Bool { stage == .closed }
    package var severity: Int? { assessment?.severity }

    /// What closing goes by: the gravest grade it had, or what its acts let assume while nobody graded it.
    package var closingSeverity: Severity {
        Severity(rawValue: highestSeverity)
            ?? ProvisionalSeverity.of(graded: nil, acts: Set(acts), isUrgent: isUrgent)
    }

    package mutating func apply(_ step: Stamped<CaseEntry>) {
        lastTouched = max(lastTouched, step.at)
        // The second signature is over the case as it was proposed: anything written since voids it (Design 5).
        if case .closed = step.entry {} else { proposal = nil }
        switch step.entry {
        case .opened(let opening):
            self.opening = opening
            track = opening.track
            isRestricted = opening.isRestricted
            if facts.title.isEmpty { facts.title = opening.title }
        case .described(let facts): self.facts = facts
        case .reportLinked(let id, _): if !reports.contains(id) { reports.append(id) }
        case .reportUnlinked(let id, _): reports.removeAll { $0 == id }
        case .actsSet(let acts, _): self.acts = acts
        case .assessed(let assessment):
            self.assessment = assessment
            highestSeverity = max(highestSeverity, assessment.severity)
            assessedAt = step.at
        case .urgentSet(let flag, _): isUrgent = flag
        case .calledForHelp(let call):
            calls.append(Call(sequence: step.sequence, at: step.at, by: step.author, call: call))
        case .callReviewed(let sequence, let words):
            for i in calls.indices where calls[i].sequence == sequence {
                calls[i].review = (step.author, words)
            }
        case .assigned(let member, _): lead = member
        case .trackSet(let track, _): self.track = track
        case .stageSet(let stage, _): self.stage = stage
        case .credibilitySet(let state, _):
            credibility = state
            credibilityAt = step.at
        case .noted, .shared: break
        case .repliedTo:
            answeredAt = step.at
            firstTalkAt = firstTalkAt ?? step.at
            acknowledgedAt = acknowledgedAt ?? step.at
        case .acknowledged: acknowledgedAt = acknowledgedAt ?? step.at
        case .clockMet(let clock, _):
            clocksMet[clock] = clocksMet[clock] ?? step.at
            endPause(clock, at: step.at)
        case .clockPaused(let clock, let reason):
            endPause(clock, at: step.at)
            clockPauses[clock, default: []].append(CasePause(reason: reason, from: step.at))
        case .clockResumed(let clock): endPause(clock, at: step.at)
        case .postponed(let until, let reason): postponed = (until, reason)
        case .fileAdded(let file): files.append(file)
        case .linked(let id, let reason):
            links.removeAll { $0.id == id }
            links.append((id, reason))
        case .unlinked(let id, _): links.removeAll { $0.id == id }
        case .grouped(let claim): group = claim
        case .groupAnswered(let answered, _):
            groupAnswered = answered
            answeredAt = step.at
        case .outcomeTold(let how): outcomeTold = how
        case .heardFromReporter(_, let disagrees, let process, let outcome):
            heardAt = step.at
            if disagrees { disagreedAt = step.at }
            if process != nil || outcome != nil { ratings = (process, outcome) }
        case .reviewDecided: disagreedAt = nil
        case .closingProposed(let closing): proposal = (closing, step.author)
        case .closed(let closing):
            self.closing = (closing, step.at)
            pastClosings.append((closing, step.at))
            proposal = nil
            stage = .closed
            isUrgent = false
        case .reopened:
            closing = nil
            proposal = nil
            stage = .reopened
        case .moved(_, let restricted): isRestricted = restricted
        }
    }

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
