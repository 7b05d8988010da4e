// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// That a tree begins with all the leaves of an older one (RFC 9162, 2.1.4).
package struct ConsistencyProof: Hashable, Sendable {
    package let oldSize: Int
    package let newSize: Int
    /// Empty between equal sizes, and from the tree without leaves.
    package let hashes: [MerkleHash]

    package init(oldSize: Int, newSize: Int, hashes: [MerkleHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// RFC 9162, 2.1.4.2, with the two cases that it leaves to the reader: from nothing, and between equal sizes.
    ///
    /// - Throws: `outsideTree`; `inconsistent` for two roots of one size; `wrongProof`.
    package func verify(oldRoot: MerkleHash, newRoot: MerkleHash) throws(LedgerError) {
        guard (0...MerkleTree.largestSize).contains(newSize), (0...newSize).contains(oldSize) else {
            throw .outsideTree
        }
        if oldSize == 0 {
            guard oldRoot == MerkleTree.emptyRoot else { throw .inconsistent }
            guard hashes.isEmpty else { throw .wrongProof }
            guard newSize > 0 || newRoot == MerkleTree.emptyRoot else { throw .inconsistent }
            return
        }
        if oldSize == newSize {
            guard oldRoot == newRoot else { throw .inconsistent }
            guard hashes.isEmpty else { throw .wrongProof }
            return
        }
        // The root of a complete old tree is itself the first hash, and is left out of the proof.
        let path = oldSize & (oldSize - 1) == 0 ? [oldRoot] + hashes : hashes
        guard let first = path.first else { throw .wrongProof }
        var place = oldSize - 1
        var last = newSize - 1
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (old, new) = (first, first)
        for hash in path.dropFirst() {
            guard last != 0 else { throw .wrongProof }
            if place & 1 == 1 || place == last {
                old = MerkleTree.node(hash, old)
                new = MerkleTree.node(hash, new)
                while place != 0, place & 1 == 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = MerkleTree.node(new, hash)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0, old == oldRoot, new == newRoot else { throw .wrongProof }
    }
}
