// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Text

/// One thing found, with the place where it was found.
package struct SearchHit: Sendable {
    package let line: ListLine
    package let snippet: String
}

/// Cuts the words around a find; made in memory for the page and kept nowhere.
enum Snippet {
    private static let reach = 80

    static func cut(from texts: [String], around words: String) -> String {
        let wanted = words.split(whereSeparator: \.isWhitespace).map { Text.folded(String($0)) }
        for text in texts {
            let pieces = text.split(whereSeparator: \.isWhitespace)
            guard
                let hit = pieces.firstIndex(where: { piece in
                    let folded = Text.folded(String(piece))
                    return wanted.contains { folded.hasPrefix($0.prefix(max(3, $0.count - 2))) }
                })
            else { continue }
            let before = pieces[max(0, hit - 10)..<hit].joined(separator: " ")
            let after = pieces[hit..<min(pieces.count, hit + 14)].joined(separator: " ")
            return (hit > 10 ? "… " : "") + [before, after].filter { !$0.isEmpty }.joined(separator: " ")
                + (hit + 14 < pieces.count ? " …" : "")
        }
        return Excerpt.of(texts.first { !$0.isEmpty } ?? "")
    }
}
