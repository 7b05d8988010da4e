// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension SQL {
    /// Takes literals of the program as text and everything else as binds; there is no way in for a run-time string.
    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { pieces.append(.text(literal)) }
        }

        package mutating func appendInterpolation(_ value: some Bindable) {
            let bind = value.bind
            pieces.append(.bind(bind, Self.kind(bind, type(of: value).bindKind)))
        }

        package mutating func appendInterpolation<Value: Bindable>(_ value: Value?) {
            let bind = value?.bind ?? .null
            pieces.append(.bind(bind, Self.kind(bind, Value.bindKind)))
        }

        /// Splices another statement or part of one, with its binds.
        package mutating func appendInterpolation(_ part: SQL) {
            pieces += part.pieces
        }

        /// Names the difference between the engines at the spot where it matters.
        package mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            pieces.append(.dialect(sqlite: sqlite, postgres: postgres))
        }

        private static func kind(_ bind: Bind, _ declared: BindKind) -> BindKind {
            bind == .null ? declared : bind.kind
        }
    }
}
