// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A tile and its hashes, as it is stored and served: 32 bytes a hash, nothing else.
package struct Tile: Hashable, Sendable {
    package let address: TileAddress
    package let hashes: [MerkleHash]

    /// - Throws: `malformedTile` unless there are as many hashes as the address says.
    package init(_ address: TileAddress, _ hashes: [MerkleHash]) throws(LedgerError) {
        guard hashes.count == address.width else { throw .malformedTile }
        self.address = address
        self.hashes = hashes
    }

    /// - Throws: `malformedTile` unless there are 32 bytes for each hash.
    package init(_ address: TileAddress, bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count == address.width * MerkleHash.byteCount else { throw .malformedTile }
        self.address = address
        hashes = stride(from: 0, to: bytes.count, by: MerkleHash.byteCount).compactMap {
            MerkleHash(bytes[$0..<($0 + MerkleHash.byteCount)])
        }
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(hashes.count * MerkleHash.byteCount)
        for hash in hashes { hash.append(to: &out) }
        return out
    }
}
