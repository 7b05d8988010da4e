// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct CaseClocksTests {
    private static let report = RecordID(high: 0, low: 7)
    private let context = SummaryContext(parameters: Parameters(), calendar: { _ in .utc })
    private let start = Instant.morning

    private static func opening(_ track: Track = .heavy, origin: IncidentOrigin = .report) -> CaseEntry {
        .opened(
            CaseOpening(
                code: "KR-BA3",
                title: "A matter",
                site: SiteID(high: 0, low: 1),
                track: track,
                origin: origin,
                channel: .webForm,
                language: "en",
                received: .morning,
                isRestricted: false
            )
        )
    }

    private static let linked = CaseEntry.reportLinked(report, reason: "")

    private static func grade(_ severity: Int) -> CaseEntry {
        .assessed(
            Assessment(
                scale: severity,
                scope: 1,
                irremediability: 1,
                childVictim: false,
                stillOngoing: false,
                severity: severity,
                reason: "seen"
            )
        )
    }

    private func state(_ steps: [(hour: Int, entry: CaseEntry)]) -> CaseState {
        var state = CaseState()
        for (number, step) in steps.enumerated() {
            state.apply(
                Stamped(
                    sequence: number + 1,
                    at: start.adding(hours: step.hour),
                    author: .outside,
                    entry: step.entry
                )
            )
        }
        return state
    }

    private func clock(_ rule: ClockRule, _ steps: [(hour: Int, entry: CaseEntry)]) -> CaseClock? {
        state(steps).clocks(context).first { $0.rule == rule }
    }

    private func hours(_ rule: ClockRule, _ steps: [(hour: Int, entry: CaseEntry)]) -> Int? {
        clock(rule, steps).map { Int($0.due.milliseconds(since: start) / 3_600_000) }
    }

    @Test(arguments: 0..<200) func `saving the same grade again never moves a date later`(_ seed: UInt64) {
        var random = Seeded(state: seed)
        var hour = random.pick(0...5)
        var steps: [(hour: Int, entry: CaseEntry)] = [(hour, Self.opening()), (hour, Self.linked)]
        var severity = 0
        for _ in 0..<random.pick(1...6) {
            hour += random.pick(1...60)
            switch random.pick(0...3) {
            case 0: steps.append((hour, .actsSet([random.pick(ActCode.allCases)], reason: "")))
            case 1: steps.append((hour, .urgentSet(random.flip(), reason: "")))
            default:
                severity = random.pick(1...5)
                steps.append((hour, Self.grade(severity)))
            }
        }
        if severity == 0 {
            // The first grade that says what was assumed is such a saving too.
            severity =
                ProvisionalSeverity.of(
                    graded: nil,
                    acts: state(steps).actSet,
                    isUrgent: state(steps).isUrgent
                ).rawValue
        }
        let before = state(steps).clocks(context)
        let after = state(steps + [(hour + random.pick(1...400), Self.grade(severity))]).clocks(context)
        #expect(before.count == after.count)
        for old in before {
            #expect(after.contains { $0.rule == old.rule && $0.due <= old.due }, "\(old.rule)")
        }
    }

    @Test func `a killing that nobody graded stays overdue once somebody does`() {
        let opened: [(hour: Int, entry: CaseEntry)] = [
            (1, Self.opening()), (1, Self.linked), (1, .actsSet([.v01], reason: "")),
        ]
        #expect(hours(.headquarters, opened) == 4)
        #expect(hours(.headquarters, opened + [(10, Self.grade(5))]) == 4)
        #expect(hours(.headquarters, opened + [(10, Self.grade(5)), (30, Self.grade(5))]) == 4)
    }

    @Test func `lowering and raising a grade buys no time, and a first lower grade binds nobody to more`() {
        let opened: [(hour: Int, entry: CaseEntry)] = [(1, Self.opening()), (1, Self.linked)]
        let grave = opened + [(2, Self.grade(5))]
        #expect(hours(.headquarters, grave) == 6)
        #expect(hours(.headquarters, grave + [(3, Self.grade(1)), (90, Self.grade(5))]) == 6)
        #expect(hours(.acknowledge, opened + [(2, Self.grade(1))]) == 120)
        #expect(hours(.acknowledge, opened + [(2, Self.grade(1)), (96, Self.grade(3))]) == 120)
    }

    @Test func `promises to a person run only where somebody can be answered`() {
        let alone = state([(0, Self.opening(origin: .patrol))]).clocks(context).map(\.rule)
        for rule in [ClockRule.acknowledge, .consult, .interimAnswer] {
            #expect(!alone.contains(rule))
            #expect(clock(rule, [(0, Self.opening()), (0, Self.linked)]) != nil)
        }
        #expect(alone.contains(.protectionScreen))
    }

    @Test func `a case that is opened again has its time again`() {
        let closing = Closing(outcome: .notSubstantiated, summary: "", answers: [:])
        let steps: [(hour: Int, entry: CaseEntry)] = [
            (0, Self.opening()), (0, Self.linked), (0, .acknowledged), (9_000, .closed(closing)),
            (9_500, .reopened(reason: "a witness came")),
        ]
        let due = clock(.substantiveAnswer, steps)?.due
        #expect(due == SiteCalendar.utc.adding(months: 3, to: start.adding(hours: 9_500)))
    }

    @Test func `what is held of it starts the notices, and what is no longer held ends them`() {
        let opened: [(hour: Int, entry: CaseEntry)] = [(0, Self.opening()), (0, Self.grade(4))]
        func held(_ hour: Int, _ state: Credibility) -> (hour: Int, entry: CaseEntry) {
            (hour, .credibilitySet(state, reason: "", document: ""))
        }
        #expect(clock(.prosecutorNotice, opened) == nil)
        let credible = opened + [held(10, .credible)]
        #expect(hours(.prosecutorNotice, credible) == 10 + 72)
        #expect(hours(.rootCause, credible) == 10 + 90 * 24)
        #expect(clock(.referral, credible) == nil)
        let verified = credible + [held(20, .verified)]
        #expect(hours(.prosecutorNotice, verified) == 10 + 72)
        #expect(hours(.referral, verified) == 20 + 168)
        let lowered = verified + [held(30, .insufficientInformation)]
        #expect(clock(.prosecutorNotice, lowered) == nil)
        #expect(clock(.referral, lowered) == nil)
    }

    @Test func `one yes among the five questions starts our own inquiry, once an act of abuse is named`() {
        let asked = CaseEntry.triggersSet(TriggerFacts(equipment: .yes), reason: "the ledger")
        let opened: [(hour: Int, entry: CaseEntry)] = [(0, Self.opening()), (0, Self.grade(4)), (5, asked)]
        #expect(clock(.investigationStart, opened) == nil)
        let named = opened + [(6, .actsSet([.v08], reason: ""))]
        #expect(hours(.investigationStart, named) == 6 + 48)
        #expect(state(named).inquiry?.inquiry == .full)
        let again = named + [(40, asked)]
        #expect(hours(.investigationStart, again) == 6 + 48)
        let no = named + [(41, .triggersSet(TriggerFacts(equipment: .no), reason: ""))]
        #expect(clock(.investigationStart, no) == nil)
        let checked = state([(0, Self.opening(origin: .equipmentCheck))])
        #expect(checked.suggestedTriggers.map(\.letter) == [.equipment])
    }

    @Test func `a tick counts for what was promised before it, not for what is promised later`() {
        let steps: [(hour: Int, entry: CaseEntry)] = [
            (0, Self.opening()), (1, .clockMet(.prosecutorNotice, words: "told")),
            (5, .credibilitySet(.credible, reason: "", document: "")),
        ]
        #expect(clock(.prosecutorNotice, steps)?.isRunning == true)
        let told = steps + [(6, .clockMet(.prosecutorNotice, words: "told"))]
        #expect(clock(.prosecutorNotice, told)?.metAt == start.adding(hours: 6))
        let withheld = steps + [(7, .clockWithheld(.prosecutorNotice, reason: "her choice"))]
        #expect(clock(.prosecutorNotice, withheld)?.isRunning == false)
        #expect(clock(.prosecutorNotice, withheld)?.withheldBecause == "her choice")
    }

    @Test func `no tick stands in for the second look at a call`() {
        let call = UrgentCall(couldHarm: .no, theyWantIt: .yes, isUninvolved: .yes, called: "c", said: "s")
        let steps: [(hour: Int, entry: CaseEntry)] = [
            (0, Self.opening()), (1, .calledForHelp(call)), (2, .clockMet(.actNowAccount, words: "fine")),
        ]
        #expect(clock(.actNowAccount, steps)?.isRunning == true)
        #expect(clock(.actNowAccount, steps + [(3, .callReviewed(sequence: 2, words: "right"))]) == nil)
    }

    @Test func `each disagreement has its own time, and one decision ends one`() {
        func disagreed(_ taken: Int, written: Int) -> (hour: Int, entry: CaseEntry) {
            let at = start.adding(hours: written)
            return (
                taken,
                .heardFromReporter(report: Self.report, disagreedAt: at, process: nil, outcome: nil)
            )
        }
        let closing = CaseEntry.closed(Closing(outcome: .notSubstantiated, summary: "", answers: [:]))
        let steps = [
            (0, Self.opening()), (0, Self.linked), (1, closing), disagreed(50, written: 10),
            disagreed(90, written: 80),
        ]
        let dues = state(steps).clocks(context).filter { $0.rule == .reviewDecision }.map(\.due)
        #expect(dues == [start.adding(hours: 10 + 720), start.adding(hours: 80 + 720)])
        let decided = state(steps + [(95, .reviewDecided(sequence: 4, upheld: false, words: "no"))])
        #expect(decided.disagreements.map(\.sequence) == [5])
        let figures = decided.summary(context).figures
        #expect(figures.firstDue == Due(clock: .reviewDecision, at: start.adding(hours: 80 + 720)))
        #expect(figures.secondDue == nil)
    }

    @Test func `danger ends a not-now that was said before it`() {
        let later = start.adding(days: 20)
        let put: [(hour: Int, entry: CaseEntry)] = [
            (0, Self.opening()), (1, .postponed(until: later, reason: "no car")),
        ]
        #expect(state(put).summary(context).figures.postponedUntil == later)
        let danger = state(put + [(2, .urgentSet(true, reason: "they came back"))])
        #expect(danger.summary(context).figures.postponedUntil.milliseconds == 0)
    }

    @Test func `anything written after a proposal voids it`() {
        let closing = Closing(outcome: .notSubstantiated, summary: "", answers: [:])
        let proposed: [(hour: Int, entry: CaseEntry)] = [(0, Self.opening()), (1, .closingProposed(closing))]
        #expect(state(proposed).proposal?.needsHeadquarters == true)
        #expect(state(proposed + [(2, .noted(text: "one more"))]).proposal == nil)
        let lowered = state([
            (0, Self.opening()), (1, .credibilityProposed(.notCredible, reason: "", document: "")),
        ])
        #expect(lowered.proposal?.needsHeadquarters == false)
        #expect(lowered.credibility == .unassessed)
    }

    @Test func `one screen is only for what was never held to be more`() {
        #expect(state([(0, Self.opening())]).mayBeLight)
        #expect(!state([(0, Self.opening()), (1, .actsSet([.v13], reason: ""))]).mayBeLight)
        #expect(!state([(0, Self.opening()), (1, .urgentSet(true, reason: ""))]).mayBeLight)
        #expect(!state([(0, Self.opening()), (1, Self.grade(3)), (2, Self.grade(1))]).mayBeLight)
    }
}
