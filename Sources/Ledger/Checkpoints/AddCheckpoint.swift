// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a log sends to a witness: how far the witness knows it, a consistency proof, a checkpoint (C2SP tlog-witness).
package struct AddCheckpoint: Hashable, Sendable {
    package static let path = "/add-checkpoint"
    package static let mostBytes = SignedNote.mostBytes + 4_096

    package let oldSize: Int
    package let hashes: [MerkleHash]
    package let checkpoint: SignedCheckpoint

    package init(oldSize: Int, hashes: [MerkleHash], checkpoint: SignedCheckpoint) {
        self.oldSize = oldSize
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// - Throws: `tooLarge`, `malformedRequest`, and what `SignedCheckpoint` throws.
    package init(_ bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge }
        var lines = Lines(bytes)
        guard let digits = lines.next()?.behind("old "), let oldSize = Decimal.number(digits),
            let hashes = lines.hashes(atMost: MerkleTree.longestProof)
        else { throw .malformedRequest }
        self.init(oldSize: oldSize, hashes: hashes, checkpoint: try SignedCheckpoint(Array(lines.rest)))
    }

    /// What a witness answers that knows the log up to another size: a number and the end of its line.
    package static func size(_ answer: [UInt8]) -> Int? {
        var lines = Lines(answer)
        guard let digits = lines.next(), lines.isAtEnd else { return nil }
        return Decimal.number(digits)
    }

    package var bytes: [UInt8] {
        let lines = ["old \(oldSize)"] + hashes.map(\.base64) + [""]
        return lines.flatMap { Array(($0 + "\n").utf8) } + checkpoint.bytes
    }

    /// The proof that its hashes are meant to be; `oldSize` above the checkpoint's size does not verify.
    package var proof: ConsistencyProof {
        ConsistencyProof(oldSize: oldSize, newSize: checkpoint.checkpoint.size, hashes: hashes)
    }
}
