// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A proof to keep and to check without a network (C2SP tlog-proof): that a leaf stands in a signed tree.
package struct ProofFile: Hashable, Sendable {
    package static let mostExtraBytes = 65_536
    package static let mostBytes = 262_144
    /// How such files are named.
    package static let nameEnding = ".tlog-proof"

    /// Whatever the log adds; nothing signs it.
    ///
    /// Amparo puts the leaf's hash here, for whoever has no other note of it.
    package let extra: [UInt8]?
    package let proof: InclusionProof
    package let checkpoint: SignedCheckpoint

    /// - Throws: `tooLarge` for extra bytes above the limit, `outsideTree` where proof and checkpoint differ in size.
    package init(
        extra: [UInt8]? = nil,
        proof: InclusionProof,
        checkpoint: SignedCheckpoint
    ) throws(LedgerError) {
        guard (extra?.count ?? 0) <= Self.mostExtraBytes else { throw .tooLarge }
        guard proof.size == checkpoint.checkpoint.size, (0..<proof.size).contains(proof.index) else {
            throw .outsideTree
        }
        self.extra = extra
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// - Throws: `tooLarge`, `malformedProof`, `outsideTree`, and what `SignedCheckpoint` throws.
    package init(_ bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge }
        var lines = Lines(bytes)
        guard lines.next()?.elementsEqual(Self.title.utf8) == true, var line = lines.next() else {
            throw .malformedProof
        }
        var extra: [UInt8]?
        if let text = line.behind("extra ") {
            guard let decoded = Base64.bytes(text), let following = lines.next() else {
                throw .malformedProof
            }
            extra = decoded
            line = following
        }
        guard let digits = line.behind("index "), let index = Decimal.number(digits),
            let hashes = lines.hashes(atMost: MerkleTree.longestProof)
        else { throw .malformedProof }
        let checkpoint = try SignedCheckpoint(Array(lines.rest))
        try self.init(
            extra: extra,
            proof: InclusionProof(index: index, size: checkpoint.checkpoint.size, hashes: hashes),
            checkpoint: checkpoint
        )
    }

    package var bytes: [UInt8] {
        var lines = [Self.title]
        if let extra { lines.append("extra " + Base64.text(extra)) }
        lines.append("index \(proof.index)")
        lines += proof.hashes.map(\.base64) + [""]
        return lines.flatMap { Array(($0 + "\n").utf8) } + checkpoint.bytes
    }

    /// That the leaf stands in the tree of this file's own checkpoint, whoever signed that.
    ///
    /// - Throws: `outsideTree`, `wrongProof`.
    package func verify(leaf: MerkleHash) throws(LedgerError) {
        try proof.verify(leaf: leaf, root: checkpoint.checkpoint.root)
    }

    private static let title = "c2sp.org/tlog-proof@v1"
}
