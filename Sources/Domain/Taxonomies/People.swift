// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How openly somebody speaks.
package enum AnonymityLevel: Int, Taxonomy {
    case anonymous = 1
    case confidential, open

    package var term: Term {
        switch self {
        case .anonymous: Term("anonymous", "without a name")
        case .confidential: Term("confidential", "name kept apart and secret")
        case .open: Term("open", "name may be used")
        }
    }
}

/// A person's sex as far as it was said.
package enum Sex: Int, Taxonomy {
    case female = 1
    case male, other, unknown

    package var term: Term {
        switch self {
        case .female: Term("F", "female")
        case .male: Term("M", "male")
        case .other: Term("other", "other")
        case .unknown: Term("unknown", "not known")
        }
    }
}

/// Coarse ages: enough for care and figures, too little to find somebody.
package enum AgeBand: Int, Taxonomy {
    case under12 = 1
    case under18, under25, under60, over60, unknown

    package var term: Term {
        switch self {
        case .under12: Term("0-11", "under 12")
        case .under18: Term("12-17", "12 to 17")
        case .under25: Term("18-24", "18 to 24")
        case .under60: Term("25-59", "25 to 59")
        case .over60: Term("60+", "60 or more")
        case .unknown: Term("unknown", "not known")
        }
    }

    package var isChild: Bool { self == .under12 || self == .under18 }

    package static func of(years: Int) -> AgeBand {
        switch years {
        case ..<12: .under12
        case ..<18: .under18
        case ..<25: .under25
        case ..<60: .under60
        default: .over60
        }
    }
}

/// How we may reach somebody without harming them.
package enum SafeContactMode: Int, Taxonomy {
    case none = 1
    case call, sms, visit, intermediary, viaCode
    /// The question was left open: nothing was allowed, and nothing forbidden.
    case notSaid

    package var term: Term {
        switch self {
        case .none: Term("none", "do not contact")
        case .call: Term("call", "call")
        case .sms: Term("sms", "text message")
        case .visit: Term("visit", "visit")
        case .intermediary: Term("intermediary", "through somebody trusted")
        case .viaCode: Term("via-code", "the person comes back with the code")
        case .notSaid: Term("not-said", "they did not say how")
        }
    }

    /// Whether we may start a contact ourselves.
    package var weMayBegin: Bool { self != .none && self != .viaCode && self != .notSaid }
}

/// How much danger somebody is in because of what was said (Domain 4.7).
package enum ProtectionLevel: Int, RankedTaxonomy {
    case low = 1
    case medium, high, extreme

    package var term: Term {
        switch self {
        case .low: Term("low", "low")
        case .medium: Term("medium", "medium")
        case .high: Term("high", "high")
        case .extreme: Term("extreme", "extreme")
        }
    }

    /// The first check after the screen.
    package var firstCheck: Span {
        switch self {
        case .low: .days(90)
        case .medium: .months(1)
        case .high: .hours(72)
        case .extreme: .hours(24)
        }
    }

    /// Every later check.
    package var laterChecks: Span {
        switch self {
        case .low: .days(90)
        case .medium: .months(1)
        case .high: .days(7)
        case .extreme: .days(1)
        }
    }
}

/// A danger that does not wait for any form (Domain 4.1, step 0).
package enum DangerKind: Int, Taxonomy {
    case held = 1
    case hunted, bleeding, aboutToBeHarmed

    package var term: Term {
        switch self {
        case .held: Term("held", "somebody is being held")
        case .hunted: Term("hunted", "somebody is being looked for")
        case .bleeding: Term("bleeding", "somebody is hurt and needs help now")
        case .aboutToBeHarmed: Term("about-to-be-harmed", "somebody is about to be harmed")
        }
    }
}
