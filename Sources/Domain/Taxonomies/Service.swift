// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Help that the page "help now" lists per site, without asking anything (Domain 4.6, D25).
package enum ServiceKind: Int, Taxonomy {
    case emergency = 1
    case medical, afterSexualViolence, someoneToTalkTo, safePlace, lawyer, childProtection, detention
    case independentBody, familyTracing

    package var term: Term {
        switch self {
        case .emergency: Term("emergency", "emergency number, ambulance")
        case .medical: Term("medical", "clinic or hospital")
        case .afterSexualViolence: Term("after-sexual-violence", "medical care after sexual violence")
        case .someoneToTalkTo: Term("someone-to-talk-to", "somebody to talk to")
        case .safePlace: Term("safe-place", "a safe place to stay")
        case .lawyer: Term("lawyer", "lawyer or legal aid")
        case .childProtection: Term("child-protection", "help for children")
        case .detention: Term("detention", "help when somebody is held")
        case .independentBody: Term("independent-body", "ombudsman or human-rights commission")
        case .familyTracing: Term("family-tracing", "search for missing relatives")
        }
    }
}

/// For whom a service is there; a woman finds a woman, and men and soldiers find a door too.
package enum ServiceAudience: Int, Taxonomy {
    case everyone = 1
    case women, men, children, forces

    package var term: Term {
        switch self {
        case .everyone: Term("everyone", "everyone")
        case .women: Term("women", "women")
        case .men: Term("men", "men")
        case .children: Term("children", "children")
        case .forces: Term("forces", "members of the forces")
        }
    }
}
