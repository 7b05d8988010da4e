// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// That a leaf stands at an index of a tree of some size (RFC 9162, 2.1.3).
package struct InclusionProof: Hashable, Sendable {
    package let index: Int
    package let size: Int
    /// From the leaf's sibling up to the root's child.
    package let hashes: [MerkleHash]

    package init(index: Int, size: Int, hashes: [MerkleHash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// The root that the leaf and these hashes lead to (RFC 9162, 2.1.3.2).
    ///
    /// - Throws: `outsideTree`; `wrongProof` for too few or too many hashes.
    package func root(leaf: MerkleHash) throws(LedgerError) -> MerkleHash {
        guard (1...MerkleTree.largestSize).contains(size), (0..<size).contains(index) else {
            throw .outsideTree
        }
        var place = index
        var last = size - 1
        var root = leaf
        for hash in hashes {
            guard last != 0 else { throw .wrongProof }
            if place & 1 == 1 || place == last {
                root = MerkleTree.node(hash, root)
                while place != 0, place & 1 == 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                root = MerkleTree.node(root, hash)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .wrongProof }
        return root
    }

    /// - Throws: `outsideTree`, `wrongProof`.
    package func verify(leaf: MerkleHash, root: MerkleHash) throws(LedgerError) {
        guard try self.root(leaf: leaf) == root else { throw .wrongProof }
    }
}
