// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How grave the worst side of an impact is, 1 to 5 (Domain 4.3).
package enum Severity: Int, RankedTaxonomy {
    case s1 = 1
    case s2, s3, s4, s5

    package var term: Term {
        switch self {
        case .s1: Term("S1", "nuisance")
        case .s2: Term("S2", "minor")
        case .s3: Term("S3", "serious")
        case .s4: Term("S4", "grave")
        case .s5: Term("S5", "gravest")
        }
    }

    /// From S4 on a second person signs and headquarters is told.
    package var isGrave: Bool { self >= .s4 }
}

/// One answer on a scale from 1 to 5: scale, scope, irremediability or likelihood.
package enum Score: Int, RankedTaxonomy {
    case one = 1
    case two, three, four, five

    package var term: Term { Term(String(rawValue), String(rawValue)) }

    /// Scope counts people, never households; a whole people is always 5 (Domain 4.3).
    package static func scope(people: Int, wholePeople: Bool = false) -> Score {
        if wholePeople { return .five }
        switch people {
        case ..<2: return .one
        case ..<10: return .two
        case ..<100: return .three
        case ..<1_000: return .four
        default: return .five
        }
    }
}

/// What each step of a severity scale means, so that two people grade alike (Domain 4.3).
package enum SeverityScale: Int, Taxonomy {
    case scale = 1
    case scope, irremediability

    package var term: Term {
        switch self {
        case .scale: Term("scale", "how bad it is")
        case .scope: Term("scope", "how many people")
        case .irremediability: Term("irremediability", "how hard it is to put right")
        }
    }

    package func anchor(_ score: Score) -> String {
        switch self {
        case .scale:
            [
                "a nuisance", "a threat, a bribe or a small loss", "an injury or a serious loss",
                "grave injury, ill-treatment or unlawful detention", "death, torture, rape or disappearance",
            ][score.rawValue - 1]
        case .scope:
            ["one person", "2 to 9", "10 to 99", "100 to 999", "1,000 or more, or a whole people"][
                score.rawValue - 1
            ]
        case .irremediability:
            [
                "fully repaired in days", "in weeks", "long treatment or a lost season", "lasting harm",
                "cannot be undone",
            ][score.rawValue - 1]
        }
    }
}
