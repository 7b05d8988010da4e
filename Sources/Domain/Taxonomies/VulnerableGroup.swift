// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Groups that harm reaches differently, asked about one by one (Domain 3.4, D5).
package enum VulnerableGroup: Int, Taxonomy {
    case women = 1
    case girls, boys, olderPersons, indigenous, minority, disability, lgbti, displaced, migrantWorker
    case artisanalMiner, informalWorker, landless, defender, journalist, unionMember, ngoWorker, detainee
    case femaleForceMember, lowRankForceMember, widowOrChildHeaded, nonLiterate, stigmatisedHealth

    package var term: Term {
        switch self {
        case .women: Term("women", "women")
        case .girls: Term("girls", "girls")
        case .boys: Term("boys", "boys")
        case .olderPersons: Term("older", "older people")
        case .indigenous: Term("indigenous", "indigenous people")
        case .minority: Term("minority", "ethnic, religious or linguistic minority")
        case .disability: Term("disability", "people with disabilities")
        case .lgbti: Term("lgbti", "LGBTI people")
        case .displaced: Term("displaced", "displaced people and refugees")
        case .migrantWorker: Term("migrant-worker", "migrant workers")
        case .artisanalMiner: Term("artisanal-miner", "artisanal miners")
        case .informalWorker: Term("informal-worker", "informal traders, fishers and herders")
        case .landless: Term("landless", "people without land")
        case .defender: Term("defender", "human-rights defenders")
        case .journalist: Term("journalist", "journalists")
        case .unionMember: Term("union-member", "union members")
        case .ngoWorker: Term("ngo-worker", "NGO workers")
        case .detainee: Term("detainee", "people held")
        case .femaleForceMember: Term("female-force-member", "women in the forces")
        case .lowRankForceMember: Term("low-rank-force-member", "low ranks in the forces")
        case .widowOrChildHeaded: Term("widow-or-child-headed", "widows, homes led by a child")
        case .nonLiterate: Term("non-literate", "people who do not read")
        case .stigmatisedHealth: Term("stigmatised-health", "HIV or other stigmatised illness")
        }
    }

    /// Kept with the identity only, never in a case, list or figure.
    package var isVaultOnly: Bool { self == .lgbti || self == .stigmatisedHealth }

    /// Never a filter, count or search term: it would make a register of them (Domain 4.10).
    package var isNeverSearched: Bool {
        switch self {
        case .defender, .journalist, .unionMember, .ngoWorker: true
        default: isVaultOnly
        }
    }

    package var isChild: Bool { self == .girls || self == .boys }
}
