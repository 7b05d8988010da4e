// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU

/// The Unicode forms that text is stored and searched in.
enum Normalizer {
    /// Composed: what is stored and shown.
    static func composed(_ units: [UInt16]) -> [UInt16] {
        normalized(units, amparo_form_nfc)
    }

    /// Decomposed: every mark stands alone, so that it can be looked at.
    static func decomposed(_ units: [UInt16]) -> [UInt16] {
        normalized(units, amparo_form_nfd)
    }

    /// Compatible forms made equal, case folded, invisible characters dropped.
    static func caseFolded(_ units: [UInt16]) -> [UInt16] {
        normalized(units, amparo_form_nfkc_casefold)
    }

    private static func normalized(_ units: [UInt16], _ form: amparo_form) -> [UInt16] {
        let count = Int32(clamping: units.count)
        let result = unsafe filledUnits(atLeast: units.count + units.count / 2) { out, capacity in
            unsafe amparo_normalize(Int32(form.rawValue), units, count, out, capacity)
        }
        return result ?? units
    }
}
