// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Testing
internal import Vault
internal import Verifier

@Suite struct CheckingProofs {
    private let kept: KeptFiles

    init() throws { kept = try KeptFiles() }

    @Test func `a proof holds against the head that came on another way`() throws {
        let found = try ProofCheck.check(
            proof: kept.proof(11, of: 30),
            checkpoint: kept.head(30, isWitnessed: true).bytes,
            log: kept.key,
            witnesses: [kept.witness],
            leaf: kept.leaves[11]
        )
        #expect(found.index == 11 && found.checkpoint.size == 30 && found.leaf == kept.leaves[11])
        #expect(found.isSignedByLog && !found.isLeafFromFile)
        #expect(found.witnesses.map(\.unixSeconds) == [1_782_800_000])
    }

    @Test func `without a given leaf the one in the file is taken, and said to be from there`() throws {
        let proof = try kept.proof(11, of: 30, extra: kept.leaves[11].bytes)
        let found = try ProofCheck.check(proof: proof, checkpoint: nil, log: nil)
        #expect(found.isLeafFromFile && !found.isSignedByLog && found.leaf == kept.leaves[11])
        #expect(throws: ProofCheck.Failure.otherLeaf) {
            try ProofCheck.check(proof: proof, checkpoint: nil, log: nil, leaf: kept.leaves[12])
        }
        #expect(throws: ProofCheck.Failure.noLeaf) {
            try ProofCheck.check(proof: kept.proof(11, of: 30), checkpoint: nil, log: nil)
        }
        #expect(throws: ProofCheck.Failure.proof(.wrongProof)) {
            let other = try kept.proof(11, of: 30, extra: kept.leaves[12].bytes)
            _ = try ProofCheck.check(proof: other, checkpoint: nil, log: nil)
        }
    }

    @Test func `the wrong leaf, key, ledger, size or witness is told apart`() throws {
        let proof = try kept.proof(11, of: 30)
        func check(
            _ head: SignedCheckpoint? = nil,
            _ key: VerifierKey? = nil,
            _ witnesses: [VerifierKey] = [],
            leaf: Int = 11
        ) throws {
            _ = try ProofCheck.check(
                proof: proof,
                checkpoint: head?.bytes,
                log: key ?? kept.key,
                witnesses: witnesses,
                leaf: kept.leaves[leaf]
            )
        }
        try check()
        let stranger = try KeptFiles(seed: 2)
        let other = try KeptFiles(name: "other.example.org/ledger")
        #expect(throws: ProofCheck.Failure.proof(.wrongProof)) { try check(leaf: 12) }
        #expect(throws: ProofCheck.Failure.proof(.notSigned)) { try check(nil, stranger.key) }
        #expect(throws: ProofCheck.Failure.proof(.wrongOrigin)) { try check(nil, other.key) }
        #expect(throws: ProofCheck.Failure.otherSize(proof: 30, checkpoint: 29)) { try check(kept.head(29)) }
        #expect(throws: ProofCheck.Failure.otherOrigin) { try check(other.head(30)) }
        #expect(throws: ProofCheck.Failure.notWitnessed(kept.witness)) {
            try check(kept.head(30), nil, [kept.witness])
        }
    }

    @Test func `two heads of one size that the same log signed are a second story`() throws {
        let root = MerkleTree.root(Array(kept.leaves.reversed()))
        let second = try kept.signer.sign(size: 30, root: root)
        #expect(throws: ProofCheck.Failure.splitView) {
            try ProofCheck.check(
                proof: kept.proof(11, of: 30),
                checkpoint: second.bytes,
                log: kept.key,
                leaf: kept.leaves[11]
            )
        }
    }

    @Test func `files that are none are said to be none`() throws {
        #expect(throws: ProofCheck.Failure.proof(.malformedProof)) {
            try ProofCheck.check(proof: Array("hello\n".utf8), checkpoint: nil, log: nil)
        }
        #expect(throws: ProofCheck.Failure.checkpoint(.malformedNote)) {
            try ProofCheck.check(
                proof: kept.proof(11, of: 30),
                checkpoint: Array("hello\n".utf8),
                log: nil,
                leaf: kept.leaves[11]
            )
        }
    }
}

@Suite struct CheckingGrowth {
    private let kept: KeptFiles

    init() throws { kept = try KeptFiles() }

    private func extends(_ older: SignedCheckpoint, _ newer: SignedCheckpoint, log: VerifierKey? = nil) throws
    {
        let leaves = Array(kept.leaves[..<min(newer.checkpoint.size, kept.leaves.count)])
        try ProofCheck.extends(
            older: older.bytes,
            newer: newer.bytes,
            tiles: KeptTiles(leaves),
            log: log ?? kept.key
        )
    }

    @Test func `a ledger that only grew is seen to, by tiles and by a proof`() throws {
        for old in [0, 1, 13, 30] {
            try extends(kept.head(old), kept.head(30))
            let proof = try MerkleTree.consistencyProof(from: old, in: kept.leaves)
            try ProofCheck.extends(
                older: kept.head(old).bytes,
                newer: kept.head(30).bytes,
                proof: proof.hashes,
                log: kept.key
            )
        }
    }

    @Test func `what was taken away or changed in between is seen`() throws {
        #expect(throws: ProofCheck.Failure.shrunk) { try extends(kept.head(30), kept.head(29)) }
        let changed = try kept.signer.sign(size: 13, root: MerkleTree.root(Array(kept.leaves[1..<14])))
        #expect(throws: ProofCheck.Failure.proof(.wrongProof)) { try extends(changed, kept.head(30)) }
        #expect(throws: ProofCheck.Failure.splitView) { try extends(changed, kept.head(13)) }
        let proof = try MerkleTree.consistencyProof(from: 13, in: kept.leaves)
        #expect(throws: ProofCheck.Failure.proof(.wrongProof)) {
            try ProofCheck.extends(
                older: kept.head(13).bytes,
                newer: kept.head(30).bytes,
                proof: Array(proof.hashes.dropLast()),
                log: kept.key
            )
        }
    }

    @Test func `heads of another log or under another key do not count`() throws {
        let stranger = try KeptFiles(seed: 2)
        #expect(throws: ProofCheck.Failure.checkpoint(.notSigned)) {
            try extends(kept.head(13), kept.head(30), log: stranger.key)
        }
        #expect(throws: ProofCheck.Failure.checkpoint(.notSigned)) {
            try extends(stranger.head(13), kept.head(30))
        }
        let other = try KeptFiles(name: "other.example.org/ledger")
        #expect(throws: ProofCheck.Failure.otherOrigin) {
            try ProofCheck.extends(
                older: other.head(13).bytes,
                newer: kept.head(30).bytes,
                proof: [],
                log: nil
            )
        }
    }
}
