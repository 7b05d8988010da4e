// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What puts a harm right, after the UN principles on reparation, and what the company can do itself (Domain 3.5).
package enum RemedyKind: Int, Taxonomy {
    case restitution = 1
    case compensation, rehabilitation, satisfaction, nonRepetition
    case stopSupport, changeRequestRules, facilitateStateRemedy

    package var term: Term {
        switch self {
        case .restitution: Term("restitution", "giving back goods, land, liberty or work")
        case .compensation: Term("compensation", "payment for loss, suffering and lost chances")
        case .rehabilitation: Term("rehabilitation", "medical, psychological, legal and social care")
        case .satisfaction: Term("satisfaction", "acknowledgement, apology, truth, sanction, memorial")
        case .nonRepetition: Term("non-repetition", "training, vetting, changed rules or deployment")
        case .stopSupport: Term("stop-support", "the company stops support")
        case .changeRequestRules: Term("change-request-rules", "the company changes how it asks for forces")
        case .facilitateStateRemedy:
            Term("facilitate-state-remedy", "the company helps to reach the state's remedy")
        }
    }

    package var isCompanyAct: Bool { rawValue >= RemedyKind.stopSupport.rawValue }
}

/// Who provides a remedy.
package enum RemedyProvider: Int, Taxonomy {
    case state = 1
    case force, company, joint, community, ngo

    package var term: Term {
        switch self {
        case .state: Term("state", "the state")
        case .force: Term("force", "the force")
        case .company: Term("company", "the company")
        case .joint: Term("joint", "several together")
        case .community: Term("community", "the community")
        case .ngo: Term("ngo", "an organisation")
        }
    }
}

/// How far a remedy has come; it counts only when the person confirms it (D36).
package enum RemedyStage: Int, Taxonomy {
    case asked = 1
    case offered, agreed, delivered, confirmed, declined

    package var term: Term {
        switch self {
        case .asked: Term("asked", "asked for")
        case .offered: Term("offered", "offered")
        case .agreed: Term("agreed", "agreed")
        case .delivered: Term("delivered", "delivered")
        case .confirmed: Term("confirmed", "confirmed by the person")
        case .declined: Term("declined", "not taken")
        }
    }

    package func canMove(to next: RemedyStage) -> Bool {
        switch (self, next) {
        case (.asked, .offered), (.offered, .agreed), (.agreed, .delivered), (.delivered, .confirmed): true
        case (.asked, .declined), (.offered, .declined), (.agreed, .declined): true
        case (.declined, .asked), (.declined, .offered), (.offered, .offered): true
        case (.delivered, .agreed): true  // the person says it never came
        default: false
        }
    }
}
