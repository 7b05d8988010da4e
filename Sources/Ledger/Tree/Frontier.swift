// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// All that a growing tree has to keep: the roots of its complete subtrees, largest first; at most 62.
package struct Frontier: Hashable, Sendable {
    package private(set) var size = 0
    package private(set) var hashes: [MerkleHash] = []

    package init() {}

    /// One that was kept.
    ///
    /// - Throws: `outsideTree` when the number of hashes does not fit the size.
    package init(size: Int, hashes: [MerkleHash]) throws(LedgerError) {
        guard (0...MerkleTree.largestSize).contains(size), hashes.count == size.nonzeroBitCount else {
            throw .outsideTree
        }
        self.size = size
        self.hashes = hashes
    }

    package mutating func append(_ leaf: MerkleHash) {
        precondition(size < MerkleTree.largestSize, "a tree cannot grow further")
        hashes.append(leaf)
        var ends = size
        while ends & 1 == 1 {
            let right = hashes.removeLast()
            hashes.append(MerkleTree.node(hashes.removeLast(), right))
            ends >>= 1
        }
        size += 1
    }

    package var root: MerkleHash {
        guard var root = hashes.last else { return MerkleTree.emptyRoot }
        for hash in hashes.dropLast().reversed() { root = MerkleTree.node(hash, root) }
        return root
    }
}
