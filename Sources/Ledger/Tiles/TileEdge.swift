// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The partial tiles at the right edge of a growing tree: what a writer keeps, at most 255 hashes a level.
package struct TileEdge: Sendable {
    package private(set) var size = 0
    private var levels: [[MerkleHash]] = []

    package init() {}

    /// The edge of a tree that is there.
    ///
    /// - Throws: `outsideTree`, `malformedTile`, and what the source throws.
    package init(size: Int, source: any TileSource) throws {
        guard (0...MerkleTree.largestSize).contains(size) else { throw LedgerError.outsideTree }
        self.size = size
        for level in 0...TileAddress.highestLevel {
            let count = size >> (8 * level)
            guard count > 0 else { break }
            let index = count / TileAddress.fullWidth
            guard let address = TileAddress(level: level, index: index, treeSize: size) else {
                levels.append([])
                continue
            }
            levels.append(try Tile(address, try source.hashes(address)).hashes)
        }
    }

    /// Adds a leaf; gives the tiles that it filled, lowest first, mostly none; they never change again.
    package mutating func append(_ leaf: MerkleHash) throws(LedgerError) -> [Tile] {
        guard size < MerkleTree.largestSize else { throw .outsideTree }
        size += 1
        var filled: [Tile] = []
        var hash = leaf
        for level in 0...TileAddress.highestLevel {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count == TileAddress.fullWidth else { break }
            let index = (size >> (8 * (level + 1))) - 1
            guard let address = TileAddress(level: level, index: index) else { throw .outsideTree }
            filled.append(try Tile(address, levels[level]))
            hash = MerkleTree.folded(levels[level][...])
            levels[level] = []
        }
        return filled
    }

    /// The partial tiles of a checkpoint of this size, which have to be served with it.
    package var partials: [Tile] {
        levels.indices.compactMap { level in
            guard let address = TileAddress(level: level, index: size >> (8 * (level + 1)), treeSize: size)
            else { return nil }
            return try? Tile(address, levels[level])
        }
    }

    package var root: MerkleHash { frontier.root }

    /// The roots of the complete subtrees, largest first.
    package var frontier: Frontier {
        let hashes = levels.reversed().flatMap { row in
            MerklePath.complete(0..<row.count).map { part in
                MerkleTree.folded(row[(part.index << part.level)..<((part.index + 1) << part.level)])
            }
        }
        // invariant: a level holds as many hashes as the size has at that level.
        guard let frontier = try? Frontier(size: size, hashes: hashes) else {
            preconditionFailure("the edge of a tree does not fit its size")
        }
        return frontier
    }
}
