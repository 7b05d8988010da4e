// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why the language files cannot be used; it names a file and a key, which are ours.
package struct CatalogError: Error, CustomStringConvertible {
    package enum Code: String, Sendable {
        case notJSON = "is no JSON object of sentences"
        case malformed = "has a sentence with a broken placeholder or plural form"
        case unknownLanguage = "is of no known language"
        case noEnglish = "has no English"
    }

    package let code: Code
    package let file: String
    package let key: String?

    package var description: String {
        "language file \(file) \(code.rawValue)" + (key.map { ": \($0)" } ?? "")
    }
}
