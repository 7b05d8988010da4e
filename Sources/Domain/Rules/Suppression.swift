// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A published figure, or the words that stand in its place, for zero as for any small number (Domain 4.5).
package enum PublishedCell: Hashable, Sendable {
    case shown(Int)
    case notShown

    package var isShown: Bool { self != .notShown }
}

/// How small a figure about people may be (Domain 4.5).
package enum CellRule: Int, Taxonomy {
    case ordinary = 1
    /// Sexual violence, children, a named village, a single unit.
    case sensitive

    package var term: Term {
        switch self {
        case .ordinary: Term("ordinary", "ordinary figures")
        case .sensitive: Term("sensitive", "sexual violence, children, one village, one unit")
        }
    }

    package func smallest(_ parameters: Parameters = Parameters()) -> Int {
        self == .ordinary ? parameters.smallestCell : parameters.smallestSensitiveCell
    }
}

/// Which figures may leave, so that none below k can be worked out from the others (Domain 4.5).
package enum Suppression {
    /// One list with its total: a small entry takes a companion of at least k with it, or else the total.
    package static func list(_ counts: [Int], k: Int) -> PublishedList {
        let total = counts.reduce(0, +)
        guard total >= k else {
            return PublishedList(cells: counts.map { _ in .notShown }, total: .notShown)
        }
        var hidden = Set(counts.indices.filter { counts[$0] < k })
        var hidesTotal = false
        if !hidden.isEmpty {
            let companions = counts.indices.filter { counts[$0] >= k }
            if let companion = companions.min(by: { (counts[$0], $0) < (counts[$1], $1) }) {
                hidden.insert(companion)
            } else {
                hidesTotal = true
            }
        }
        return PublishedList(
            cells: counts.indices.map { hidden.contains($0) ? .notShown : .shown(counts[$0]) },
            total: hidesTotal ? .notShown : .shown(total)
        )
    }

    /// A share needs a large enough whole, and neither side of it may be few.
    package static func rate(_ part: Int, of whole: Int, k: Int, smallestDenominator: Int = 30)
        -> PublishedRate
    {
        guard whole >= smallestDenominator, part >= k, part <= whole else { return .notShown }
        let rest = whole - part
        return rest == 0 || rest >= k ? .shown(part: part, whole: whole) : .notShown
    }

    /// A newer figure may stand beside an older one only if their difference tells nothing small.
    package static func mayFollow(_ older: Int, _ newer: Int, k: Int) -> Bool {
        older == newer || abs(newer - older) >= k
    }

    /// Sexual violence at one site appears only from ten a year on, whatever the table's cells would allow.
    package static func mayPublishSexualViolence(yearlyCount: Int, _ parameters: Parameters = Parameters())
        -> Bool
    {
        yearlyCount >= parameters.smallestSensitiveCell
    }
}

/// A list of figures as it may leave.
package struct PublishedList: Hashable, Sendable {
    package let cells: [PublishedCell]
    package let total: PublishedCell
}

/// A share as it may leave.
package enum PublishedRate: Hashable, Sendable {
    case shown(part: Int, whole: Int)
    case notShown
}
