// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU

/// Numbers with the digits and separators of the reader's language.
package enum NumberText {
    package static func integer(_ number: Int, _ locale: String) -> String {
        let units = unsafe filledUnits(atLeast: 32) { out, capacity in
            unsafe amparo_integer(TextLocale.icu(locale), Int64(number), out, capacity)
        }
        return units.map(string) ?? String(number)
    }

    package static func decimal(_ number: Double, fractionDigits: Int, _ locale: String) -> String {
        let units = unsafe filledUnits(atLeast: 32) { out, capacity in
            unsafe amparo_number(
                TextLocale.icu(locale),
                number,
                Int32(clamping: fractionDigits),
                out,
                capacity
            )
        }
        return units.map(string) ?? String(number)
    }
}
