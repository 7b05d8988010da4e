// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What is looked at before a case closes (Domain 2.4).
package enum ClosingItem: Int, Taxonomy {
    case answered = 1
    case outcomeTold, outcomeNeeds, remedyDecided, reprisalPlan, rootCause, evidenceSealed
    case headquarters, secondPerson, callsReviewed

    package var term: Term {
        switch self {
        case .answered: Term("answered", "answered, or no way to answer")
        case .outcomeTold: Term("outcome-told", "the outcome was told")
        case .outcomeNeeds: Term("outcome-needs", "what this outcome asks for is on record")
        case .remedyDecided: Term("remedy-decided", "it says what became of remedy")
        case .reprisalPlan: Term("reprisal-plan", "checks for reprisals are in the calendar")
        case .rootCause: Term("root-cause", "it says why it could happen")
        case .evidenceSealed: Term("evidence-sealed", "every file is still there, under its seal")
        case .headquarters: Term("headquarters", "headquarters closes it")
        case .secondPerson: Term("second-person", "a second person signs")
        case .callsReviewed:
            Term("calls-reviewed", "a second person looked at every urgent call")
        }
    }

    /// One sentence may stand in its place; what an outcome needs, second looks and signatures it cannot replace.
    package var mayBeExcused: Bool {
        switch self {
        case .answered, .outcomeTold, .remedyDecided, .reprisalPlan, .rootCause, .evidenceSealed: true
        case .outcomeNeeds, .headquarters, .secondPerson, .callsReviewed: false
        }
    }
}

/// How one line of the checklist stands.
package enum ClosingState: Int, Taxonomy {
    case done = 1
    case excused, open

    package var term: Term {
        switch self {
        case .done: Term("done", "done")
        case .excused: Term("excused", "not done, because")
        case .open: Term("open", "open")
        }
    }
}

/// What is known of a case that is about to close.
package struct ClosingFacts: Hashable, Sendable {
    package var track: Track
    package var severity: Severity?
    package var outcome: ClosureOutcome
    package var credibility: Credibility
    /// Somebody could be punished for it: named, seen, or able to be worked out.
    package var hasIdentifiablePerson: Bool
    package var hasEvidence: Bool
    /// Somebody called for help: a second person looks at it before the case ends (Domain 4.1 step 0).
    package var hasUrgentCalls: Bool
    package var met: Set<ClosureNeed>
    package var done: Set<ClosingItem>
    /// Lines that a written sentence stands in for.
    package var excused: Set<ClosingItem>

    package init(
        track: Track,
        severity: Severity?,
        outcome: ClosureOutcome,
        credibility: Credibility = .unassessed,
        hasIdentifiablePerson: Bool = true,
        hasEvidence: Bool = false,
        hasUrgentCalls: Bool = false,
        met: Set<ClosureNeed> = [],
        done: Set<ClosingItem> = [],
        excused: Set<ClosingItem> = []
    ) {
        self.track = track
        self.severity = severity
        self.outcome = outcome
        self.credibility = credibility
        self.hasIdentifiablePerson = hasIdentifiablePerson
        self.hasEvidence = hasEvidence
        self.hasUrgentCalls = hasUrgentCalls
        self.met = met
        self.done = done
        self.excused = excused
    }
}

/// One line of the checklist.
package struct ClosingLine: Hashable, Sendable {
    package let item: ClosingItem
    package let state: ClosingState
}

/// The lines that this case needs, by its weight and by what happened; nothing that it does not need.
package struct ClosingChecklist: Hashable, Sendable {
    package let lines: [ClosingLine]
    /// What the chosen outcome still asks for.
    package let missing: [ClosureNeed]

    package var canClose: Bool { !lines.contains { $0.state == .open } }

    package init(_ facts: ClosingFacts) {
        let missing =
            facts.track == .light ? [] : facts.outcome.needs.filter { !facts.met.contains($0) }
        self.missing = missing
        self.lines = ClosingChecklist.items(facts)
            .map { item in
                if item == .outcomeNeeds {
                    return ClosingLine(item: item, state: missing.isEmpty ? .done : .open)
                }
                if facts.done.contains(item) { return ClosingLine(item: item, state: .done) }
                let isExcused = item.mayBeExcused && facts.excused.contains(item)
                return ClosingLine(item: item, state: isExcused ? .excused : .open)
            }
    }

    private static func items(_ facts: ClosingFacts) -> [ClosingItem] {
        let isGrave = facts.severity?.isGrave ?? false
        var items: [ClosingItem] = facts.track == .light ? [.answered] : heavyItems(facts, isGrave: isGrave)
        if facts.hasUrgentCalls { items.append(.callsReviewed) }
        // What is grave asks for two signatures, whatever it was taken for (Domain 2.4).
        if isGrave { items += [.headquarters, .secondPerson] }
        return items
    }

    private static func heavyItems(_ facts: ClosingFacts, isGrave: Bool) -> [ClosingItem] {
        var items: [ClosingItem] = [.outcomeTold]
        if !facts.outcome.needs.isEmpty { items.append(.outcomeNeeds) }
        if !facts.outcome.isWithoutFinding { items.append(.remedyDecided) }
        if facts.hasIdentifiablePerson { items.append(.reprisalPlan) }
        if isGrave, facts.credibility.isAtLeastCredible, !facts.outcome.isWithoutFinding {
            items.append(.rootCause)
        }
        if facts.hasEvidence { items.append(.evidenceSealed) }
        return items
    }
}
