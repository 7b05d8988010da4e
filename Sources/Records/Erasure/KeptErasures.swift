// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Platform

/// What was erased, in the node's own folder: an older database that is put back erases it again (Design 4).
///
/// One file each, named by its number, sealed as its row is: whoever takes the folder learns how many there were.
package struct KeptErasures: Sendable {
    private static let mostBytes = 1 << 22

    private let folder: String

    package init(_ folder: String) { self.folder = folder }

    /// The numbers that are kept here.
    package func all() throws -> [ErasureID] {
        guard Files.exists(folder) else { return [] }
        return try Files.list(folder).compactMap { ErasureID(hex: $0) }
    }

    package func read(_ id: ErasureID) throws -> [UInt8] {
        try Files.read(path(id), limit: KeptErasures.mostBytes)
    }

    /// Durable when it returns.
    package func keep(_ id: ErasureID, _ body: [UInt8]) throws {
        if !Files.exists(folder) { try Files.makeDirectory(folder) }
        try Files.writeDurably(path(id), body)
    }

    private func path(_ id: ErasureID) -> String { folder + "/" + id.hex }
}
