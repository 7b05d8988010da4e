// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A tree that is read tile by tile: roots and proofs in a few reads, nothing whole in memory.
///
/// What it computes is right if the tiles are; whoever does not trust them compares the root with a checkpoint, or
/// verifies the proof.
package struct TileTree {
    package let size: Int
    private let source: any TileSource

    /// - Throws: `outsideTree`.
    package init(size: Int, source: any TileSource) throws(LedgerError) {
        guard (0...MerkleTree.largestSize).contains(size) else { throw .outsideTree }
        self.size = size
        self.source = source
    }

    /// - Throws: `malformedTile`, and what the source throws.
    package func root() throws -> MerkleHash {
        try frontier().root
    }

    /// From which the tree can grow.
    ///
    /// - Throws: `malformedTile`, and what the source throws.
    package func frontier() throws -> Frontier {
        var reading = TileReading(size: size, source: source)
        let hashes = try MerklePath.complete(0..<size).map { part in
            try reading.node(part.level, part.index)
        }
        return try Frontier(size: size, hashes: hashes)
    }

    /// - Throws: `outsideTree`, `malformedTile`, and what the source throws.
    package func leaf(_ index: Int) throws -> MerkleHash {
        guard (0..<size).contains(index) else { throw LedgerError.outsideTree }
        var reading = TileReading(size: size, source: source)
        return try reading.node(0, index)
    }

    /// - Throws: `outsideTree`, `malformedTile`, and what the source throws.
    package func inclusionProof(of index: Int) throws -> InclusionProof {
        guard (0..<size).contains(index) else { throw LedgerError.outsideTree }
        var reading = TileReading(size: size, source: source)
        let hashes = try MerklePath.inclusion(of: index, size: size).map { try reading.hash(of: $0) }
        return InclusionProof(index: index, size: size, hashes: hashes)
    }

    /// That the first `oldSize` leaves were there before.
    ///
    /// - Throws: `outsideTree`, `malformedTile`, and what the source throws.
    package func consistencyProof(from oldSize: Int) throws -> ConsistencyProof {
        guard (0...size).contains(oldSize) else { throw LedgerError.outsideTree }
        var reading = TileReading(size: size, source: source)
        let hashes = try MerklePath.consistency(from: oldSize, to: size).map { try reading.hash(of: $0) }
        return ConsistencyProof(oldSize: oldSize, newSize: size, hashes: hashes)
    }
}

/// One computation: each tile is read once.
private struct TileReading {
    let size: Int
    let source: any TileSource
    var read: [TileAddress: [MerkleHash]] = [:]

    mutating func hash(of range: Range<Int>) throws -> MerkleHash {
        try MerklePath.hash(of: range) { try node($0, $1) }
    }

    /// The root of the complete subtree with 2^level leaves; it lies in the tree.
    mutating func node(_ level: Int, _ index: Int) throws -> MerkleHash {
        let height = level % 8
        let first = index << height
        guard
            let address = TileAddress(
                level: level / 8,
                index: first / TileAddress.fullWidth,
                treeSize: size
            )
        else { throw LedgerError.outsideTree }
        let hashes = try tile(address)
        let start = first % TileAddress.fullWidth
        return MerkleTree.folded(hashes[start..<(start + (1 << height))])
    }

    private mutating func tile(_ address: TileAddress) throws -> [MerkleHash] {
        if let known = read[address] { return known }
        let hashes = try source.hashes(address)
        guard hashes.count == address.width else { throw LedgerError.malformedTile }
        read[address] = hashes
        return hashes
    }
}
