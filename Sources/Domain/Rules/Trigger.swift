// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The five questions that decide whether the company must look into it itself (Domain 4.2).
package enum TriggerLetter: Int, RankedTaxonomy {
    case place = 1
    case equipment, activity, area, staff

    package var term: Term {
        switch self {
        case .place: Term("P", "on the company's ground")
        case .equipment: Term("E", "with something the company owns, hired or gave")
        case .activity: Term("A", "because of something the company did or asked for")
        case .area: Term("O", "in the area of operations or on a transport route")
        case .staff: Term("S", "staff or contractors took part")
        }
    }
}

/// What is known about each trigger.
package struct TriggerFacts: Hashable, Sendable {
    package var place: OpenAnswer
    package var equipment: OpenAnswer
    package var activity: OpenAnswer
    package var area: OpenAnswer
    package var staff: OpenAnswer
    /// The ledger shows that the unit held something of ours that day; suggests E, decides nothing.
    package var unitHeldSupport: Bool

    package init(
        place: OpenAnswer = .notAsked,
        equipment: OpenAnswer = .notAsked,
        activity: OpenAnswer = .notAsked,
        area: OpenAnswer = .notAsked,
        staff: OpenAnswer = .notAsked,
        unitHeldSupport: Bool = false
    ) {
        self.place = place
        self.equipment = equipment
        self.activity = activity
        self.area = area
        self.staff = staff
        self.unitHeldSupport = unitHeldSupport
    }

    package subscript(letter: TriggerLetter) -> OpenAnswer {
        switch letter {
        case .place: place
        case .equipment: equipment
        case .activity: activity
        case .area: area
        case .staff: staff
        }
    }

    /// After sexual violence only the setting is looked at, unless the survivor agrees; credibility is no condition.
    package func result(acts: Set<ActCode>, survivorAgrees: Bool = false) -> TriggerResult {
        guard acts.contains(where: \.canTrigger) else {
            return TriggerResult(
                inquiry: .none,
                basis: [],
                isSettingReview: false,
                unknown: [],
                suggested: []
            )
        }
        let basis = TriggerLetter.allCases.filter { self[$0] == .yes }
        let unknown = TriggerLetter.allCases.filter { self[$0].isOpen }
        let kind: InquiryKind = basis.contains { $0 != .area } ? .full : basis.isEmpty ? .none : .inquiry
        let isSetting = kind != .none && acts.contains(where: \.isSexualViolence) && !survivorAgrees
        return TriggerResult(
            inquiry: kind,
            basis: basis,
            isSettingReview: isSetting,
            unknown: unknown,
            suggested: unitHeldSupport && equipment.isOpen ? [.equipment] : []
        )
    }
}

/// How deep the company itself looks.
package enum InquiryKind: Int, RankedTaxonomy {
    case none = 1
    case inquiry, full

    package var term: Term {
        switch self {
        case .none: Term("record", "record and refer only")
        case .inquiry: Term("inquiry", "inquiry")
        case .full: Term("full", "full investigation")
        }
    }
}

/// What the triggers ask for, and what is still open.
package struct TriggerResult: Hashable, Sendable {
    package let inquiry: InquiryKind
    package let basis: [TriggerLetter]
    /// Place, rosters and assets are looked at; nobody asks about the event (Domain 4.6).
    package let isSettingReview: Bool
    package let unknown: [TriggerLetter]
    package let suggested: [TriggerLetter]

    /// Whether an open question could still make it more than it is.
    package var mayGrow: Bool { inquiry != .full && !unknown.isEmpty }
}

/// What it takes not to look into a triggered case (Domain 4.2).
package enum WaiverNeed: Int, Taxonomy {
    case humanRightsOfficer = 1
    case headquarters, writtenReason, panelTold

    package var term: Term {
        switch self {
        case .humanRightsOfficer: Term("officer", "the human-rights officer signs")
        case .headquarters: Term("headquarters", "headquarters signs")
        case .writtenReason: Term("written-reason", "a written reason")
        case .panelTold: Term("panel-told", "the panel is told")
        }
    }
}
