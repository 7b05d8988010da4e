// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct ClosingTests {
    private func items(_ facts: ClosingFacts) -> [ClosingItem] { ClosingChecklist(facts).lines.map(\.item) }

    @Test func `a light case closes with its answer, or with why there is none`() {
        var facts = ClosingFacts(track: .light, severity: .s1, outcome: .resolvedSatisfied)
        #expect(items(facts) == [.answered])
        #expect(!ClosingChecklist(facts).canClose)
        facts.done = [.answered]
        #expect(ClosingChecklist(facts).canClose)
        facts.done = []
        facts.excused = [.answered]
        #expect(ClosingChecklist(facts).canClose)
    }

    @Test func `a grave credible case asks for everything, and two signatures that no sentence replaces`() {
        var facts = ClosingFacts(
            track: .heavy,
            severity: .s5,
            outcome: .substantiatedByAuthority,
            credibility: .verified,
            hasEvidence: true
        )
        #expect(
            items(facts) == [
                .outcomeTold, .outcomeNeeds, .remedyDecided, .reprisalPlan, .rootCause, .evidenceSealed,
                .headquarters, .secondPerson,
            ]
        )
        facts.excused = Set(ClosingItem.allCases)
        let open = ClosingChecklist(facts).lines.filter { $0.state == .open }.map(\.item)
        #expect(open == [.outcomeNeeds, .headquarters, .secondPerson])
        #expect(ClosingChecklist(facts).missing == [.authorityDocument])
        facts.done = [.evidenceSealed, .headquarters, .secondPerson]
        facts.met = [.authorityDocument]
        #expect(ClosingChecklist(facts).canClose)
    }

    @Test func `a survivor who closes her case is asked for nothing more than her word`() {
        var facts = ClosingFacts(
            track: .heavy,
            severity: .s5,
            outcome: .survivorsWish,
            credibility: .credible
        )
        let asked = items(facts)
        #expect(!asked.contains(.rootCause) && !asked.contains(.remedyDecided))
        facts.met = [.personsWord]
        facts.done = [.outcomeTold, .reprisalPlan, .headquarters, .secondPerson]
        #expect(ClosingChecklist(facts).canClose)
    }

    @Test func `a grave case below credible needs no root cause, an unnamed reporter no watch`() {
        let facts = ClosingFacts(
            track: .heavy,
            severity: .s4,
            outcome: .insufficientInformation,
            credibility: .insufficientInformation,
            hasIdentifiablePerson: false
        )
        #expect(!items(facts).contains(.rootCause))
        #expect(!items(facts).contains(.reprisalPlan))
        #expect(items(facts).contains(.headquarters))
    }

    @Test(arguments: ClosureOutcome.allCases) func `every heavy end asks for something on record`(
        _ outcome: ClosureOutcome
    ) {
        #expect(!outcome.needs.isEmpty)
        let open = ClosingFacts(
            track: .heavy,
            severity: .s3,
            outcome: outcome,
            done: Set(ClosingItem.allCases)
        )
        #expect(!ClosingChecklist(open).canClose)
        var met = open
        met.met = Set(outcome.needs)
        #expect(ClosingChecklist(met).canClose)
    }

    @Test func `a call for help waits for its second look, on one screen as in a full case`() {
        for track in Track.allCases {
            var facts = ClosingFacts(
                track: track,
                severity: .s2,
                outcome: .outOfScope,
                hasUrgentCalls: true,
                met: [.shownOtherDoor],
                done: [.answered, .outcomeTold, .reprisalPlan],
                excused: Set(ClosingItem.allCases)
            )
            #expect(!ClosingChecklist(facts).canClose)
            facts.done.insert(.callsReviewed)
            #expect(ClosingChecklist(facts).canClose)
        }
    }

    @Test func `what is grave asks for two signatures, whatever it was taken for`() {
        var facts = ClosingFacts(track: .light, severity: .s4, outcome: .outOfScope, done: [.answered])
        #expect(items(facts) == [.answered, .headquarters, .secondPerson])
        #expect(!ClosingChecklist(facts).canClose)
        facts.severity = .s3
        #expect(ClosingChecklist(facts).canClose)
    }

    @Test func `nothing ends as false or malicious`() {
        for outcome in ClosureOutcome.allCases {
            let words = (outcome.code + " " + outcome.title).lowercased()
            #expect(!words.contains("false") && !words.contains("malicious"))
        }
    }
}
