// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension DrawnForm {
    /// Types into it and sends it; a field that the form does not have cannot be typed into.
    func send(_ browser: Browser, _ typed: [(String, String)] = [], to other: String? = nil) throws -> Answer
    {
        for (name, _) in typed { #expect(names.contains(name), "the form has no field \(name)") }
        let untouched = fields.filter { field in !typed.contains { $0.0 == field.0 } }
        return try browser.client.post(other ?? action, untouched + typed)
    }
}
