// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One item as the rule sees it: its grade, its kind, and with whom it shares an origin.
package struct GradedItem: Hashable, Sendable {
    package var kind: EvidenceKind
    package var reliability: SourceReliability
    package var information: InformationGrade
    /// The same rumour through three mouths is one group.
    package var independenceGroup: Int
    /// False where the item speaks against the allegation.
    package var supports: Bool
    package var medical: MedicalConsistency?
    package var isAuthenticated: Bool
    package var isAdmission: Bool

    package init(
        kind: EvidenceKind,
        reliability: SourceReliability = .f,
        information: InformationGrade = .cannotJudge,
        independenceGroup: Int,
        supports: Bool = true,
        medical: MedicalConsistency? = nil,
        isAuthenticated: Bool = false,
        isAdmission: Bool = false
    ) {
        self.kind = kind
        self.reliability = reliability
        self.information = information
        self.independenceGroup = independenceGroup
        self.supports = supports
        self.medical = medical
        self.isAuthenticated = isAuthenticated
        self.isAdmission = isAdmission
    }

    /// Medical findings that fit at least highly, authenticated footage, or an admission (Domain 4.4).
    package var isPrimary: Bool {
        switch kind {
        case .medical: (medical ?? .notConsistent) >= .highlyConsistent
        case .photo, .video, .audio: isAuthenticated
        case .official: isAdmission
        default: false
        }
    }

    fileprivate var isOfficialOrMedical: Bool {
        kind == .official || (kind == .medical && (medical ?? .notConsistent) >= .consistent)
    }
}

/// Why a suggestion says what it says.
package enum CredibilityReason: Hashable, Sendable {
    case goodItem(InformationGrade)
    case independentSources(Int)
    case officialOrMedical
    case independentStrongItems(Int)
    case primaryWithTestimony
    case confirmedAgainst
    case nothingGraded
}

/// What would change "too little known".
package enum CredibilityGap: Hashable, Sendable {
    case oneBetterItem
    case oneMoreIndependentSource
    case officialOrMedicalItem
    case resolveWhatSpeaksAgainst
}

/// What the rule of Domain 4.4 suggests; people decide, and it never suggests "not credible".
package struct CredibilitySuggestion: Hashable, Sendable {
    package let credibility: Credibility
    package let reasons: [CredibilityReason]
    package let wouldChange: [CredibilityGap]

    package static func of(_ items: [GradedItem]) -> CredibilitySuggestion {
        let against = items.contains { !$0.supports && $0.information == .confirmed }
        let support = items.filter(\.supports)
        let reasons = credibleReasons(support)
        guard !against, !reasons.isEmpty else {
            return insufficient(support, against: against)
        }
        let strong = verifiedReasons(support)
        if strong.isEmpty {
            return CredibilitySuggestion(credibility: .credible, reasons: reasons, wouldChange: [])
        }
        return CredibilitySuggestion(credibility: .verified, reasons: strong, wouldChange: [])
    }

    private static func insufficient(_ support: [GradedItem], against: Bool) -> CredibilitySuggestion {
        var gaps: [CredibilityGap] = against ? [.resolveWhatSpeaksAgainst] : []
        if credibleReasons(support).isEmpty {
            gaps.append(.oneBetterItem)
            if groups(support, upTo: .doubtful) == 1 { gaps.append(.oneMoreIndependentSource) }
            gaps.append(.officialOrMedicalItem)
        }
        return CredibilitySuggestion(
            credibility: .insufficientInformation,
            reasons: against ? [.confirmedAgainst] : [.nothingGraded],
            wouldChange: gaps
        )
    }

    private static func credibleReasons(_ support: [GradedItem]) -> [CredibilityReason] {
        var reasons: [CredibilityReason] = []
        if let best = support.map(\.information).min(), best <= .possible { reasons.append(.goodItem(best)) }
        let sources = groups(support, upTo: .doubtful)
        if sources >= 2 { reasons.append(.independentSources(sources)) }
        if support.contains(where: \.isOfficialOrMedical) { reasons.append(.officialOrMedical) }
        return reasons
    }

    private static func verifiedReasons(_ support: [GradedItem]) -> [CredibilityReason] {
        var reasons: [CredibilityReason] = []
        let strong = groups(support, upTo: .probable)
        if strong >= 2 { reasons.append(.independentStrongItems(strong)) }
        let hasTestimony = support.contains { $0.kind == .testimony && $0.information <= .doubtful }
        if hasTestimony, support.contains(where: \.isPrimary) { reasons.append(.primaryWithTestimony) }
        return reasons
    }

    private static func groups(_ items: [GradedItem], upTo grade: InformationGrade) -> Int {
        Set(items.filter { $0.information <= grade }.map(\.independenceGroup)).count
    }
}
