// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database

/// Makes and removes whole databases on a server: for set-up, for a restore, and for one database a test.
package struct PostgresServer: Sendable {
    private let address: PostgresAddress

    package init(url: String) {
        address = PostgresAddress(url: url, database: nil)
    }

    /// A copy of the template if one is named, to which nobody may be connected.
    package func create(_ name: String, template: String? = nil) throws(DatabaseError) {
        let copy = try template.map { name throws(DatabaseError) in " TEMPLATE \(try Self.checked(name))" }
        try PostgresConnection(address).perform("CREATE DATABASE \(try Self.checked(name))\(copy ?? "")")
    }

    /// Ends the connections to it first.
    package func drop(_ name: String) throws(DatabaseError) {
        try PostgresConnection(address).perform(
            "DROP DATABASE IF EXISTS \(try Self.checked(name)) WITH (FORCE)"
        )
    }

    /// Names cannot be binds: only small letters, digits and underscores pass.
    private static func checked(_ name: String) throws(DatabaseError) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        let startsWithLetter = name.first?.isLetter == true
        guard isPlain, startsWithLetter, name.utf8.count <= 63 else {
            throw DatabaseError(.misuse, details: "not a name for a database")
        }
        return name
    }
}
