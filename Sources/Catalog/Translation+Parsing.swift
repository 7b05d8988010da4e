// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Text

extension Translation {
    /// Nil when a placeholder is malformed.
    init?(text: String) {
        guard let template = MessageTemplate(text) else { return nil }
        self = .plain(template)
    }

    /// Nil when a form has a name that is neither a plural form nor "=3", when `other` is missing, or a template fails.
    init?(forms: [String: String]) {
        var exact: [Int: MessageTemplate] = [:]
        var byCategory: [PluralCategory: MessageTemplate] = [:]
        for (name, text) in forms {
            guard let template = MessageTemplate(text) else { return nil }
            if let category = PluralCategory(rawValue: name) {
                byCategory[category] = template
            } else if name.hasPrefix("="), let number = Int(name.dropFirst()) {
                exact[number] = template
            } else {
                return nil
            }
        }
        guard let other = byCategory[.other] else { return nil }
        self = .plural(exact: exact, forms: byCategory, other: other)
    }
}
