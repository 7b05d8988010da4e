// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One step of the schema; once released, its name, place and text never change.
package struct Migration: Sendable {
    package let name: StaticString
    private let statements: [SQL]

    /// Statements that name the engines' differences at the spot, one statement each and without binds.
    package init(name: StaticString, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }

    /// Statements of their own for each engine.
    package init(name: StaticString, sqlite: [StaticString], postgres: [StaticString]) {
        self.name = name
        let count = max(sqlite.count, postgres.count)
        statements = (0..<count).map { index in
            let left = index < sqlite.count ? sqlite[index] : ""
            let right = index < postgres.count ? postgres[index] : ""
            return "\(sqlite: left, postgres: right)"
        }
    }

    func statements(for dialect: Dialect) -> [SQL] {
        statements.filter { !$0.text(dialect).isEmpty }
    }

    /// Over name and text for one engine, so that a repair for the other engine does not count as a change.
    ///
    /// It guards against slips of programmers, not against attackers: 64-bit FNV-1a is enough.
    package func checksum(for dialect: Dialect) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let texts = [name.description] + statements(for: dialect).map { $0.text(dialect) }
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
