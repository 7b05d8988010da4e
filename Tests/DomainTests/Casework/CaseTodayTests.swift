// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// What a case's history says about whose day it belongs to.
struct CaseTodayTests {
    private let start = Instant.morning
    private let context = SummaryContext(parameters: Parameters(), calendar: { _ in .utc })
    private let amina = MemberID(high: 1, low: 1)
    private let bo = MemberID(high: 1, low: 2)

    private func state(
        track: Track = .heavy,
        restricted: Bool = false,
        _ steps: [(by: MemberID, entry: CaseEntry)]
    ) -> CaseState {
        var state = CaseState()
        let opening = CaseOpening(
            code: "KR-BA3",
            title: "Dust",
            site: SiteID(high: 0, low: 1),
            track: track,
            origin: .report,
            channel: .webForm,
            language: "en",
            received: start,
            isRestricted: restricted
        )
        for (number, step) in ([(amina, CaseEntry.opened(opening))] + steps).enumerated() {
            state.apply(
                Stamped(
                    sequence: number + 1,
                    at: start.adding(hours: number),
                    author: .member(step.0),
                    entry: step.1
                )
            )
        }
        return state
    }

    private static let call = UrgentCall(
        couldHarm: .no,
        theyWantIt: .yes,
        isUninvolved: .yes,
        called: "a lawyer",
        said: "she comes"
    )

    @Test(arguments: [
        CaseEntry.heardFromReporter(
            report: RecordID(high: 9, low: 9),
            disagreedAt: nil,
            process: nil,
            outcome: nil
        ),
        .urgentSet(true, reason: "held"), .calledForHelp(call),
        .reportLinked(RecordID(high: 9, low: 8), reason: ""),
    ])
    func `what happens after not now ends it`(_ event: CaseEntry) {
        let later = start.adding(days: 9)
        let asleep = state([(amina, .postponed(until: later, reason: "rain"))])
        #expect(asleep.summary(context).figures.postponedUntil == later)
        let awake = state([(amina, .postponed(until: later, reason: "rain")), (amina, event)])
        #expect(awake.postponed == nil)
        #expect(awake.summary(context).figures.postponedUntil.milliseconds == 0)
    }

    @Test func `a note leaves not now as it is`() {
        let state = state([
            (amina, .postponed(until: start.adding(days: 9), reason: "rain")), (amina, .noted(text: "x")),
        ])
        #expect(state.postponed != nil)
    }

    @Test func `what was handed over stays so until its new holder takes a step`() {
        let given = state([(amina, .assigned(bo, reason: "you know the place"))])
        #expect(given.summary(context).figures.flags.contains(.handedOver))
        #expect(given.summary(context).handedBy == amina)
        #expect(given.summary(context).handedWords == "you know the place")
        let others = state([(amina, .assigned(bo, reason: "")), (amina, .noted(text: "x"))])
        #expect(others.handed != nil)
        let taken = state([(amina, .assigned(bo, reason: "")), (bo, .noted(text: "x"))])
        #expect(!taken.summary(context).figures.flags.contains(.handedOver))
        let own = state([(amina, .assigned(amina, reason: ""))])
        #expect(own.handed == nil)
    }

    @Test func `a second answer does not make the first one late`() {
        let asked = (amina, CaseEntry.reportLinked(RecordID(high: 9, low: 9), reason: ""))
        let once = state([asked, (amina, .repliedTo(report: RecordID(high: 9, low: 9), text: "we look"))])
        let again = state([
            asked, (amina, .repliedTo(report: RecordID(high: 9, low: 9), text: "we look")),
            (amina, .repliedTo(report: RecordID(high: 9, low: 9), text: "we found it")),
        ])
        func kept(_ state: CaseState) -> Instant? {
            state.clocks(context).first { $0.rule == .interimAnswer }?.metAt
        }
        #expect(kept(once) != nil)
        #expect(kept(again) == kept(once))
        #expect(again.answeredAt != once.answeredAt)
    }

    @Test func `an answer given aloud counts from its day, and can be put right`() {
        let day = start.day.adding(days: -2)
        let answered = state([
            (amina, .reportLinked(RecordID(high: 9, low: 9), reason: "")),
            (amina, .described(CaseFacts(title: "t", answeredOn: day))),
        ])
        #expect(answered.answeredAt == day.adding(days: 1).start)
        #expect(answered.clocks(context).first { $0.rule == .interimAnswer }?.metAt != nil)
        let corrected = state([
            (amina, .described(CaseFacts(title: "t", answeredOn: day))),
            (amina, .described(CaseFacts(title: "t"))),
        ])
        #expect(corrected.answeredAt == nil)
    }

    @Test func `a call on a closed case still waits for its second person`() {
        let closing = Closing(outcome: .resolvedSatisfied, summary: "s", answers: [:])
        let state = state([(amina, .closed(closing)), (amina, .calledForHelp(Self.call))])
        let figures = state.summary(context).figures
        #expect(figures.flags.contains(.callAwaitsReview))
        #expect(figures.firstDue?.clock == .actNowAccount)
        #expect(figures.asker == amina)
    }

    @Test func `a restricted case has the grave clocks before anybody grades it, and its hours count`() {
        let plain = state([])
        let restricted = state(restricted: true, [])
        #expect(plain.clockGrade.severity == .s3)
        #expect(restricted.clockGrade.severity == .s4)
        let figures = restricted.summary(context).figures
        #expect(figures.flags.contains(.medical))
        // The day is not known: what we heard of was no later than when we heard of it.
        #expect(figures.nextLoss(now: start) == start.adding(hours: 72))
        #expect(figures.nextLoss(now: start.adding(hours: 80)) == start.adding(hours: 120))
        #expect(figures.nextLoss(now: start.adding(hours: 121)) == nil)
        #expect(plain.summary(context).figures.nextLoss(now: start) == nil)
    }

    @Test func `a light case counts as minor until an act or danger is named`() {
        #expect(state(track: .light, []).summary(context).figures.provisional == .s2)
        #expect(state(track: .heavy, []).summary(context).figures.provisional == .s3)
        #expect(
            state(track: .light, [(amina, .urgentSet(true, reason: "r"))]).summary(context).figures
                .provisional == .s4
        )
        #expect(
            state(track: .light, [(amina, .actsSet([.v01], reason: "r"))]).summary(context).figures
                .provisional == .s5
        )
    }
}
