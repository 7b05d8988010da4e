// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How the company stands to the harm (D6a, UNGP 13).
package enum Involvement: Int, Taxonomy {
    case none = 1
    case linked, contributed, caused

    package var term: Term {
        switch self {
        case .none: Term("none", "none")
        case .linked: Term("linked", "linked through a relationship")
        case .contributed: Term("contributed", "contributed")
        case .caused: Term("caused", "caused")
        }
    }

    /// The company then provides for remedy or works with who does (D36, UNGP 22).
    package var owesRemedy: Bool { self == .caused || self == .contributed }
}

/// Whether something was done or left undone (D6a).
package enum ActOrOmission: Int, Taxonomy {
    case act = 1
    case omission

    package var term: Term {
        switch self {
        case .act: Term("act", "done")
        case .omission: Term("omission", "left undone")
        }
    }
}

/// What somebody alleged is said to have done in an act (Domain 2.2).
package enum AllegedRole: Int, Taxonomy {
    case direct = 1
    case ordered, planned, present, accomplice, failedToPrevent, suspected

    package var term: Term {
        switch self {
        case .direct: Term("direct", "did it")
        case .ordered: Term("ordered", "ordered it")
        case .planned: Term("planned", "planned it")
        case .present: Term("present", "was present")
        case .accomplice: Term("accomplice", "helped")
        case .failedToPrevent: Term("failed-to-prevent", "did not prevent it")
        case .suspected: Term("suspected", "is suspected")
        }
    }
}

/// How we came to know, also when nobody complained (D18).
package enum IncidentOrigin: Int, Taxonomy {
    case report = 1
    case staff, media, ngo, patrol, equipmentCheck

    package var term: Term {
        switch self {
        case .report: Term("report", "somebody told us")
        case .staff: Term("staff", "staff noticed")
        case .media: Term("media", "press or open source")
        case .ngo: Term("ngo", "an organisation wrote")
        case .patrol: Term("patrol", "seen on patrol")
        case .equipmentCheck: Term("equipment-check", "found while checking equipment")
        }
    }

    package var isComplaint: Bool { self == .report }
}
