// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct ClocksTests {
    let clocks = Clocks()
    let received = Instant.morning

    private func grade(_ severity: Severity, after hours: Int = 0, before: Severity = .s3) -> ClockGrade {
        ClockGrade(severity: severity, since: received.adding(hours: hours), previous: before)
    }

    private func due(_ rule: ClockRule, _ severity: Severity) -> Int? {
        clocks.due(rule, from: received, grade: grade(severity)).map {
            Int($0.milliseconds(since: received) / 3_600_000)
        }
    }

    @Test(arguments: [
        (ClockRule.acknowledge, [120, 48, 48, 24, 24]), (.consult, [192, 96, 96, 24, 24]),
        (.protectionScreen, [72, 72, 72, 24, 24]), (.credibility, [504, 504, 504, 168, 168]),
        (.investigationStart, [360, 240, 240, 48, 48]), (.prosecutorNotice, [72, 72, 72, 72, 72]),
        (.referral, [168, 168, 168, 168, 168]), (.interimAnswer, [720, 720, 720, 720, 720]),
    ])
    func `each promise has its hours for each severity`(_ rule: ClockRule, _ hours: [Int]) {
        #expect(Severity.allCases.map { due(rule, $0) } == hours)
    }

    @Test func `headquarters hears only of the grave`() {
        #expect(Severity.allCases.map { due(.headquarters, $0) } == [nil, nil, nil, 24, 4])
        #expect(due(.rootCause, .s3) == nil)
        #expect(due(.rootCause, .s4) == 90 * 24)
    }

    @Test func `the substantive answer is due three calendar months after the acknowledgement`() {
        let cases = [
            ("2026-01-31", "2026-04-30"), ("2025-11-30", "2026-02-28"), ("2023-11-30", "2024-02-29"),
            ("2026-06-30", "2026-09-30"), ("2026-12-15", "2027-03-15"),
        ]
        for (from, to) in cases {
            let start = Day(iso: from)!.start.adding(hours: 23)
            let due = clocks.due(.substantiveAnswer, from: start, grade: grade(.s3))
            #expect(due == Day(iso: to)!.start.adding(hours: 23))
        }
    }

    @Test func `months follow the site's days, not those of UTC`() {
        let ahead = SiteCalendar(
            day: { $0.adding(hours: 3).day },
            start: { $0.start.adding(hours: -3) }
        )
        // 31 August 22:30 UTC is 1 September at the site.
        let late = Day(iso: "2026-08-31")!.start.adding(minutes: 22 * 60 + 30)
        #expect(
            ahead.adding(months: 6, to: late) == Day(iso: "2027-02-28")!.start.adding(minutes: 22 * 60 + 30)
        )
        #expect(SiteCalendar.utc.adding(months: 6, to: late).day == Day(iso: "2027-02-28"))
        #expect(Day(iso: "2026-01-31")!.adding(months: -1) == Day(iso: "2025-12-31"))
        #expect(Day(iso: "2026-03-31")!.adding(months: 23) == Day(iso: "2028-02-29"))
    }

    @Test func `nobody graded it: the middle, or the grave as soon as danger or a grave act is there`() {
        func acknowledged(_ acts: Set<ActCode>, _ urgent: Bool) -> Instant? {
            clocks.due(
                .acknowledge,
                from: received,
                grade: .ungraded(acts: acts, isUrgent: urgent, since: received)
            )
        }
        #expect(acknowledged([], false) == received.adding(hours: 48))
        #expect(acknowledged([.v13], false) == received.adding(hours: 48))
        #expect(acknowledged([.v08], false) == received.adding(hours: 24))
        #expect(acknowledged([], true) == received.adding(hours: 24))
    }

    @Test func `a grade that rises later makes nobody late at once, and gives no more time than before`() {
        func due(_ hours: Int, _ severity: Severity, before: Severity = .s3) -> Int {
            let due = clocks.due(
                .acknowledge,
                from: received,
                grade: grade(severity, after: hours, before: before)
            )
            return Int(due!.milliseconds(since: received) / 3_600_000)
        }
        #expect(due(0, .s5) == 24)
        #expect(due(10, .s5) == 34)
        #expect(due(30, .s5) == 48)
        #expect(due(96, .s3, before: .s1) == 120)
        #expect(due(10, .s1) == 120)
        let headquarters = clocks.due(.headquarters, from: received, grade: grade(.s5, after: 50))
        #expect(headquarters == received.adding(hours: 54))
    }

    @Test func `no setting puts the acknowledgement after seven days`() {
        var slow = Clocks()
        slow.parameters.acknowledge.minor = .days(30)
        #expect(slow.due(.acknowledge, from: received, grade: grade(.s1)) == received.adding(days: 7))
    }

    @Test func `the clocks of a new report stand soonest first, the child's before all`() {
        let opening = clocks.opening(
            received: received,
            grade: .ungraded(acts: [.v24], isUrgent: true, since: received),
            heldChild: true
        )
        #expect(opening.first?.rule == .childHeldAlarm)
        #expect(opening.first?.due == received.adding(hours: 2))
        #expect(opening.map(\.due) == opening.map(\.due).sorted())
        #expect(opening.contains { $0.rule == .headquarters })
        let dust = clocks.opening(
            received: received,
            grade: .ungraded(acts: [.v00], isUrgent: false, since: received),
            heldChild: false
        )
        #expect(!dust.contains { $0.rule == .headquarters || $0.rule == .childHeldAlarm })
    }

    @Test func `the rota is paged at two, fifteen and thirty minutes`() {
        let minutes = DutyStep.allCases.map {
            Int($0.page(received: received, clocks).milliseconds(since: received) / 60_000)
        }
        #expect(minutes == [2, 15, 30])
        #expect(clocks.reviewOpen(until: received) == received.adding(days: 30))
    }

    @Test func `the defaults are allowed, and settings that break a promise are named`() {
        #expect(Parameters().problems.isEmpty)
        var broken = Parameters()
        broken.acknowledgeAtMost = .days(8)
        broken.consult.grave = .days(20)
        broken.referral = .days(0)
        broken.smallestCell = 4
        broken.smallestSensitiveCell = 9
        broken.smallestDenominator = 10
        #expect(
            broken.problems == [
                .acknowledgeOverSevenDays, .graveSlowerThanMinor("P_CONSULT"), .notPositive("P_REF"),
                .smallestCellUnderFive, .sensitiveCellUnderTen, .denominatorUnderThirty,
            ]
        )
    }

    @Test(arguments: ProtectionLevel.allCases) func `more danger means checks sooner`(
        _ level: ProtectionLevel
    ) {
        let first = level.firstCheck.end(from: received, in: .utc)
        let later = level.laterChecks.end(from: received, in: .utc)
        for calmer in ProtectionLevel.allCases where calmer < level {
            #expect(first < calmer.firstCheck.end(from: received, in: .utc))
            #expect(later < calmer.laterChecks.end(from: received, in: .utc))
        }
    }
}
