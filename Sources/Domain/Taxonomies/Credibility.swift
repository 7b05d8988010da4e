// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What we hold of an allegation (Domain 2.4); "false" is not among it.
package enum Credibility: Int, Taxonomy {
    case unassessed = 1
    case insufficientInformation, notCredible, credible, verified, confirmedByAuthority, refutedByAuthority
    case reopened

    package var term: Term {
        switch self {
        case .unassessed: Term("unassessed", "not assessed yet")
        case .insufficientInformation: Term("insufficient-information", "too little known yet")
        case .notCredible: Term("not-credible", "not credible")
        case .credible: Term("credible", "credible")
        case .verified: Term("verified", "verified")
        case .confirmedByAuthority: Term("confirmed-by-authority", "confirmed by an authority")
        case .refutedByAuthority: Term("refuted-by-authority", "refuted by an authority")
        case .reopened: Term("reopened", "opened again")
        }
    }

    /// Credible or more: the prosecutor is told, root causes are looked for.
    package var isAtLeastCredible: Bool { standing >= 1 }

    /// Verified or more: an authority is asked to act.
    package var isAtLeastVerified: Bool { standing >= 2 }

    package func canMove(to next: Credibility) -> Bool {
        if self == next || next == .unassessed { return false }
        if next == .reopened { return self != .unassessed }
        if next == .confirmedByAuthority || next == .refutedByAuthority { return true }
        switch self {
        case .unassessed, .insufficientInformation: return next != .verified
        case .notCredible, .confirmedByAuthority, .refutedByAuthority: return false
        case .credible, .verified, .reopened: return true
        }
    }

    /// What a change asks for beyond the officer's proposal, or nil where it is no allowed step.
    package func requirements(for next: Credibility, severity: Severity?) -> Set<CredibilityRequirement>? {
        guard canMove(to: next) else { return nil }
        var needs: Set<CredibilityRequirement> = []
        if next == .confirmedByAuthority || next == .refutedByAuthority { needs.insert(.authorityDocument) }
        let isGrave = severity?.isGrave ?? false
        if next.standing < standing || isGrave { needs.insert(.secondReviewerOutsideSecurity) }
        return needs
    }

    /// Reopening something credible lowers it too, so that no lowering slips by in two steps.
    private var standing: Int {
        switch self {
        case .notCredible, .refutedByAuthority: -1
        case .unassessed, .insufficientInformation, .reopened: 0
        case .credible: 1
        case .verified: 2
        case .confirmedByAuthority: 3
        }
    }
}

/// What a change of credibility can ask for; the security manager never decides one.
package enum CredibilityRequirement: Int, Taxonomy {
    case secondReviewerOutsideSecurity = 1
    case authorityDocument

    package var term: Term {
        switch self {
        case .secondReviewerOutsideSecurity: Term("second-reviewer", "a second reviewer outside security")
        case .authorityDocument: Term("authority-document", "a document of the authority")
        }
    }
}
