// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The key of a sentence; the members are generated from the English files.
package struct Message: Hashable, Sendable, CustomStringConvertible {
    /// The area's name, a dot, and the key inside the area's file.
    let key: String

    init(_ key: String) {
        self.key = key
    }

    package var description: String { key }
}

/// The files of each language, one a group of pages.
package enum MessageArea: String, CaseIterable, Sendable {
    case common, errors, phrases, domain, portal
}
