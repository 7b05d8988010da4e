// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Which ranges of leaves a proof needs (RFC 6962, 2.1.1 and 2.1.2), whatever gives their hashes.
enum MerklePath {
    /// From the leaf's sibling up to the root's child; the index lies in the tree.
    static func inclusion(of index: Int, size: Int) -> [Range<Int>] {
        var siblings: [Range<Int>] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = split(range)
            if index < middle {
                siblings.append(middle..<range.upperBound)
                range = range.lowerBound..<middle
            } else {
                siblings.append(range.lowerBound..<middle)
                range = middle..<range.upperBound
            }
        }
        return siblings.reversed()
    }

    /// Empty from nothing, and between equal sizes.
    static func consistency(from oldSize: Int, to size: Int) -> [Range<Int>] {
        guard oldSize > 0 else { return [] }
        var others: [Range<Int>] = []
        var range = 0..<size
        while oldSize != range.upperBound {
            let middle = split(range)
            if oldSize <= middle {
                others.append(middle..<range.upperBound)
                range = range.lowerBound..<middle
            } else {
                others.append(range.lowerBound..<middle)
                range = middle..<range.upperBound
            }
        }
        // The old tree's own root is known to whoever checks.
        if range.lowerBound > 0 { others.append(range) }
        return others.reversed()
    }

    /// The hash over a range that a proof names, from its complete subtrees (2^level leaves, counted from the left).
    static func hash<E: Error>(
        of range: Range<Int>,
        node: (_ level: Int, _ index: Int) throws(E) -> MerkleHash
    ) throws(E) -> MerkleHash {
        let parts = complete(range)
        var hash = try node(parts[parts.count - 1].level, parts[parts.count - 1].index)
        for part in parts.dropLast().reversed() {
            hash = MerkleTree.node(try node(part.level, part.index), hash)
        }
        return hash
    }

    /// The largest complete subtrees that fill the range, from the left; at least one.
    static func complete(_ range: Range<Int>) -> [(level: Int, index: Int)] {
        var parts: [(level: Int, index: Int)] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = Int.bitWidth - 1 - (range.upperBound - start).leadingZeroBitCount
            parts.append((level, start >> level))
            start += 1 << level
        }
        return parts
    }

    /// Where a range of at least two leaves is divided: behind the largest smaller power of two.
    private static func split(_ range: Range<Int>) -> Int {
        range.lowerBound + (1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount))
    }
}
