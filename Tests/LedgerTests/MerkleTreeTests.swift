// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Testing

@Suite struct MerkleTreeTests {
    @Test func `the roots are those of the reference trees`() {
        #expect(MerkleTree.root([]).hex == ReferenceTree.emptyRoot)
        for size in 1...8 {
            #expect(
                MerkleTree.root(Array(ReferenceTree.leaves[..<size])).hex == ReferenceTree.roots[size - 1]
            )
        }
    }
}
