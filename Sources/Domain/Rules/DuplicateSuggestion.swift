// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What two reports can have in common; nothing about who sent them (Domain 4.10).
package struct ReportLikeness<Subject: Comparable & Hashable & Sendable>: Hashable, Sendable {
    package var subject: Subject
    /// Of the normalised words; nil where there are none.
    package var textHash: [UInt8]?
    package var acts: Set<ActCode>
    /// The normalised name of the place; nil where it is not known.
    package var place: String?
    package var day: Day?

    package init(subject: Subject, textHash: [UInt8]?, acts: Set<ActCode>, place: String?, day: Day?) {
        self.subject = subject
        self.textHash = textHash
        self.acts = acts
        self.place = place
        self.day = day
    }

    /// Sexual violence is never matched: a match would say that there was another.
    package func likeness(to other: ReportLikeness) -> LikenessReason? {
        guard subject != other.subject else { return nil }
        if (acts.union(other.acts)).contains(where: \.isSexualViolence) { return nil }
        if let textHash, textHash == other.textHash { return .sameWords }
        guard let place, place == other.place, let day, let otherDay = other.day else { return nil }
        let shared = acts.intersection(other.acts).filter { !$0.isBelowAbuse }
        let isSameWeek = abs(day.number - otherDay.number) < 7
        return isSameWeek && !shared.isEmpty ? .sameActPlaceWeek : nil
    }
}

/// Why two reports may be about one thing (Domain 4.11).
package enum LikenessReason: Int, Taxonomy {
    case sameWords = 1
    case sameActPlaceWeek

    package var term: Term {
        switch self {
        case .sameWords: Term("same-words", "the same words")
        case .sameActPlaceWeek: Term("same-act-place-week", "the same act and place in one week")
        }
    }
}

/// Many alike become one group claim with one answer and a list, if a person says so (Domain 4.11).
package enum DuplicateSuggestion {
    package static func matches<Subject>(
        _ new: ReportLikeness<Subject>,
        among others: [ReportLikeness<Subject>]
    ) -> [(subject: Subject, reason: LikenessReason)] {
        others.compactMap { other in new.likeness(to: other).map { (other.subject, $0) } }
            .sorted { ($0.reason.rawValue, $0.subject) < ($1.reason.rawValue, $1.subject) }
    }

    /// Reports that share their words, largest group first.
    package static func groups<Subject>(
        _ reports: [ReportLikeness<Subject>],
        atLeast minimum: Int = 3
    ) -> [[Subject]] {
        let worded = reports.filter {
            $0.textHash != nil && !$0.acts.contains(where: \.isSexualViolence)
        }
        return Dictionary(grouping: worded, by: \.textHash).values
            .filter { $0.count >= minimum }
            .map { $0.map(\.subject).sorted() }
            .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }
}
