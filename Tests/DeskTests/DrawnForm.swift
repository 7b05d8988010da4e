// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import TestSupport
import Testing

/// A form as it stands in a page: what a browser would send if nobody touched it, and which fields it has.
struct DrawnForm {
    let action: String
    private(set) var fields: [(String, String)] = []
    private(set) var names: Set<String> = []
    /// Where its buttons send it, and in which order they stand: Enter presses the first.
    private(set) var buttons: [String] = []

    /// The first form of a page that sends to this address and holds all of these hidden values.
    init(_ page: String, to path: String, holding: [(String, String)] = []) throws {
        let forms = page.components(between: "<form", and: "</form>").map { DrawnForm(html: $0) }
        self = try #require(
            forms.first { form in
                form.action == path
                    && holding.allSatisfy { wanted in form.fields.contains { $0 == wanted } }
            },
            "the page has no form for \(path)"
        )
    }

    private init(html: String) {
        action = html.value(of: "action") ?? ""
        for tag in html.components(between: "<input", and: ">") {
            guard let name = tag.value(of: "name") else { continue }
            names.insert(name)
            let type = tag.value(of: "type") ?? ""
            let isOff = ["checkbox", "radio"].contains(type) && !tag.contains("checked")
            if !isOff { fields.append((name, tag.value(of: "value") ?? "")) }
        }
        for tag in html.components(between: "<textarea", and: "</textarea>") {
            guard let name = tag.value(of: "name") else { continue }
            names.insert(name)
            fields.append((name, ""))
        }
        for tag in html.components(between: "<select", and: "</select>") {
            guard let name = tag.value(of: "name") else { continue }
            names.insert(name)
            let options = tag.components(between: "<option", and: "</option>")
            let chosen = options.first { $0.contains("selected") } ?? options.first
            fields.append((name, chosen?.value(of: "value") ?? ""))
        }
        buttons = html.components(between: "<button", and: "</button>")
    }

    /// Types into it and sends it; a field that the form does not have cannot be typed into.
    func send(_ browser: Browser, _ typed: [(String, String)] = [], to other: String? = nil) throws -> Answer
    {
        for (name, _) in typed { #expect(names.contains(name), "the form has no field \(name)") }
        let untouched = fields.filter { field in !typed.contains { $0.0 == field.0 } }
        return try browser.client.post(other ?? action, untouched + typed)
    }
}

extension String {
    /// Every part between two marks, in order; parts do not overlap.
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: start, omittingEmptySubsequences: false).dropFirst().map { part in
            String(part.split(separator: end, omittingEmptySubsequences: false)[0])
        }
    }

    fileprivate func value(of attribute: String) -> String? {
        guard
            let found = split(separator: " \(attribute)=\"", omittingEmptySubsequences: false).dropFirst()
                .first
        else { return nil }
        return String(found.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }
}
