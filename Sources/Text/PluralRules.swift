// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU

/// The forms that languages give to a counted thing.
package enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other
}

/// Which form a count takes in a language; an unknown language takes `other`.
package enum PluralRules {
    package static func category(_ count: Int, _ locale: String) -> PluralCategory {
        let units = unsafe filledUnits(atLeast: 16) { out, capacity in
            unsafe amparo_plural(TextLocale.icu(locale), Double(count), out, capacity)
        }
        return units.flatMap { PluralCategory(rawValue: string($0)) } ?? .other
    }

    /// The forms that whole numbers take in a language.
    package static func categories(_ locale: String) -> Set<PluralCategory> {
        Set((0...210).map { category($0, locale) } + [category(1_000_000, locale)])
    }
}
