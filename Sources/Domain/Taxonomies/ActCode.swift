// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What was done to somebody, V00 to V29 (Domain 3.1); laws are named for reference, not as findings.
package enum ActCode: Int, RankedTaxonomy {
    case v00 = 0
    case v01, v02, v03, v04, v05, v06, v07, v08, v09
    case v10, v11, v12, v13, v14, v15, v16, v17, v18, v19
    case v20, v21, v22, v23, v24, v25, v26, v27, v28, v29

    package var term: Term { Term(details.code, details.title) }

    /// One everyday word or two, for lists and labels.
    package var everyday: String { details.everyday }

    /// The international rules that the act engages.
    package var standards: [String] { details.standards }

    /// Sections of the crime classification for statistics (ICCS 2015), to be checked before publication.
    package var crimeClasses: [String] { details.crimeClasses }

    private var details: ActDetails { ActDetails.table[rawValue] }
}

extension ActCode {
    /// V10 to V12: the restricted compartment, help first, no fact-finding (Domain 4.6).
    package var isSexualViolence: Bool { (10...12).contains(rawValue) }

    /// V00: rudeness, noise, dust, debts, or the mechanism itself.
    package var isBelowAbuse: Bool { self == .v00 }

    /// Private guards, contractors, armed groups: recorded here, handled by another procedure.
    package var isByOthers: Bool { self == .v29 }

    /// V24 concerns a child by its definition.
    package var concernsChild: Bool { self == .v24 }

    /// The Minnesota Protocol guides what is done about it.
    package var isPotentiallyUnlawfulDeath: Bool { self == .v01 || self == .v02 }

    /// The law of armed conflict is engaged first.
    package var isHumanitarianLaw: Bool { self == .v27 || self == .v28 }

    /// V01 to V28 can start an investigation of our own (Domain 4.2).
    package var canTrigger: Bool { (1...28).contains(rawValue) }

    /// Settling V01 to V12 among elders needs the person's consent (D19).
    package var needsConsentToSettle: Bool { (1...12).contains(rawValue) }

    /// The lowest severity that such an act can have (Domain 4.3).
    package var severityFloor: Severity? {
        switch self {
        case .v01, .v02, .v06, .v09, .v10: .s5
        case .v17: .s4
        default: nil
        }
    }

    /// Acts whose usual scale is 4 or 5, so that the short clocks run even before anybody graded them.
    package var isGraveUntilGraded: Bool {
        switch self {
        case .v01, .v02, .v06, .v07, .v08, .v09, .v10, .v11, .v12, .v17, .v23, .v24, .v27, .v28: true
        default: false
        }
    }
}
