// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Collects the words of a form within its limits.
struct FormFields {
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var problems: [FormProblem] = []

    private let limits: FormLimits
    private var bytes = 0

    init(_ limits: FormLimits) {
        self.limits = limits
    }

    mutating func add(name: [UInt8], value: [UInt8]) {
        let text = String(decoding: name, as: UTF8.self)
        guard value.count <= limits.fieldBytes else { return report(.fieldTooLong(name: text)) }
        guard fields.count < limits.fields else { return report(.tooManyFields) }
        guard bytes + name.count + value.count <= limits.textBytes else { return report(.textTooLong) }
        bytes += name.count + value.count
        if String(validating: value, as: UTF8.self) == nil || String(validating: name, as: UTF8.self) == nil {
            report(.invalidText(name: text))
        }
        fields.append((text, String(decoding: value, as: UTF8.self)))
    }

    /// Each problem is told once, and never more than a page can show.
    mutating func report(_ problem: FormProblem) {
        if problems.count < 100, !problems.contains(problem) { problems.append(problem) }
    }
}
