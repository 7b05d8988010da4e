// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Where tiles are read: a table, a folder, a server; what it gives need not be trusted.
package protocol TileSource {
    /// The first `width` hashes of that tile; a source that has only a wider one cuts it.
    ///
    /// Throws its own error when it has none. Called with addresses that the tree's size allows only.
    func hashes(_ address: TileAddress) throws -> [MerkleHash]
}
