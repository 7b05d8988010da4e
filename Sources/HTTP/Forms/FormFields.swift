// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Collects the words of a form within its limits; of what is too long the beginning is kept.
struct FormFields {
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var problems: [FormProblem] = []

    private let limits: FormLimits
    private var bytes = 0

    init(_ limits: FormLimits) {
        self.limits = limits
    }

    /// `isCut` when more of the value came than was kept.
    mutating func add(name: [UInt8], value: [UInt8], isCut: Bool = false) {
        let text = String(decoding: name, as: UTF8.self)
        guard fields.count < limits.fields else { return report(.tooManyFields) }
        let room = limits.textBytes - bytes - name.count
        guard room > 0 || value.isEmpty && room == 0 else { return report(.textTooLong) }
        var kept = value[...]
        if isCut || kept.count > limits.fieldBytes {
            kept = Self.wholeCharacters(kept.prefix(limits.fieldBytes))
            report(.fieldTooLong(name: text))
        }
        if kept.count > room {
            kept = Self.wholeCharacters(kept.prefix(room))
            report(.textTooLong)
        }
        bytes += name.count + kept.count
        if String(validating: kept, as: UTF8.self) == nil || String(validating: name, as: UTF8.self) == nil {
            report(.invalidText(name: text))
        }
        fields.append((text, String(decoding: kept, as: UTF8.self)))
    }

    /// Each problem is told once, and never more than a page can show.
    mutating func report(_ problem: FormProblem) {
        if problems.count < 100, !problems.contains(problem) { problems.append(problem) }
    }

    /// Without the half of a character at the end, where the cut went through one.
    private static func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let lead = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return bytes }
        let length =
            switch bytes[lead] {
            case 0xC0...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF7: 4
            default: 1
            }
        return lead + length > bytes.endIndex ? bytes[..<lead] : bytes
    }
}
