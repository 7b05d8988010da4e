// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One option of a command: its name and what it wants behind it.
package struct Option: Sendable {
    package let name: String
    /// What the value is called in the help; nil for an option that stands alone.
    package let value: String?
    package let isRepeatable: Bool

    package init(_ name: String, _ value: String? = nil, isRepeatable: Bool = false) {
        self.name = name
        self.value = value
        self.isRepeatable = isRepeatable
    }

    var usage: String { value.map { "\(name) \($0)" } ?? name }
}

/// What was typed behind the command's name, checked against the options that it knows.
package struct Arguments: Sendable {
    package private(set) var words: [String] = []
    private let options: [Option]
    private var values: [String: [String]] = [:]

    /// - Throws: `CommandError.usage` with what would be right.
    package init(_ typed: [String], options: [Option], command: String) throws(CommandError) {
        self.options = options
        var rest = typed[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                words.append(word)
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init
            )
            guard let option = options.first(where: { $0.name == parts[0] }) else {
                let known = options.map(\.usage).joined(separator: ", ")
                throw .usage("\(parts[0]) is no option of `amparo \(command)`. It takes: \(known)")
            }
            let value: String
            if option.value == nil {
                guard parts.count == 1 else { throw .usage("\(option.name) stands alone, without a value") }
                value = ""
            } else if parts.count == 2 {
                value = parts[1]
            } else if let next = rest.first, !next.hasPrefix("--") {
                value = next
                rest.removeFirst()
            } else {
                throw .usage("\(option.name) wants a value: \(option.usage)")
            }
            guard option.isRepeatable || values[option.name] == nil else {
                throw .usage("\(option.name) was given twice")
            }
            values[option.name, default: []].append(value)
        }
    }

    package subscript(_ name: String) -> String? { values[name]?.last }
    package func all(_ name: String) -> [String] { values[name] ?? [] }
    package func has(_ name: String) -> Bool { values[name] != nil }

    package func required(_ name: String) throws(CommandError) -> String {
        if let value = self[name], !value.isEmpty { return value }
        let usage = options.first { $0.name == name }?.usage ?? name
        throw .usage("\(usage) is missing")
    }

    package func noWords() throws(CommandError) {
        guard let word = words.first else { return }
        throw .usage("\"\(word)\" is not understood here; options begin with --")
    }
}
