// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Testing
internal import Vault

@Suite struct ReferenceTrees {
    @Test func `the roots are those of the reference trees`() {
        #expect(MerkleTree.root([]).hex == ReferenceTree.emptyRoot)
        for size in 1...8 {
            let leaves = Array(ReferenceTree.leaves[..<size])
            #expect(MerkleTree.root(leaves).hex == ReferenceTree.roots[size - 1])
        }
    }

    @Test func `the inclusion proofs are those of the reference trees`() throws {
        for (index, hashes) in [(0, ReferenceTree.inclusionOf0In8), (5, ReferenceTree.inclusionOf5In8)] {
            let proof = try MerkleTree.inclusionProof(of: index, in: ReferenceTree.leaves)
            #expect(proof.hashes.map(\.hex) == hashes)
        }
        let second = try MerkleTree.inclusionProof(of: 2, in: Array(ReferenceTree.leaves[..<3]))
        #expect(second.hashes.map(\.hex) == [ReferenceTree.roots[1]])
        let only = try MerkleTree.inclusionProof(of: 0, in: Array(ReferenceTree.leaves[..<1]))
        #expect(only.hashes.isEmpty)
    }

    @Test func `the consistency proofs are those of the reference trees`() throws {
        for (sizes, hashes) in ReferenceTree.consistency {
            let proof = try MerkleTree.consistencyProof(
                from: sizes.old,
                in: Array(ReferenceTree.leaves[..<sizes.new])
            )
            #expect(proof.hashes.map(\.hex) == hashes)
        }
    }

    @Test func `SHA-256 gives the answers of its standard`() {
        #expect(MerkleHash(Sha256.of(Array("abc".utf8)))?.hex == ReferenceTree.sha256OfABC)
        #expect(MerkleHash(Sha256.of([]))?.hex == ReferenceTree.emptyRoot)
    }
}

@Suite struct GrowingTrees {
    @Test func `a frontier has the root of the definition at every size`() throws {
        let leaves = leaves(600)
        var frontier = Frontier()
        for size in 0...600 {
            #expect(frontier.size == size && frontier.hashes.count == size.nonzeroBitCount)
            #expect(frontier.root == definedRoot(leaves[..<size]))
            #expect(try Frontier(size: size, hashes: frontier.hashes) == frontier)
            if size < 600 { frontier.append(leaves[size]) }
        }
    }

    @Test func `a frontier with too few or too many hashes is refused`() {
        #expect(throws: LedgerError.outsideTree) { try Frontier(size: 3, hashes: leaves(1)) }
        #expect(throws: LedgerError.outsideTree) { try Frontier(size: 4, hashes: leaves(2)) }
        #expect(throws: LedgerError.outsideTree) { try Frontier(size: -1, hashes: []) }
        #expect(throws: LedgerError.outsideTree) { try Frontier(size: .max, hashes: leaves(63)) }
    }

    @Test func `every leaf of every small tree is proven, and nothing else is`() throws {
        for size in 1...40 {
            let leaves = leaves(size)
            let root = definedRoot(leaves[...])
            for index in 0..<size {
                let proof = try MerkleTree.inclusionProof(of: index, in: leaves)
                try proof.verify(leaf: leaves[index], root: root)
                for other in 0..<size where other != index {
                    let moved = InclusionProof(index: other, size: size, hashes: proof.hashes)
                    #expect(throws: LedgerError.self) { try moved.verify(leaf: leaves[index], root: root) }
                    #expect(throws: LedgerError.self) { try proof.verify(leaf: leaves[other], root: root) }
                }
            }
        }
    }

    @Test func `a proof of an index outside of the tree is neither made nor taken`() throws {
        let leaves = leaves(5)
        for index in [-1, 5, .max, .min] {
            #expect(throws: LedgerError.outsideTree) { try MerkleTree.inclusionProof(of: index, in: leaves) }
            let claimed = InclusionProof(index: index, size: 5, hashes: leaves)
            #expect(throws: LedgerError.outsideTree) { try claimed.root(leaf: leaves[0]) }
        }
        for size in [0, -1, .max, .min] {
            let claimed = InclusionProof(index: 0, size: size, hashes: [])
            #expect(throws: LedgerError.outsideTree) { try claimed.root(leaf: leaves[0]) }
        }
        #expect(throws: LedgerError.outsideTree) { try MerkleTree.consistencyProof(from: 6, in: leaves) }
        for (old, new) in [(6, 5), (-1, 5), (1, .max), (.min, .max)] {
            let claimed = ConsistencyProof(oldSize: old, newSize: new, hashes: leaves)
            #expect(throws: LedgerError.outsideTree) {
                try claimed.verify(oldRoot: leaves[0], newRoot: leaves[1])
            }
        }
    }

    @Test func `every small tree is proven to begin with every smaller one, and with no other`() throws {
        let leaves = leaves(40)
        let roots = (0...40).map { definedRoot(leaves[..<$0]) }
        for size in 0...40 {
            for old in 0...size {
                let proof = try MerkleTree.consistencyProof(from: old, in: Array(leaves[..<size]))
                try proof.verify(oldRoot: roots[old], newRoot: roots[size])
                for other in 1..<40 where other != old && old > 0 {
                    #expect(throws: LedgerError.self) {
                        try proof.verify(oldRoot: roots[other], newRoot: roots[size])
                    }
                    let moved = ConsistencyProof(oldSize: other, newSize: size, hashes: proof.hashes)
                    #expect(throws: LedgerError.self) {
                        try moved.verify(oldRoot: roots[old], newRoot: roots[size])
                    }
                }
            }
        }
    }

    @Test func `one bit turned, one hash more or less, and a proof fails`() throws {
        var chance = SeededNumbers(20_260_630)
        for _ in 0..<60 {
            let size = Int.random(in: 2...3_000, using: &chance)
            let leaves = leaves(size)
            let root = definedRoot(leaves[...])
            let index = Int.random(in: 0..<size, using: &chance)
            let inclusion = try MerkleTree.inclusionProof(of: index, in: leaves)
            try inclusion.verify(leaf: leaves[index], root: root)
            for hashes in broken(inclusion.hashes, &chance) {
                let other = InclusionProof(index: index, size: size, hashes: hashes)
                #expect(throws: LedgerError.wrongProof) { try other.verify(leaf: leaves[index], root: root) }
            }
            #expect(throws: LedgerError.wrongProof) {
                try inclusion.verify(leaf: leaves[index].turned(index % 256), root: root)
            }
            let old = Int.random(in: 1..<size, using: &chance)
            let oldRoot = definedRoot(leaves[..<old])
            let consistency = try MerkleTree.consistencyProof(from: old, in: leaves)
            try consistency.verify(oldRoot: oldRoot, newRoot: root)
            for hashes in broken(consistency.hashes, &chance) {
                let other = ConsistencyProof(oldSize: old, newSize: size, hashes: hashes)
                #expect(throws: LedgerError.wrongProof) {
                    try other.verify(oldRoot: oldRoot, newRoot: root)
                }
            }
            for (oldRoot, root) in [(oldRoot.turned(old % 256), root), (oldRoot, root.turned(size % 256))] {
                #expect(throws: LedgerError.wrongProof) {
                    try consistency.verify(oldRoot: oldRoot, newRoot: root)
                }
            }
        }
    }

    @Test func `two roots of one size contradict each other, and a tree grows from nothing`() throws {
        let leaves = leaves(3)
        let root = MerkleTree.root(leaves)
        let same = ConsistencyProof(oldSize: 3, newSize: 3, hashes: [])
        try same.verify(oldRoot: root, newRoot: root)
        #expect(throws: LedgerError.inconsistent) { try same.verify(oldRoot: root, newRoot: leaves[0]) }
        let padded = ConsistencyProof(oldSize: 3, newSize: 3, hashes: [root])
        #expect(throws: LedgerError.wrongProof) { try padded.verify(oldRoot: root, newRoot: root) }
        let first = ConsistencyProof(oldSize: 0, newSize: 3, hashes: [])
        try first.verify(oldRoot: MerkleTree.emptyRoot, newRoot: root)
        #expect(throws: LedgerError.inconsistent) { try first.verify(oldRoot: root, newRoot: root) }
        let empty = ConsistencyProof(oldSize: 0, newSize: 0, hashes: [])
        #expect(throws: LedgerError.inconsistent) {
            try empty.verify(oldRoot: MerkleTree.emptyRoot, newRoot: root)
        }
        let loaded = ConsistencyProof(oldSize: 0, newSize: 3, hashes: [root])
        #expect(throws: LedgerError.wrongProof) {
            try loaded.verify(oldRoot: MerkleTree.emptyRoot, newRoot: root)
        }
    }

    /// Every hash with a bit turned, each left out, one doubled, one added at either end.
    private func broken(_ hashes: [MerkleHash], _ chance: inout SeededNumbers) -> [[MerkleHash]] {
        let stranger = MerkleTree.leaf([1, 2, 3, 4])
        var all = [hashes + [stranger], [stranger] + hashes]
        for place in hashes.indices {
            var turned = hashes
            turned[place] = turned[place].turned(Int.random(in: 0..<256, using: &chance))
            var shorter = hashes
            shorter.remove(at: place)
            var longer = hashes
            longer.insert(hashes[place], at: place)
            all += [turned, shorter, longer]
        }
        return all
    }
}

/// The same numbers at every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
