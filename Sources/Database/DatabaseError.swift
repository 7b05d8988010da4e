// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why a database refused; its `description` carries no data and may be logged, `debugDescription` may not.
package struct DatabaseError: Error, Equatable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        /// Another row has this key.
        case unique
        case foreignKey
        /// Another rule of the table: NOT NULL or CHECK.
        case constraint
        /// Lost against somebody else at the same moment; trying again may help.
        case conflict
        /// No connection, closed, out of memory, or an unreadable disk.
        case unavailable
        case full
        case readOnly
        case corrupt
        /// A fault of the program: wrong SQL, wrong column, nested or finished transaction.
        case misuse
        case unknown
    }

    package let code: Code
    /// The engine's own code: a SQLSTATE or SQLite's extended number.
    package let native: String
    /// The connection was lost while committing: the write may have happened.
    package let isOutcomeUnknown: Bool
    private let details: String

    package init(_ code: Code, native: String = "", details: String = "", isOutcomeUnknown: Bool = false) {
        self.code = code
        self.native = native
        self.details = details
        self.isOutcomeUnknown = isOutcomeUnknown
    }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String {
        var text = "database: \(code.rawValue)"
        if !native.isEmpty { text += " (\(native))" }
        if isOutcomeUnknown { text += ", unknown outcome" }
        return text
    }

    package var debugDescription: String {
        details.isEmpty ? description : "\(description): \(details)"
    }
}
