// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The hashes of RFC 6962, 2.1, and whole small trees; large ones are read through a `TileTree`.
package enum MerkleTree {
    /// Above it nothing is taken, so that no arithmetic on sizes can overflow.
    package static let largestSize = 1 << 62
    /// No honest proof has more hashes.
    package static let longestProof = 63

    /// The root of a tree without leaves: SHA-256 of nothing.
    package static let emptyRoot = MerkleHash(sha256: [])

    package static func leaf(_ entry: [UInt8]) -> MerkleHash {
        MerkleHash(sha256: [0x00] + entry)
    }

    package static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        var message: [UInt8] = [0x01]
        message.reserveCapacity(1 + 2 * MerkleHash.byteCount)
        left.append(to: &message)
        right.append(to: &message)
        return MerkleHash(sha256: message)
    }

    package static func root(_ leaves: [MerkleHash]) -> MerkleHash {
        guard !leaves.isEmpty else { return emptyRoot }
        return MerklePath.hash(of: 0..<leaves.count) { complete(leaves, level: $0, index: $1) }
    }

    /// - Throws: `outsideTree`.
    package static func inclusionProof(
        of index: Int,
        in leaves: [MerkleHash]
    ) throws(LedgerError) -> InclusionProof {
        guard leaves.indices.contains(index) else { throw .outsideTree }
        let hashes = MerklePath.inclusion(of: index, size: leaves.count).map { range in
            MerklePath.hash(of: range) { complete(leaves, level: $0, index: $1) }
        }
        return InclusionProof(index: index, size: leaves.count, hashes: hashes)
    }

    /// That the first `oldSize` leaves were there before.
    ///
    /// - Throws: `outsideTree`.
    package static func consistencyProof(
        from oldSize: Int,
        in leaves: [MerkleHash]
    ) throws(LedgerError) -> ConsistencyProof {
        guard (0...leaves.count).contains(oldSize) else { throw .outsideTree }
        let hashes = MerklePath.consistency(from: oldSize, to: leaves.count).map { range in
            MerklePath.hash(of: range) { complete(leaves, level: $0, index: $1) }
        }
        return ConsistencyProof(oldSize: oldSize, newSize: leaves.count, hashes: hashes)
    }

    /// The subtree with 2^level leaves, counted from the left.
    private static func complete(_ leaves: [MerkleHash], level: Int, index: Int) -> MerkleHash {
        folded(leaves[(index << level)..<((index + 1) << level)])
    }

    /// The root over hashes of one level, whose number is a power of two.
    static func folded(_ hashes: ArraySlice<MerkleHash>) -> MerkleHash {
        var row = Array(hashes)
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map { node(row[$0], row[$0 + 1]) }
        }
        return row[0]
    }
}
