// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Which tile of hashes: level 0 holds leaves, each level above the roots of full tiles below (C2SP tlog-tiles).
package struct TileAddress: Hashable, Sendable {
    /// A full tile has 256 hashes: a subtree of height 8.
    package static let fullWidth = 256
    /// Of a tree of the largest size.
    package static let highestLevel = 7

    package let level: Int
    package let index: Int
    /// 1 to 256; less than 256 for the partial tile at the right edge.
    package let width: Int

    /// Nil where no tree has such a tile.
    package init?(level: Int, index: Int, width: Int = fullWidth) {
        guard (0...Self.highestLevel).contains(level), (1...Self.fullWidth).contains(width), index >= 0,
            index <= MerkleTree.largestSize >> (8 * (level + 1))
        else { return nil }
        self.level = level
        self.index = index
        self.width = width
    }

    /// The tile of that place in a tree of that size, full or partial; nil where the tree has none.
    package init?(level: Int, index: Int, treeSize: Int) {
        guard (0...Self.highestLevel).contains(level), index >= 0, treeSize >= 0 else { return nil }
        let count = treeSize >> (8 * level)
        let width = index < count / Self.fullWidth ? Self.fullWidth : count % Self.fullWidth
        guard index <= count / Self.fullWidth else { return nil }
        self.init(level: level, index: index, width: width)
    }

    package var isFull: Bool { width == Self.fullWidth }
}

/// Which bundle of entries: those whose hashes stand in the tile of level 0 with the same index and width.
package struct BundleAddress: Hashable, Sendable {
    package let index: Int
    package let width: Int

    /// Nil where no tree has such a bundle.
    package init?(index: Int, width: Int = TileAddress.fullWidth) {
        guard let tile = TileAddress(level: 0, index: index, width: width) else { return nil }
        self.init(tile: tile)
    }

    init(tile: TileAddress) {
        index = tile.index
        width = tile.width
    }
}
