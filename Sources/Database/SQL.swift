// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A statement whose text can only come from the program: every other value becomes a bind (Style 2.6).
///
///     let open: SQL = "SELECT id FROM report WHERE state = \(State.open) ORDER BY id"
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Piece: Sendable {
        case text(StaticString)
        case dialect(sqlite: StaticString, postgres: StaticString)
        case bind(Bind, BindKind)
    }

    var pieces: [Piece]

    package init(stringLiteral text: StaticString) {
        pieces = [.text(text)]
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// The text with `?1` or `$1` where the binds go.
    package func text(_ dialect: Dialect) -> String {
        var text = ""
        var count = 0
        for piece in pieces {
            switch piece {
            case .text(let part):
                text += part.description
            case .dialect(let sqlite, let postgres):
                text += (dialect == .sqlite ? sqlite : postgres).description
            case .bind:
                count += 1
                text += dialect == .sqlite ? "?" : "$"
                text += String(count)
            }
        }
        return text
    }

    package var binds: [Bind] {
        pieces.compactMap { piece in
            guard case .bind(let value, _) = piece else { return nil }
            return value
        }
    }

    /// The kinds of the binds, known even where the value is null.
    package var bindKinds: [BindKind] {
        pieces.compactMap { piece in
            guard case .bind(_, let kind) = piece else { return nil }
            return kind
        }
    }
}

/// Safe to log: the program's text without a bind's value.
extension SQL: CustomStringConvertible {
    package var description: String { text(.sqlite) }
}
