// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Where a default comes from, so that whoever changes it knows what they depart from.
package struct ParameterBasis: Hashable, Sendable {
    package let name: String
    package let basis: String

    /// In the names of Domain 4.9.
    package static let all: [ParameterBasis] = [
        ParameterBasis(
            name: "P_ACK",
            basis: "Social Way table 3B.1; Directive 2019/1937 art. 9(1)(b): 7 days at most"
        ),
        ParameterBasis(name: "P_CONSULT", basis: "Social Way table 3B.1"),
        ParameterBasis(name: "P_INV", basis: "Social Way table 3B.1"),
        ParameterBasis(name: "P_PROT", basis: "proposed here"),
        ParameterBasis(name: "P_HQ", basis: "proposed here"),
        ParameterBasis(name: "P_CRED", basis: "proposed here"),
        ParameterBasis(name: "P_PROS, P_REF", basis: "proposed here"),
        ParameterBasis(
            name: "P_FEED",
            basis: "Directive 2019/1937 art. 9(1)(f): 3 months; 30 days is common in project mechanisms"
        ),
        ParameterBasis(name: "P_APPEAL", basis: "proposed here"),
        ParameterBasis(
            name: "P_MEET",
            basis: "quarterly for L2 and L3 from the Toolkit (C4); the others proposed here"
        ),
        ParameterBasis(
            name: "P_FORUM, P_PANEL",
            basis: "monthly forum from the Toolkit (A22); panel proposed here"
        ),
        ParameterBasis(name: "P_RA", basis: "UNGP 17-18"),
        ParameterBasis(name: "P_VET, P_TRAIN", basis: "proposed here"),
        ParameterBasis(name: "P_BOX, P_PROBE", basis: "proposed here"),
        ParameterBasis(name: "P_DIST, P_SURVEY", basis: "proposed here"),
    ]
}

/// A setting that the rules refuse.
package enum ParameterProblem: Hashable, Sendable {
    case acknowledgeOverSevenDays
    case graveSlowerThanMinor(String)
    case notPositive(String)
    case smallestCellUnderFive
    case sensitiveCellUnderTen
    case denominatorUnderThirty
}

extension Parameters {
    /// Empty when an installation may run with these numbers.
    package var problems: [ParameterProblem] {
        var problems: [ParameterProblem] = []
        if acknowledgeAtMost.roughMinutes > Span.days(7).roughMinutes {
            problems.append(.acknowledgeOverSevenDays)
        }
        let bands: [(String, SpanBySeverity)] = [
            ("P_ACK", acknowledge), ("P_CONSULT", consult), ("P_INV", investigationStart),
            ("P_PROT", protectionScreen), ("P_CRED", credibility),
        ]
        for (name, band) in bands {
            let lengths = [band.grave, band.middle, band.minor].map(\.roughMinutes)
            if lengths != lengths.sorted() { problems.append(.graveSlowerThanMinor(name)) }
            if lengths.contains(where: { $0 <= 0 }) { problems.append(.notPositive(name)) }
        }
        let single: [(String, Span)] = [
            ("P_HQ", headquartersGravest), ("P_HQ", headquartersGrave), ("P_PROS", prosecutorNotice),
            ("P_REF", referral), ("P_FEED", interimAnswer), ("P_FEED", substantiveAnswer),
            ("P_APPEAL", reviewRequest), ("P_APPEAL", reviewDecision), ("P_BOX", boxOpening),
        ]
        problems += single.filter { $0.1.roughMinutes <= 0 }.map { .notPositive($0.0) }
        if smallestCell < 5 { problems.append(.smallestCellUnderFive) }
        if smallestSensitiveCell < 10 { problems.append(.sensitiveCellUnderTen) }
        if smallestDenominator < 30 { problems.append(.denominatorUnderThirty) }
        return problems
    }
}

extension Span {
    /// For comparing settings only; a month counts as 31 days.
    fileprivate var roughMinutes: Int {
        switch self {
        case .minutes(let count): count
        case .hours(let count): count * 60
        case .days(let count): count * 1_440
        case .months(let count): count * 31 * 1_440
        }
    }
}
