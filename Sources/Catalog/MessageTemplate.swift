// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Text

/// A sentence cut at its placeholders.
struct MessageTemplate: Hashable, Sendable {
    enum Piece: Hashable, Sendable {
        case literal(String)
        case placeholder(String)
    }

    let pieces: [Piece]

    /// Nil when a brace is left open, or when a placeholder's name has other than letters and digits.
    init?(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { return nil }
            let name = rest[rest.index(after: open)..<close]
            guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
                return nil
            }
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.placeholder(String(name)))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }

    var placeholders: Set<String> {
        Set(
            pieces.compactMap { piece in
                if case .placeholder(let name) = piece { name } else { nil }
            }
        )
    }

    /// A value that nobody gave stays visible as `{name}`: a page with a slip is better than no page.
    func filled(_ arguments: [Argument], _ language: Language) -> LocalizedText {
        let parts = pieces.map { piece -> LocalizedText.Part in
            switch piece {
            case .literal(let words): return .literal(words)
            case .placeholder(let name):
                let argument = arguments.first { $0.name.description == name }
                return argument.map { .inserted($0.written(in: language)) } ?? .literal("{\(name)}")
            }
        }
        return LocalizedText(parts, language)
    }
}

/// What a key stands for in one language.
enum Translation: Hashable, Sendable {
    case plain(MessageTemplate)
    case plural(
        exact: [Int: MessageTemplate],
        forms: [PluralCategory: MessageTemplate],
        other: MessageTemplate
    )

    func template(for count: Int?, _ language: Language) -> MessageTemplate {
        switch self {
        case .plain(let template): return template
        case .plural(let exact, let forms, let other):
            guard let count else { return other }
            return exact[count] ?? forms[PluralRules.category(count, language.rawValue)] ?? other
        }
    }

    var templates: [MessageTemplate] {
        switch self {
        case .plain(let template): [template]
        case .plural(let exact, let forms, let other): Array(exact.values) + Array(forms.values) + [other]
        }
    }
}
