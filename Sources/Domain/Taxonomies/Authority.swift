// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Bodies that a case can be taken to (Domain 3.3).
package enum AuthorityType: Int, Taxonomy {
    case forceInternalAffairs = 1
    case policeInspectorate, prosecutor, investigatingJudge, militaryProsecutor, court, ombudsman
    case humanRightsInstitution, labourInspectorate, childProtection, antiCorruption, parliamentCommittee
    case ministryInspectorate, customaryCourt, homeGovernment, unitedNations, redCross, lenderMechanism

    package var term: Term {
        switch self {
        case .forceInternalAffairs: Term("force-internal-affairs", "the force's own internal affairs")
        case .policeInspectorate: Term("police-inspectorate", "police inspectorate or oversight commission")
        case .prosecutor: Term("prosecutor", "prosecutor")
        case .investigatingJudge: Term("investigating-judge", "investigating judge")
        case .militaryProsecutor: Term("military-prosecutor", "military prosecutor")
        case .court: Term("court", "court")
        case .ombudsman: Term("ombudsman", "ombudsman")
        case .humanRightsInstitution: Term("nhri", "national human-rights institution")
        case .labourInspectorate: Term("labour-inspectorate", "labour inspectorate")
        case .childProtection: Term("child-protection", "child protection")
        case .antiCorruption: Term("anti-corruption", "anti-corruption body")
        case .parliamentCommittee: Term("parliament-committee", "parliamentary committee")
        case .ministryInspectorate: Term("ministry-inspectorate", "ministry's inspectorate")
        case .customaryCourt: Term("customary-court", "customary court")
        case .homeGovernment: Term("home-government", "home government, embassy, contact point")
        case .unitedNations: Term("united-nations", "UN human-rights office or special procedures")
        case .redCross: Term("icrc", "ICRC, in confidence")
        case .lenderMechanism: Term("lender-mechanism", "lender's complaint mechanism")
        }
    }

    /// Independent of the accused by its constitution, so preferred before the force's own (Domain 4.1, step 4).
    package var isInsideForces: Bool { self == .forceInternalAffairs || self == .militaryProsecutor }
}

/// How near to the people an authority sits; the most local goes first.
package enum AuthorityLevel: Int, RankedTaxonomy {
    case post = 0
    case subDistrict, district, province, national, international

    package var term: Term {
        switch self {
        case .post: Term("0", "post")
        case .subDistrict: Term("1", "sub-district")
        case .district: Term("2", "district")
        case .province: Term("3", "province")
        case .national: Term("4", "national")
        case .international: Term("5", "regional or international")
        }
    }
}

/// What an authority can do about it.
package enum AuthorityFunction: Int, Taxonomy {
    case investigate = 1
    case prosecute, discipline, inquire, protect, serve, talk

    package var term: Term {
        switch self {
        case .investigate: Term("investigate", "investigate")
        case .prosecute: Term("prosecute", "prosecute")
        case .discipline: Term("discipline", "discipline")
        case .inquire: Term("inquire", "inquire")
        case .protect: Term("protect", "protect")
        case .serve: Term("serve", "help")
        case .talk: Term("talk", "talk")
        }
    }
}
