// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The promises that run against time (Domain 4.9).
package enum ClockRule: Int, Taxonomy {
    case acknowledge = 1
    case consult, protectionScreen, headquarters, credibility, investigationStart
    case prosecutorNotice, referral, interimAnswer, substantiveAnswer, reviewRequest, reviewDecision
    case rootCause, correction, actNowAccount, childHeldAlarm

    package var term: Term {
        switch self {
        case .acknowledge: Term("acknowledge", "say that it arrived")
        case .consult: Term("consult", "first talk")
        case .protectionScreen: Term("protection-screen", "look at the danger to people")
        case .headquarters: Term("headquarters", "tell headquarters")
        case .credibility: Term("credibility", "first view of how well founded it is")
        case .investigationStart: Term("investigation-start", "start looking into it")
        case .prosecutorNotice: Term("prosecutor-notice", "tell the prosecutor, or why not")
        case .referral: Term("referral", "refer to an authority, or why not")
        case .interimAnswer: Term("interim-answer", "say how it stands")
        case .substantiveAnswer: Term("substantive-answer", "say what came of it")
        case .reviewRequest: Term("review-request", "the person may ask for a review")
        case .reviewDecision: Term("review-decision", "decide the review")
        case .rootCause: Term("root-cause", "find out why it could happen")
        case .correction: Term("correction", "tell past recipients what changed")
        case .actNowAccount: Term("act-now-account", "a second person looks at the urgent call")
        case .childHeldAlarm: Term("child-held-alarm", "a held child is handed over, the guardian told")
        }
    }

    package var start: ClockStart {
        switch self {
        case .acknowledge, .consult, .protectionScreen, .headquarters, .credibility, .interimAnswer,
            .childHeldAlarm:
            .received
        case .investigationStart: .triggered
        case .prosecutorNotice, .rootCause: .credible
        case .referral: .verified
        case .substantiveAnswer: .acknowledged
        case .reviewRequest: .closed
        case .reviewDecision: .reviewAsked
        case .correction: .newFacts
        case .actNowAccount: .called
        }
    }

    /// Safety never waits, so its clocks never stop.
    package var mayPause: Bool {
        switch self {
        case .acknowledge, .protectionScreen, .headquarters, .actNowAccount, .childHeldAlarm, .correction:
            false
        default: true
        }
    }

    /// A tick may say that it was kept; a second look and a review are shown only by the second person's own step.
    package var mayBeTicked: Bool { start != .called && start != .reviewAsked && start != .closed }

    /// May be left undone for a written reason with two signatures, as with a survivor's choice (Domain 4.2, 4.6).
    package var mayBeWithheld: Bool {
        self == .investigationStart || self == .prosecutorNotice || self == .referral
    }

    /// Not to look into it at all is waived only together with headquarters (Domain 4.2).
    package var isWithheldByHeadquarters: Bool { self == .investigationStart }

    /// How long it may take; nil where this severity starts no such clock.
    package func span(_ severity: Severity, _ parameters: Parameters) -> Span? {
        switch self {
        case .acknowledge: parameters.acknowledge[severity]
        case .consult: parameters.consult[severity]
        case .protectionScreen: parameters.protectionScreen[severity]
        case .headquarters:
            switch severity {
            case .s5: parameters.headquartersGravest
            case .s4: parameters.headquartersGrave
            default: nil
            }
        case .credibility: parameters.credibility[severity]
        case .investigationStart: parameters.investigationStart[severity]
        case .prosecutorNotice: parameters.prosecutorNotice
        case .referral: parameters.referral
        case .interimAnswer: parameters.interimAnswer
        case .substantiveAnswer: parameters.substantiveAnswer
        case .reviewRequest: parameters.reviewRequest
        case .reviewDecision: parameters.reviewDecision
        case .rootCause: severity.isGrave ? parameters.rootCause : nil
        case .correction: parameters.correction
        case .actNowAccount: parameters.actNowAccount
        case .childHeldAlarm: parameters.childHeldAlarm
        }
    }
}

/// The moment from which a clock runs; "received" is when a person of ours heard it, not when it synced.
package enum ClockStart: Int, Taxonomy {
    case received = 1
    case acknowledged, triggered, credible, verified, closed, reviewAsked, newFacts, called

    package var term: Term {
        switch self {
        case .received: Term("received", "when we heard it")
        case .acknowledged: Term("acknowledged", "when we confirmed it")
        case .triggered: Term("triggered", "when an investigation became due")
        case .credible: Term("credible", "when it was held credible")
        case .verified: Term("verified", "when it was verified")
        case .closed: Term("closed", "when the case closed")
        case .reviewAsked: Term("review-asked", "when the review was asked for")
        case .newFacts: Term("new-facts", "when the facts changed")
        case .called: Term("called", "when the urgent call was made")
        }
    }
}
