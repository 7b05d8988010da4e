// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct Demonstrated {
    @Test(arguments: TestEngine.available)
    func `the twenty cases stand as the scenario tells them`(_ engine: TestEngine) throws {
        try withDemo(engine) { house in
            print("the demonstration on \(engine) in this build: \(house.milliseconds) ms")
            #expect(DemoRow.all.count == 20)
            for row in DemoRow.all {
                let view = try house.open(row.register, by: row.reader)
                Self.compare(view, row)
                Self.examineCourse(view, row.register)
                let room = house.operations.directory.compartments[view.file.compartment]
                #expect(room?.kind == (row.restricted ? .restricted : .casework), "\(row.register)")
                let lead = try #require(view.file.state.lead, "\(row.register) has no lead")
                let rooms = house.operations.directory.compartments(of: lead)
                #expect(rooms.contains { $0.id == view.file.compartment }, "\(row.register)")
            }
        }
    }

    private static func compare(_ view: CaseView, _ row: DemoRow) {
        let state = view.file.state
        let name = Comment(rawValue: row.register)
        #expect(view.file.damage.isEmpty, name)
        #expect(state.facts.title.hasSuffix("(\(row.register))"), name)
        #expect(state.facts.occurred.first?.iso == row.occurred, name)
        #expect(state.opening?.received.day.iso == row.received, name)
        #expect(state.opening?.channel == row.channel, name)
        #expect(state.opening?.origin == row.origin, name)
        #expect(state.reports.count == row.reports && view.reports.count == row.reports, name)
        #expect(state.acts.sorted() == row.acts, name)
        let scales = state.assessment.map { [$0.scale, $0.scope, $0.irremediability] }
        #expect(scales == row.scales, name)
        #expect(state.severity == row.severity, name)
        #expect(changes(view).map(\.to) == row.credibility, name)
        #expect(triggers(view) == row.triggers, name)
        #expect(state.stage == row.stage, name)
        let ends = state.pastClosings.map { "\($0.at.day.iso) \($0.closing.outcome.code)" }
        #expect(ends == row.ends, name)
        #expect(state.closing?.at.day.iso == row.ends.last.map { String($0.prefix(10)) }, name)
        #expect(state.isRestricted == row.restricted, name)
    }

    private static func triggers(_ view: CaseView) -> String {
        guard let facts = view.file.state.triggers else { return "-" }
        let basis = facts.result(acts: view.file.state.actSet).basis
        return basis.isEmpty ? "none" : basis.map(\.code).joined(separator: ",")
    }

    /// What two people must share has two hands in it, and no case went from its first stage to its end.
    private static func examineCourse(_ view: CaseView, _ register: String) {
        let steps = view.file.steps
        let stages = steps.filter { if case .stageSet = $0.entry { true } else { false } }
        #expect(!stages.isEmpty, "\(register) was never more than taken in")
        guard view.file.state.track == .heavy, view.file.state.closingSeverity.isGrave else { return }
        for change in changes(view) {
            let proposal = steps.last { $0.sequence < change.by.sequence && $0.entry.isProposedView }
            #expect(proposal != nil && proposal?.author != change.by.author, "\(register): one view alone")
        }
        for end in steps where end.entry.isEnd {
            let proposal = steps.last { $0.sequence < end.sequence && $0.entry.isProposedEnd }
            #expect(proposal != nil && proposal?.author != end.author, "\(register) was closed by one person")
        }
    }

    /// Every view that was held of a case, with the step by which it came to be held.
    private static func changes(_ view: CaseView) -> [(to: Credibility, by: Stamped<CaseEntry>)] {
        var state = CaseState()
        return view.file.steps.compactMap { step in
            let before = state.credibility
            state.apply(step)
            return state.credibility == before ? nil : (state.credibility, step)
        }
    }

    @Test func `what is special about a case is in its record`() throws {
        try withDemo(.sqlite) { house in
            let child = try #require(try house.open("KR-25-011", by: "selu").file.state.assessment)
            #expect(child.scale == 4 && child.childVictim && child.severity == 5)

            let threats = try house.open("KR-25-007", by: "amara")
            let death = try house.open("KR-25-006", by: "amara")
            #expect(threats.file.id != death.file.id)
            #expect(threats.linked.map(\.row.id) == [death.file.id])
            #expect(death.linked.map(\.row.id) == [threats.file.id])
            let scales = try #require(threats.file.state.assessment)
            #expect(max(scales.scale, scales.scope, scales.irremediability) == 2 && scales.severity == 4)

            let homes = try house.open("KR-26-001", by: "amara").file.state
            #expect(homes.group?.homes == 140 && homes.group?.people == 700)
            #expect(Score.scope(people: 700).rawValue == homes.assessment?.scope)

            let late = try house.open("KR-25-005", by: "selu")
            #expect(late.clocks.first { $0.rule == .acknowledge }?.metAt?.day.iso == "2025-05-26")
            let why = late.file.steps.compactMap { step in
                if case .clockMet(.acknowledge, let words) = step.entry { words } else { nil }
            }
            #expect(why.first?.contains("Four days without a network") == true)
        }
    }

    @Test func `a thousand people without water come behind a death and before all else`() throws {
        try withDemo(.sqlite) { house in
            let officer = try house.session("amara")
            let water = try house.id("KR-26-001")
            try house.operations.reopen(water, reason: "More homes than were counted.", seen: nil, officer)
            let claim = GroupClaim(homes: 1_000, people: 1_000, note: "Counted again.")
            try house.operations.group(water, claim, seen: nil, officer)
            try house.operations.assess(
                water,
                scale: 2,
                scope: Score.scope(people: claim.people).rawValue,
                irremediability: 2,
                childVictim: false,
                ongoing: false,
                reason: "A thousand people.",
                seen: nil,
                officer
            )
            #expect(try house.open("KR-26-001", by: "amara").file.state.severity == 5)
            let queue = try house.operations.list(ListFilter(kind: .caseFile), after: nil, officer).lines
            #expect(queue.map(\.row.id).prefix(2) == [try house.id("KR-25-006"), water])
            #expect(queue.count > 5)
        }
    }
}

extension CaseEntry {
    fileprivate var isEnd: Bool { if case .closed = self { true } else { false } }
    fileprivate var isProposedEnd: Bool { if case .closingProposed = self { true } else { false } }
    fileprivate var isProposedView: Bool { if case .credibilityProposed = self { true } else { false } }
}
