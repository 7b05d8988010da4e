// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Text

/// What a form of the case page carried and what was wrong with it; names begin with the verb of their form.
struct CaseForm {
    var verb = ""
    var fields: [(name: String, value: String)] = []
    private(set) var errors: [(name: String, words: String)] = []
    /// The head that the page carried when somebody else wrote first.
    var conflictSince: Int?
    /// The three answers before a call were asked what they advise.
    var showsAdvice = false

    init() {}

    init(verb: String, fields: [(name: String, value: String)]) {
        self.verb = verb
        self.fields = fields.map { ($0.name, Text.clean($0.value)) }
    }

    var isFaulty: Bool { !errors.isEmpty }

    mutating func refuse(_ name: String, _ words: String) {
        guard error(name) == nil else { return }
        errors.append((name, words))
    }

    func error(_ name: String) -> String? { errors.first { $0.name == name }?.words }

    /// What was typed, or what is on record where this form was not sent.
    func text(_ name: String, else stored: String = "") -> String {
        fields.first { $0.name == name }?.value ?? (isSent(for: name) ? "" : stored)
    }

    func all(_ name: String, else stored: [String] = []) -> [String] {
        let typed = fields.filter { $0.name == name }.map(\.value)
        return typed.isEmpty && !isSent(for: name) ? stored : typed
    }

    func isOn(_ name: String, else stored: Bool = false) -> Bool {
        isSent(for: name) ? fields.contains { $0.name == name && $0.value == "yes" } : stored
    }

    /// A form whose answer was refused stays open.
    func isOpen(_ verb: String) -> Bool {
        self.verb == verb && (isFaulty || conflictSince != nil || showsAdvice)
    }

    /// The head of the page that this was typed on; nil where it was left out or is no number.
    var seen: Int? { Int(text("seen")) }

    private func isSent(for name: String) -> Bool { !verb.isEmpty && name.hasPrefix(verb + "-") }
}
