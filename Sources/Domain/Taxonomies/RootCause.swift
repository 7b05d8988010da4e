// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why it could happen (Domain 3.7).
package enum RootCause: Int, Taxonomy {
    case companyRequest = 1
    case unclearRoles, forceRulesMissing, trainingGap, fatigueOrSupply, stipendLate, impunity, vettingGap
    case wrongEquipment, companyAssetMisused, productionPressure, grievanceUnaddressed, landConflict
    case artisanalPressure, discrimination, politicalEvent, armedConflict, weakOversight, channelFailure

    package var term: Term {
        switch self {
        case .companyRequest: Term("company-request", "a request or instruction of the company")
        case .unclearRoles: Term("unclear-roles", "unclear roles of police, army and private guards")
        case .forceRulesMissing: Term("force-rules-missing", "rules on force missing or unread")
        case .trainingGap: Term("training-gap", "a gap in training")
        case .fatigueOrSupply: Term("fatigue-or-supply", "fatigue, living conditions, supply")
        case .stipendLate: Term("stipend-late", "stipend late or unpaid")
        case .impunity: Term("impunity", "failure of command, impunity")
        case .vettingGap: Term("vetting-gap", "a gap in vetting")
        case .wrongEquipment: Term("wrong-equipment", "wrong equipment, nothing less lethal")
        case .companyAssetMisused: Term("company-asset-misused", "misuse of company assets")
        case .productionPressure: Term("production-pressure", "production or speed rewarded")
        case .grievanceUnaddressed: Term("grievance-unaddressed", "a community grievance left open")
        case .landConflict: Term("land-conflict", "conflict over access or land")
        case .artisanalPressure: Term("artisanal-pressure", "pressure around artisanal mining")
        case .discrimination: Term("discrimination", "discrimination, gender norms")
        case .politicalEvent: Term("political-event", "a political event")
        case .armedConflict: Term("armed-conflict", "armed conflict")
        case .weakOversight: Term("weak-oversight", "weak oversight bodies")
        case .channelFailure: Term("channel-failure", "a warning that nobody heard")
        }
    }
}
