// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Whom one duty officer, alone, may call when somebody is in danger (Domain 4.1, step 0).
package enum UrgentHelper: Int, Taxonomy {
    case lawyer = 1
    case doctor, prosecutor, ombudsman, redCross, childProtection

    package var term: Term {
        switch self {
        case .lawyer: Term("lawyer", "a lawyer")
        case .doctor: Term("doctor", "a doctor")
        case .prosecutor: Term("prosecutor", "a prosecutor who is not involved")
        case .ombudsman: Term("ombudsman", "the ombudsman")
        case .redCross: Term("icrc", "the ICRC")
        case .childProtection: Term("child-protection", "child protection")
        }
    }

    /// Belongs to the state that may be accused, so that its distance must be known.
    package var isOfTheState: Bool { self == .prosecutor || self == .childProtection }
}

/// The three questions, and nothing else, before an urgent call.
package struct ActNowQuestions: Hashable, Sendable {
    package var couldThisCallHarm: OpenAnswer
    package var doTheyWantIt: OpenAnswer
    package var isTheCalledUninvolved: OpenAnswer

    package init(couldThisCallHarm: OpenAnswer, doTheyWantIt: OpenAnswer, isTheCalledUninvolved: OpenAnswer) {
        self.couldThisCallHarm = couldThisCallHarm
        self.doTheyWantIt = doTheyWantIt
        self.isTheCalledUninvolved = isTheCalledUninvolved
    }

    /// An answer not known delays nothing but a call to a state body whose distance nobody knows.
    package func advice(for helper: UrgentHelper) -> ActNowAdvice {
        var against: [ActNowReason] = []
        if couldThisCallHarm == .yes { against.append(.wouldHarm) }
        if doTheyWantIt == .no { against.append(.theySaidNo) }
        if isTheCalledUninvolved == .no { against.append(.involved) }
        if isTheCalledUninvolved.isOpen, helper.isOfTheState { against.append(.distanceUnknown) }
        if !against.isEmpty { return .chooseAnother(against) }
        var care: [ActNowReason] = []
        if couldThisCallHarm.isOpen { care.append(.harmUnknown) }
        if doTheyWantIt.isOpen { care.append(.wishUnknown) }
        if isTheCalledUninvolved.isOpen { care.append(.distanceUnknown) }
        return care.isEmpty ? .call : .callWithCare(care)
    }
}

/// What the three answers say about one call; it warns and never locks.
package enum ActNowAdvice: Hashable, Sendable {
    case call
    case callWithCare([ActNowReason])
    case chooseAnother([ActNowReason])
}

/// What speaks for care, or for another person or way.
package enum ActNowReason: Int, Taxonomy {
    case wouldHarm = 1
    case theySaidNo, involved, harmUnknown, wishUnknown, distanceUnknown

    package var term: Term {
        switch self {
        case .wouldHarm: Term("would-harm", "this call could harm them")
        case .theySaidNo: Term("they-said-no", "they do not want it")
        case .involved: Term("involved", "the one called is involved")
        case .harmUnknown: Term("harm-unknown", "not known whether it could harm them: give no names")
        case .wishUnknown: Term("wish-unknown", "not known whether they want it: say so")
        case .distanceUnknown: Term("distance-unknown", "not known whether the one called is involved")
        }
    }
}

/// Who is paged when, and by when a second person looks at what was done (Domain 4.1, 4.6).
package enum DutyStep: Int, Taxonomy {
    case officer = 1
    case deputy, outsideReader

    package var term: Term {
        switch self {
        case .officer: Term("officer", "duty officer")
        case .deputy: Term("deputy", "deputy")
        case .outsideReader: Term("outside-reader", "outside reader")
        }
    }

    package func page(received: Instant, _ clocks: Clocks) -> Instant {
        let span =
            switch self {
            case .officer: clocks.parameters.dutyPage
            case .deputy: clocks.parameters.dutyDeputy
            case .outsideReader: clocks.parameters.dutyOutside
            }
        return span.end(from: received, in: clocks.calendar)
    }
}
