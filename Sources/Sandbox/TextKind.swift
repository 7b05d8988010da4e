// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Which texts are words and no more: a page, a saved mail or a visiting card carries names, addresses and files of its own.
///
/// A chat is a text, though its lines begin with a name and a colon as a mail's do; two names that mails use make a mail.
enum TextKind {
    /// Of a page, a formatted text, a program for printers.
    static let beginnings = ["<", "{", "%"]

    /// No line of a plain text begins so: of mails and their parts (RFC 5322, 2045), cards and calendars (RFC 6350, 5545).
    static let marks = [
        "mime-version:", "content-transfer-encoding:", "message-id:", "return-path:", "delivered-to:",
        "dkim-signature:", "begin:v",
    ]

    /// The lines at the top of a mail that people know as well.
    static let heads = ["from", "to", "cc", "date", "subject", "sender", "reply-to", "received"]

    /// Whether a file with these first bytes may be one; the script in the jail looks at all of it, by the same words.
    static func isPlain(_ head: [UInt8]) -> Bool {
        let isText = head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (9...13).contains($0) }
        let words = String(decoding: head, as: UTF8.self).lowercased().drop(while: isBlank)
        guard isText, let first = words.unicodeScalars.first, !beginnings.contains(String(first)) else {
            return false
        }
        let lines = words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard !lines.contains(where: isMarked) else { return false }
        let isBox = lines[0].drop { $0 == ">" }.hasPrefix("from ")
        return headers(lines.dropFirst(isBox ? 1 : 0)).intersection(heads).count < 2
    }

    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace || character == "\u{FEFF}"
    }

    private static func isMarked(_ line: Substring) -> Bool {
        let line = line.drop(while: isBlank)
        return marks.contains { line.hasPrefix($0) }
    }

    /// The names before the colons, down to the first line that has none; one that is folded goes on with the line before it.
    private static func headers(_ lines: ArraySlice<Substring>) -> Set<String> {
        var names: Set<String> = []
        for line in lines where line.first != " " && line.first != "\t" {
            guard let colon = line.firstIndex(of: ":") else { break }
            names.insert(String(line[..<colon].filter { !$0.isWhitespace }))
        }
        return names
    }
}

extension [String] {
    /// As Python writes them, one after the other.
    var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
