// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct TodayTests {
    let now = Instant.morning
    var today: Day { now.day }

    private func candidate(
        _ subject: Int,
        _ kind: TodayKind = .newReport,
        _ severity: Severity? = nil,
        urgent: Bool = false,
        due hours: Int? = nil,
        received age: Int = 1,
        snoozed: Int? = nil,
        shown: Day? = nil
    ) -> TodayCandidate<Int> {
        TodayCandidate(
            kind: kind,
            subject: subject,
            severity: severity,
            isUrgent: urgent,
            due: hours.map(now.adding(hours:)),
            received: now.adding(hours: -age),
            snoozedUntil: snoozed.map(now.adding(hours:)),
            lastShownDay: shown
        )
    }

    private func choose(_ candidates: [TodayCandidate<Int>]) -> TodaySelection<Int> {
        TodaySelection(from: candidates, now: now)
    }

    @Test func `sixty cases and twelve alarms become ten things, and the rest is counted`() {
        let cases = (0..<60).map { candidate($0, .caseWork, .s3) }
        let alarms = (0..<12).map { candidate(100 + $0, .promise, .s3, due: -5) }
        let selection = choose(cases + alarms)
        #expect(selection.items.count == 10)
        #expect(selection.remaining == 62)
        #expect(selection.items.allSatisfy { $0.kinds == [.promise] && !$0.why.isEmpty })
    }

    @Test
    func `danger comes first, then severity, then date, then age; plain work fills the room that is left`() {
        let selection = choose([
            candidate(1, .caseWork, .s5), candidate(2, .newReport, .s2), candidate(3, .promise, .s4, due: 2),
            candidate(4, .promise, .s4, due: -2), candidate(5, .newReport, .s1, urgent: true),
            candidate(6, .newReport, nil, received: 9), candidate(7, .newReport, nil, received: 2),
        ])
        #expect(selection.items.map(\.subject) == [5, 4, 3, 6, 7, 2, 1])
        #expect(selection.remaining == 0)
    }

    @Test func `several reasons for one case take one place and are all named`() {
        let selection = choose([
            candidate(1, .promise, .s4, due: -49), candidate(1, .theyWrote, .s4), candidate(1, .review, .s4),
        ])
        #expect(selection.items.count == 1)
        #expect(
            selection.items[0].why == [
                .waiting(.theyWrote), .overdue(.promise, days: 2), .waiting(.review), .grave(.s4),
            ]
        )
    }

    @Test func `not now, because: it stays away until then and comes back`() {
        let snoozed = candidate(1, .promise, .s3, due: -1, snoozed: 5)
        #expect(choose([snoozed]).items.isEmpty)
        let later = TodaySelection(from: [snoozed], now: now.adding(hours: 6))
        #expect(later.items.map(\.subject) == [1])
    }

    @Test
    func `what nobody graded stands where its acts would put it, and care that is being lost goes first`() {
        func ungraded(_ subject: Int, _ provisional: Severity, loss hours: Int? = nil) -> TodayCandidate<Int>
        {
            TodayCandidate(
                kind: .newReport,
                subject: subject,
                severity: nil,
                provisional: provisional,
                nextLoss: hours.map(now.adding(hours:)),
                received: now.adding(hours: -subject)
            )
        }
        let selection = choose([
            ungraded(1, .s3), ungraded(2, .s5), ungraded(3, .s4), ungraded(4, .s4, loss: 30),
            ungraded(5, .s4, loss: 2), candidate(6, .newReport, .s4), ungraded(7, .s2),
        ])
        #expect(selection.items.map(\.subject) == [2, 5, 4, 3, 6, 1, 7])
        #expect(selection.items[1].why == [.waiting(.newReport), .maybeGrave(.s4), .careLost(hours: 2)])
        #expect(selection.items[6].why == [.waiting(.newReport)])
    }

    @Test(arguments: TodayKind.allCases)
    func `not now silences one's own work, and neither a signature, a no, nor a doubt`(_ kind: TodayKind) {
        let snoozed = candidate(1, kind, .s3, due: -1, snoozed: 5)
        let stays: Set<TodayKind> = [.consentWithdrawn, .signature, .review, .integrity]
        #expect(choose([snoozed]).items.isEmpty != stays.contains(kind))
    }

    @Test func `a promise of safety that breaks after not now was said comes back`() {
        func check(due hours: Int, said: Int) -> TodayCandidate<Int> {
            var candidate = candidate(1, .protectionCheck, .s3, due: hours, snoozed: 48)
            candidate.snoozedAt = now.adding(hours: said)
            return candidate
        }
        #expect(choose([check(due: -1, said: -3)]).items.count == 1)
        #expect(choose([check(due: -3, said: -1)]).items.isEmpty)
        #expect(choose([check(due: 3, said: -1)]).items.isEmpty)
    }

    @Test func `a promise far away is not today's work`() {
        #expect(choose([candidate(1, .promise, .s5, due: 24 * 5)]).items.isEmpty)
        #expect(choose([candidate(1, .promise, .s2, due: 24)]).items[0].why == [.dueTomorrow(.promise)])
        #expect(choose([candidate(1, .promise, .s2, due: 3)]).items[0].why == [.dueToday(.promise)])
    }

    @Test func `no alarm rings twice a day, and the thing stays in its place`() {
        let first = choose([candidate(1, .promise, .s3, due: -1)])
        #expect(first.items[0].raisesAlarm)
        let again = choose([candidate(1, .promise, .s3, due: -1, shown: today)])
        #expect(again.items.count == 1)
        #expect(!again.items[0].raisesAlarm)
        let tomorrow = TodaySelection(
            from: [candidate(1, .promise, .s3, due: -1, shown: today)],
            now: now.adding(days: 1)
        )
        #expect(tomorrow.items[0].raisesAlarm)
        #expect(!choose([candidate(1, .newReport)]).items[0].raisesAlarm)
    }

    @Test func `a no said today rings although the case has rung for something else`() {
        let selection = choose([
            candidate(1, .promise, .s3, due: -1, shown: today), candidate(1, .consentWithdrawn, .s3),
        ])
        #expect(selection.items[0].raisesAlarm)
    }

    @Test func `the same candidates in any order give the same page`() {
        var random = Seeded(state: 31)
        let candidates = (0..<200).map { subject in
            candidate(
                subject % 60,
                random.pick(TodayKind.allCases),
                random.pick([nil, .s1, .s4, .s5]),
                urgent: random.next() % 20 == 0,
                due: random.pick([nil, -30, 2, 20]),
                received: Int(random.next() % 40)
            )
        }
        let page = choose(candidates)
        #expect(page.items.count == 10)
        for _ in 0..<20 {
            let again = choose(candidates.shuffled(using: &random))
            #expect(again.items.map(\.subject) == page.items.map(\.subject))
        }
    }

    @Test func `an empty morning is an empty page`() {
        #expect(choose([]).items.isEmpty)
        #expect(TodaySelection(from: [candidate(1)], now: now, limit: 0).remaining == 1)
    }
}
