// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a closed list calls one of its members: a code for exports, words for people.
package struct Term: Hashable, Sendable {
    package let code: String
    package let title: String

    package init(_ code: String, _ title: String) {
        self.code = code
        self.title = title
    }
}

/// A closed list whose stored numbers and text codes are never changed or used again.
package protocol Taxonomy: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == Int {
    var term: Term { get }
}

extension Taxonomy {
    package var code: String { term.code }
    package var title: String { term.title }

    package init?(code: String) {
        guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }
}

/// A taxonomy whose numbers also rank its members.
package protocol RankedTaxonomy: Taxonomy, Comparable {}

extension RankedTaxonomy {
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
