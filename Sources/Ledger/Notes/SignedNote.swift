// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A text and the signatures under it (C2SP signed-note); worth nothing before `verified(by:)`.
package struct SignedNote: Hashable, Sendable {
    package static let mostBytes = 131_072
    package static let mostSignatures = 64

    /// What is signed: ends in a line feed, and leaves out the empty line before the signatures.
    package let text: [UInt8]
    package private(set) var signatures: [NoteSignature]

    /// - Throws: `tooLarge`, `notText`, `malformedNote`, `malformedSignature`.
    package init(_ bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge }
        let lineFeed = UInt8(ascii: "\n")
        guard String(validating: bytes, as: UTF8.self) != nil,
            bytes.allSatisfy({ $0 >= 0x20 || $0 == lineFeed })
        else { throw .notText }
        guard
            let blank = bytes.indices.dropFirst().last(where: {
                bytes[$0] == lineFeed && bytes[$0 - 1] == lineFeed
            })
        else { throw .malformedNote }
        text = Array(bytes[..<blank])
        let lines = Array(bytes[(blank + 1)...])
        guard !lines.isEmpty else { throw .malformedNote }
        signatures = try NoteSignature.lines(lines)
    }

    init(text: [UInt8], signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    package var bytes: [UInt8] {
        text + [UInt8(ascii: "\n")] + signatures.flatMap { $0.line.utf8 }
    }

    /// The same text, with one more signature under it; a signature of the same key goes.
    package func adding(_ signature: NoteSignature) -> SignedNote {
        var note = self
        note.signatures.removeAll { $0.name == signature.name && $0.keyID == signature.keyID }
        note.signatures.append(signature)
        return note
    }

    /// The signatures of these keys, each verified; those of unknown keys count for nothing.
    ///
    /// - Throws: `wrongSignature` when one that bears the name and id of such a key is not its own, `notSigned` when
    ///   there is none.
    package func verified(by keys: [VerifierKey]) throws(LedgerError) -> [VerifiedSignature] {
        var found: [VerifiedSignature] = []
        for signature in signatures {
            for key in keys where key.name == signature.name && key.id == signature.keyID {
                found.append(try key.verified(signature, text: text))
            }
        }
        guard !found.isEmpty else { throw .notSigned }
        return found
    }
}

/// A signature that was verified: whose it is, and of a cosignature when it was made.
package struct VerifiedSignature: Hashable, Sendable {
    package let key: VerifierKey
    /// POSIX time; only a cosignature has one.
    package let unixSeconds: Int?
}
