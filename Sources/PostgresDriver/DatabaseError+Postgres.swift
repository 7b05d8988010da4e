// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database

extension DatabaseError {
    /// Maps a SQLSTATE, once for the whole library.
    static func postgres(_ state: String, _ details: String = "") -> DatabaseError {
        DatabaseError(code(state), native: state, details: details)
    }

    /// The transaction lost a race and may win the next one.
    var isLostRace: Bool { native == "40001" || native == "40P01" }

    private static func code(_ state: String) -> Code {
        switch state {
        case "23505": return .unique
        case "23503", "23001": return .foreignKey
        case "40001", "40P01", "55P03": return .conflict
        case "53100", "53400": return .full
        case "25006": return .readOnly
        case "57014": return .unavailable
        default: break
        }
        return switch String(state.prefix(2)) {
        case "23": .constraint
        case "08", "28", "3D", "53", "57", "58": .unavailable
        case "XX": .corrupt
        case "0A", "22", "25", "26", "34", "42", "54": .misuse
        default: .unknown
        }
    }
}
