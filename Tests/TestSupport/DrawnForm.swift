// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing

/// A form as it stands in a page: what a browser would send if nobody touched it, and which fields it has.
package struct DrawnForm {
    package let action: String
    package let isPost: Bool
    package private(set) var fields: [(String, String)] = []
    package private(set) var names: Set<String> = []
    /// Where whoever fills it in writes freely, where it asks for digits, and where for a passphrase.
    package private(set) var free: [String] = []
    package private(set) var digits: [String] = []
    package private(set) var secret: [String] = []
    /// The first that is offered where one of several is chosen.
    package private(set) var offered: [(String, String)] = []
    /// Where its buttons send it, and in which order they stand: Enter presses the first.
    package private(set) var buttons: [String] = []

    /// The first form of a page that sends to this address and holds all of these hidden values.
    package init(_ page: String, to path: String, holding: [(String, String)] = []) throws {
        self = try #require(
            DrawnForm.all(in: page).first { form in
                form.action == path
                    && holding.allSatisfy { wanted in form.fields.contains { $0 == wanted } }
            },
            "the page has no form for \(path)"
        )
    }

    package static func all(in page: String) -> [DrawnForm] {
        page.components(between: "<form", and: "</form>").map { DrawnForm(html: $0) }
    }

    private init(html: String) {
        action = html.value(of: "action") ?? ""
        isPost = html.value(of: "method") == "post"
        for tag in html.components(between: "<input", and: ">") {
            guard let name = tag.value(of: "name") else { continue }
            names.insert(name)
            let type = tag.value(of: "type") ?? ""
            let isOff = ["checkbox", "radio"].contains(type) && !tag.contains("checked")
            if !isOff, type != "file" { fields.append((name, tag.value(of: "value") ?? "")) }
            if ["text", "search", "tel", "email", ""].contains(type) {
                if tag.value(of: "inputmode") == "numeric" { digits.append(name) } else { free.append(name) }
            }
            if type == "radio" { offer(name, tag.value(of: "value")) }
            if type == "password" { secret.append(name) }
        }
        for tag in html.components(between: "<textarea", and: "</textarea>") {
            guard let name = tag.value(of: "name") else { continue }
            names.insert(name)
            free.append(name)
            fields.append((name, ""))
        }
        for tag in html.components(between: "<select", and: "</select>") {
            guard let name = tag.value(of: "name") else { continue }
            names.insert(name)
            let options = tag.components(between: "<option", and: "</option>")
            offer(name, options.lazy.compactMap { $0.value(of: "value") }.first { !$0.isEmpty })
            let chosen = options.first { $0.contains("selected") } ?? options.first
            fields.append((name, chosen?.value(of: "value") ?? ""))
        }
        buttons = html.components(between: "<button", and: "</button>")
    }

    private mutating func offer(_ name: String, _ value: String?) {
        guard let value, !offered.contains(where: { $0.0 == name }) else { return }
        offered.append((name, value))
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
