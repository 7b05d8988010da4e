// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How a case ends (Domain 3.6); "false" and "malicious" are not ends.
package enum ClosureOutcome: Int, Taxonomy {
    case resolvedSatisfied = 1
    case resolvedNotSatisfied, substantiatedByAuthority, substantiatedByInquiry, partlySubstantiated
    case notSubstantiated, notCredible, refutedCleared, insufficientInformation, referredNoFurtherRole
    case withdrawn, survivorsWish, outOfScope, duplicate
    /// Answered, and nobody asked yet whether the answer was enough: claims nothing for the person.
    case resolvedNotAsked

    package var term: Term {
        switch self {
        case .resolvedSatisfied: Term("resolved-satisfied", "resolved, the person is satisfied")
        case .resolvedNotSatisfied:
            Term("resolved-not-satisfied", "resolved, the person is not satisfied")
        case .substantiatedByAuthority: Term("substantiated-authority", "substantiated by an authority")
        case .substantiatedByInquiry:
            Term("substantiated-inquiry", "substantiated by our inquiry, the authority is silent")
        case .partlySubstantiated: Term("partly-substantiated", "partly substantiated")
        case .notSubstantiated: Term("not-substantiated", "not substantiated")
        case .notCredible: Term("not-credible", "not credible")
        case .refutedCleared: Term("refuted-cleared", "refuted, the person is cleared")
        case .insufficientInformation: Term("insufficient-information", "too little known, kept for patterns")
        case .referredNoFurtherRole: Term("referred", "referred, nothing further for the company")
        case .withdrawn: Term("withdrawn", "withdrawn by who reported")
        case .survivorsWish: Term("survivors-wish", "closed at the survivor's wish")
        case .outOfScope: Term("out-of-scope", "outside our scope, shown the right door")
        case .duplicate: Term("duplicate", "joined with another case, still counted")
        case .resolvedNotAsked:
            Term("resolved-not-asked", "answered, the person was not asked whether that is enough")
        }
    }

    /// What must be on record before a heavy case may end this way.
    package var needs: [ClosureNeed] {
        switch self {
        case .resolvedSatisfied: [.personsWord]
        case .resolvedNotSatisfied, .resolvedNotAsked: [.reviewOffered]
        case .substantiatedByAuthority: [.authorityDocument]
        case .substantiatedByInquiry, .partlySubstantiated, .notSubstantiated: [.findings]
        case .notCredible: [.secondReviewer]
        case .refutedCleared: [.findings, .recordsRectified]
        case .insufficientInformation: [.whatWouldChangeIt]
        case .referredNoFurtherRole: [.referralOnRecord]
        case .withdrawn: [.personsWord, .reprisalCheck]
        case .survivorsWish: [.personsWord]
        case .outOfScope: [.shownOtherDoor]
        case .duplicate: [.otherCase]
        }
    }

    /// The person's own decision or a matter of filing: no finding, root cause or remedy is asked for.
    package var isWithoutFinding: Bool {
        switch self {
        case .withdrawn, .survivorsWish, .outOfScope, .duplicate: true
        default: false
        }
    }

    /// May end a matter that is answered at once; a satisfied person has to have said so first.
    package static let answeredAtOnce: [ClosureOutcome] = [
        .resolvedNotAsked, .outOfScope, .resolvedSatisfied,
    ]
}

/// What an end can ask to see on record.
package enum ClosureNeed: Int, Taxonomy {
    case personsWord = 1
    case reviewOffered, authorityDocument, findings, secondReviewer, recordsRectified, whatWouldChangeIt
    case referralOnRecord, reprisalCheck, shownOtherDoor, otherCase

    /// Shown by the case itself; no sentence stands in for a signature or a link.
    package var isShownByTheCase: Bool { self == .secondReviewer || self == .otherCase }

    package var term: Term {
        switch self {
        case .personsWord: Term("persons-word", "what the person said is written down")
        case .reviewOffered: Term("review-offered", "a review by other people was offered")
        case .authorityDocument: Term("authority-document", "the authority's document is in the file")
        case .findings: Term("findings", "findings are written, act by act")
        case .secondReviewer: Term("second-reviewer", "a second reviewer outside security agreed")
        case .recordsRectified: Term("records-rectified", "records are put right and recipients told")
        case .whatWouldChangeIt: Term("what-would-change-it", "it says what would change the answer")
        case .referralOnRecord: Term("referral-on-record", "who was told is on record")
        case .reprisalCheck: Term("reprisal-check", "somebody checked that nobody was pressed")
        case .shownOtherDoor: Term("shown-other-door", "the person was shown where to go")
        case .otherCase: Term("other-case", "the other case is linked")
        }
    }
}
