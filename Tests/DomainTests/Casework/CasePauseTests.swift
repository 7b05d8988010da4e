// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct CasePauseTests {
    private let start = Instant.morning
    private let context = SummaryContext(parameters: Parameters(), calendar: { _ in .utc })

    /// An ungraded light case whose promises are paused and resumed at these hours.
    private func consult(_ steps: [(Int, CaseEntry)]) throws -> CaseClock {
        var state = CaseState()
        let opening = CaseOpening(
            code: "KR-BA3",
            title: "Dust",
            site: SiteID(high: 0, low: 1),
            track: .light,
            origin: .report,
            channel: .webForm,
            language: "en",
            received: start,
            isRestricted: false
        )
        let linked = CaseEntry.reportLinked(RecordID(high: 0, low: 2), reason: "")
        for (number, step) in ([(0, .opened(opening)), (0, linked)] + steps).enumerated() {
            state.apply(
                Stamped(
                    sequence: number + 1,
                    at: start.adding(hours: step.0),
                    author: .outside,
                    entry: step.1
                )
            )
        }
        return try #require(state.clocks(context).first { $0.rule == .consult })
    }

    @Test func `a pause stands still with its reason and moves the date by its length`() throws {
        let due = try consult([]).due
        let open = try consult([(10, .clockPaused(.consult, reason: "the road is closed"))])
        #expect(open.pausedBecause == "the road is closed")
        let over = try consult([
            (10, .clockPaused(.consult, reason: "the road is closed")), (34, .clockResumed(.consult)),
        ])
        #expect(over.pausedBecause == nil)
        #expect(over.due == due.adding(hours: 24))
        let twice = try consult([
            (10, .clockPaused(.consult, reason: "a")), (20, .clockResumed(.consult)),
            (30, .clockPaused(.consult, reason: "b")), (35, .clockPaused(.consult, reason: "c")),
            (40, .clockResumed(.consult)),
        ])
        #expect(twice.due == due.adding(hours: 20))
    }

    @Test func `a pause after the promise was broken mends nothing`() throws {
        let due = try consult([]).due
        let late = try consult([
            (2_000, .clockPaused(.consult, reason: "late")), (2_100, .clockResumed(.consult)),
        ])
        #expect(late.due == due)
        #expect(try consult([(2_000, .clockPaused(.consult, reason: "late"))]).pausedBecause == nil)
    }
}
