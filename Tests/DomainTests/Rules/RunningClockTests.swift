// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct RunningClockTests {
    let start = Instant.morning

    private func at(_ hours: Int) -> Instant { start.adding(hours: hours) }

    private func clock(
        _ pauses: [(PauseReason, Int, Int?)] = [],
        met: Int? = nil,
        rule: ClockRule = .consult
    ) -> RunningClock {
        RunningClock(
            rule: rule,
            start: start,
            due: at(48),
            pauses: pauses.map { ClockPause(reason: $0.0, from: at($0.1), to: $0.2.map(at)) },
            metAt: met.map(at)
        )
    }

    @Test func `without a pause it runs, then is overdue since the promised time`() {
        #expect(clock().state(at: at(48)) == .running(due: at(48)))
        #expect(clock().state(at: at(49)) == .overdue(since: at(48)))
        #expect(clock(met: 40).state(at: at(90)) == .met(at: at(40)))
        #expect(clock(met: 50).state(at: at(90)) == .metLate(at: at(50), due: at(48)))
        #expect(clock(met: 50).state(at: at(49)) == .overdue(since: at(48)))
    }

    @Test func `a pause stops it with its reason in sight and moves the time by its length`() {
        let paused = clock([(.contactUnsafe, 10, nil)])
        #expect(paused.state(at: at(5)) == .running(due: at(48)))
        #expect(paused.state(at: at(500)) == .paused(.contactUnsafe))
        #expect(clock([(.personAsked, 10, 34)]).state(at: at(60)) == .running(due: at(72)))
        #expect(clock([(.personAsked, 10, 34)]).state(at: at(20)) == .paused(.personAsked))
        #expect(clock([(.noAccess, 10, 34)], met: 70).state(at: at(80)) == .met(at: at(70)))
    }

    @Test func `pauses that overlap count once, in any order`() {
        let one = clock([(.personAsked, 10, 30), (.noAccess, 20, 40), (.noSafeMeeting, 25, 28)])
        let other = clock([(.noSafeMeeting, 25, 28), (.noAccess, 20, 40), (.personAsked, 10, 30)])
        #expect(one.state(at: at(50)) == .running(due: at(78)))
        #expect(one.state(at: at(50)) == other.state(at: at(50)))
    }

    @Test func `a pause after the promise was broken mends nothing`() {
        let late = clock([(.prosecutorAsked, 60, 100)])
        #expect(late.state(at: at(80)) == .overdue(since: at(48)))
        #expect(late.state(at: at(120)) == .overdue(since: at(48)))
    }

    @Test(arguments: [
        ClockRule.acknowledge, .protectionScreen, .headquarters, .actNowAccount, .childHeldAlarm,
    ])
    func `safety never waits`(_ rule: ClockRule) {
        #expect(!rule.mayPause)
        let ignored = clock([(.noAccess, 1, nil)], rule: rule)
        #expect(ignored.state(at: at(50)) == .overdue(since: at(48)))
    }

    @Test func `the hours of care run from the earliest that it can have been`() {
        let occurred = start
        #expect(
            MedicalClock.window(.hivProphylaxis, occurred: occurred, now: at(41))
                == .open(until: at(72), hoursLeft: 31)
        )
        #expect(
            MedicalClock.window(.hivProphylaxis, occurred: occurred, now: at(72))
                == .open(until: at(72), hoursLeft: 0)
        )
        #expect(MedicalClock.window(.hivProphylaxis, occurred: occurred, now: at(73)) == .past)
        #expect(
            MedicalClock.window(.emergencyContraception, occurred: occurred, now: at(73))
                == .open(until: at(120), hoursLeft: 47)
        )
        #expect(MedicalClock.window(.hivProphylaxis, occurred: nil, now: at(1)) == .unknown)
        #expect(MedicalClock.nextLoss(occurred: occurred, now: at(10)) == at(72))
        #expect(MedicalClock.nextLoss(occurred: occurred, now: at(100)) == at(120))
        #expect(MedicalClock.nextLoss(occurred: occurred, now: at(121)) == nil)
    }
}
