// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension SQL {
    /// `(?1, ?2, ?3)` for `IN`; an empty list is `(NULL)`, which nothing is in.
    package static func list(_ values: some Sequence<some Bindable>) -> SQL {
        let parts = values.map { value in "\(value)" as SQL }
        guard !parts.isEmpty else { return "(NULL)" }
        return "(\(joined(parts, separator: ", ")))"
    }

    /// The parts one after another with program text between them.
    package static func joined(_ parts: [SQL], separator: StaticString) -> SQL {
        var pieces: [Piece] = []
        for (index, part) in parts.enumerated() {
            if index > 0 { pieces.append(.text(separator)) }
            pieces += part.pieces
        }
        return SQL(pieces: pieces)
    }

    /// True for a word that would end or nest the transaction; only the engines may say those.
    package static func isTransactionControl(_ text: String) -> Bool {
        let first = text.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
            .prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        let word = String(decoding: first.map { $0 | 0x20 }, as: UTF8.self)
        return controlWords.contains(word)
    }

    private static let controlWords: Set<String> = [
        "begin", "commit", "end", "rollback", "savepoint", "release", "start", "abort", "prepare", "attach",
        "detach", "vacuum",
    ]
}
