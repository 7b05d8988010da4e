// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// The newest checkpoint that this node has seen, in a file out of the database's reach (Design 6).
///
/// Whoever puts an older database back, or writes another history, would have to change this file too.
package struct KeptHead: Sendable {
    private static let mostBytes = 65_536

    private let path: String

    package init(_ path: String) { self.path = path }

    /// The signed note; nil where this node has not seen any yet.
    package func read() throws -> [UInt8]? {
        guard Files.exists(path) else { return nil }
        return try Files.read(path, limit: KeptHead.mostBytes)
    }

    /// The old one or the new one, whatever happens meanwhile.
    package func keep(_ note: [UInt8]) throws {
        try Files.writeDurably(path, note)
    }
}
