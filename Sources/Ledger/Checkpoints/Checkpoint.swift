// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The head of a log at some size: whose it is, how many leaves, their root (C2SP tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
    package let origin: NoteLine
    package let size: Int
    package let root: MerkleHash
    /// Opaque lines that the log's signature covers and that nobody can check; ours have none.
    package let extensions: [NoteLine]

    /// - Throws: `outsideTree`.
    package init(
        origin: NoteLine,
        size: Int,
        root: MerkleHash,
        extensions: [NoteLine] = []
    ) throws(LedgerError) {
        guard (0...MerkleTree.largestSize).contains(size) else { throw .outsideTree }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// From the text of a note.
    ///
    /// - Throws: `malformedCheckpoint`.
    package init(text: [UInt8]) throws(LedgerError) {
        var lines = Lines(text)
        guard let first = lines.next(), let origin = NoteLine(utf8: first),
            let second = lines.next(), let size = Decimal.number(second),
            let third = lines.next(), let root = MerkleHash(base64: third)
        else { throw .malformedCheckpoint }
        var extensions: [NoteLine] = []
        while !lines.isAtEnd {
            guard let line = lines.next(), let found = NoteLine(utf8: line) else {
                throw .malformedCheckpoint
            }
            extensions.append(found)
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The text that is signed.
    package var text: [UInt8] {
        let lines = [origin.text, String(size), root.base64] + extensions.map(\.text)
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}
