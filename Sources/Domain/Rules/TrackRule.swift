// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why a matter needs a full case instead of one screen (Domain 4.11).
package enum HeavyReason: Hashable, Sendable {
    case act(ActCode)
    case severity(Severity)
    case danger
    case child
    case restricted
    case chosen
}

/// What decides between one screen and a full case (Domain 4.11).
package struct TrackFacts: Hashable, Sendable {
    package var severity: Severity?
    package var acts: Set<ActCode>
    package var isUrgent: Bool
    package var concernsChild: Bool
    package var isRestricted: Bool
    /// One tick makes it heavy.
    package var chosenHeavy: Bool

    package init(
        severity: Severity? = nil,
        acts: Set<ActCode> = [],
        isUrgent: Bool = false,
        concernsChild: Bool = false,
        isRestricted: Bool = false,
        chosenHeavy: Bool = false
    ) {
        self.severity = severity
        self.acts = acts
        self.isUrgent = isUrgent
        self.concernsChild = concernsChild
        self.isRestricted = isRestricted
        self.chosenHeavy = chosenHeavy
    }

    package var reasons: [HeavyReason] {
        var reasons = acts.sorted().filter { !$0.isBelowAbuse }.map(HeavyReason.act)
        if let severity, severity >= .s3 { reasons.append(.severity(severity)) }
        if isUrgent { reasons.append(.danger) }
        if concernsChild { reasons.append(.child) }
        if isRestricted { reasons.append(.restricted) }
        if chosenHeavy { reasons.append(.chosen) }
        return reasons
    }

    package var track: Track { reasons.isEmpty ? .light : .heavy }
}

/// The six fields of the light screen; each may be "not known yet" (Domain 4.11).
package enum LightField: Int, Taxonomy {
    case what = 1
    case place, time, howToAnswer, whatWasDone, answeredOn

    package var term: Term {
        switch self {
        case .what: Term("what", "what happened")
        case .place: Term("where", "where")
        case .time: Term("when", "when")
        case .howToAnswer: Term("how-to-answer", "how to answer")
        case .whatWasDone: Term("what-was-done", "what was done")
        case .answeredOn: Term("answered-on", "answered on")
        }
    }
}
