// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Where a report stands (Domain 2.4); what was said never changes.
package enum ReportStage: Int, Taxonomy {
    case received = 1
    case acknowledged, triaged, linked, answered, redirected, duplicateLinked

    package var term: Term {
        switch self {
        case .received: Term("received", "received")
        case .acknowledged: Term("acknowledged", "acknowledged")
        case .triaged: Term("triaged", "looked at")
        case .linked: Term("linked", "part of a case")
        case .answered: Term("answered", "answered")
        case .redirected: Term("redirected", "shown another door")
        case .duplicateLinked: Term("duplicate-linked", "joined with the same report")
        }
    }

    package var isEnd: Bool { rawValue >= ReportStage.linked.rawValue }

    /// Forward always; what was answered, redirected or joined can still become part of a case.
    package func canMove(to next: ReportStage) -> Bool {
        if !isEnd { return next.rawValue > rawValue }
        return next == .linked || (self != .answered && next == .answered)
    }
}

/// Where a case stands (Domain 2.4).
package enum CaseStage: Int, Taxonomy {
    case intake = 1
    case safety, assessment, decision, action, monitoring, closed, reopened

    package var term: Term {
        switch self {
        case .intake: Term("intake", "taken in")
        case .safety: Term("safety", "safety first")
        case .assessment: Term("assessment", "being assessed")
        case .decision: Term("decision", "being decided")
        case .action: Term("action", "being acted on")
        case .monitoring: Term("monitoring", "being watched")
        case .closed: Term("closed", "closed")
        case .reopened: Term("reopened", "opened again")
        }
    }

    package var isOpen: Bool { self != .closed }

    /// One step on, any step back; closing waits for its checklist, not for a stage.
    package func canMove(to next: CaseStage, track: Track) -> Bool {
        switch (self, next) {
        case (.closed, .reopened): return true
        case (.closed, _), (_, .reopened), (_, .intake): return false
        case (_, .closed): return true
        case (.reopened, _): return true
        default: break
        }
        if track == .light { return next != self }
        return next.rawValue < rawValue || next.rawValue == rawValue + 1
    }
}

/// How much machinery a matter needs (Domain 4.11).
package enum Track: Int, Taxonomy {
    case light = 1
    case heavy

    package var term: Term {
        switch self {
        case .light: Term("light", "one screen")
        case .heavy: Term("heavy", "a full case")
        }
    }
}

extension OpenAnswer: Taxonomy {
    package var term: Term {
        switch self {
        case .notAsked: Term("not-asked", "not asked")
        case .yes: Term("yes", "yes")
        case .no: Term("no", "no")
        case .unknown: Term("unknown", "not known yet")
        case .ratherNot: Term("rather-not", "rather not say")
        }
    }

    /// Neither yes nor no, for whatever reason.
    package var isOpen: Bool { self != .yes && self != .no }
}
