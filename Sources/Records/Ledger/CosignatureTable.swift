// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Ledger

/// The countersignatures that came, a row for each checkpoint and witness; verified again whenever one is read.
enum CosignatureTable {
    static func put(
        _ signature: NoteSignature,
        by key: VerifierKey,
        _ log: Int,
        _ size: Int,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO cosignatures (log, size, witness, line)
            VALUES (\(log), \(size), \(key.text), \(signature.line))
            ON CONFLICT (log, size, witness) DO UPDATE SET line = excluded.line
            """
        )
    }

    /// The sizes that it has countersigned, as far as the table says, largest first.
    static func sizes(
        by key: VerifierKey,
        _ log: Int,
        above place: Int,
        _ tx: any Transaction
    ) throws -> [Int] {
        try tx.query(
            """
            SELECT size FROM cosignatures WHERE log = \(log) AND witness = \(key.text) AND size > \(place)
            ORDER BY size DESC LIMIT 8
            """
        ).map { try $0.int(0) }
    }

    /// Its signature under that checkpoint; nil where there is none, or one that is not its own.
    static func verified(
        _ checkpoint: SignedCheckpoint,
        by key: VerifierKey,
        _ log: Int,
        _ tx: any Transaction
    ) throws -> (signature: NoteSignature, found: VerifiedSignature)? {
        let size = checkpoint.checkpoint.size
        let line = try tx.query(
            """
            SELECT line FROM cosignatures WHERE log = \(log) AND size = \(size) AND witness = \(key.text)
            """
        ).first?.text(0)
        guard let line else { return nil }
        return checkpoint.countersigned(Array(line.utf8), by: key)
    }
}
