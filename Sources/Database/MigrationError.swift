// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why the schema was left as it is.
package enum MigrationError: Error, Equatable, Sendable {
    /// Two migrations of this program have the same name.
    case duplicate(String)
    /// The database has a migration that this program does not know, before ones that it knows.
    case unknown(String)
    /// A migration was edited after it had been applied.
    case changed(String)
    /// A migration was applied in another place.
    case reordered(String)
    /// The database was made by a newer Amparo.
    case newer(String)
    case failed(String, DatabaseError)
    /// The list of applied migrations could not be read.
    case unreadable(DatabaseError)
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .duplicate(let name): "schema: two migrations are called \(Self.plain(name))"
        case .unknown(let name): "schema: the database has the unknown migration \(Self.plain(name))"
        case .changed(let name): "schema: migration \(Self.plain(name)) is not the one that was applied"
        case .reordered(let name): "schema: migration \(Self.plain(name)) was applied in another order"
        case .newer(let name):
            "schema: the database was made by a newer Amparo (it has migration \(Self.plain(name)))"
        case .failed(let name, let error): "schema: migration \(Self.plain(name)) failed: \(error)"
        case .unreadable(let error): "schema: the applied migrations cannot be read: \(error)"
        }
    }

    /// A name read from a database may be anything: only what a migration can be called is shown.
    private static func plain(_ name: String) -> String {
        String(name.prefix(80).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "?" })
    }
}
