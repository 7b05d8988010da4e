// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Vault

/// The leaves that no batch has taken yet, written in the transaction of what they stand for (Design 6, 11).
///
/// They lie in the order of their hashes. Each carries the node's mark: one without it was planted.
enum WaitingLeaves {
    static func put(_ commitment: [UInt8], key: SecretKey, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO leaves (hash, mark) VALUES (\(commitment), \(mark(commitment, key)))
            ON CONFLICT (hash) DO NOTHING
            """
        )
    }

    /// Those with the node's mark, sorted, and how many have none.
    static func all(key: SecretKey, _ tx: any Transaction) throws -> (genuine: [[UInt8]], planted: Int) {
        var genuine: [[UInt8]] = []
        var planted = 0
        for row in try tx.query("SELECT hash, mark FROM leaves ORDER BY hash") {
            let hash = try row.blob(0)
            if Digest.equal(try row.blob(1), mark(hash, key)) {
                genuine.append(hash)
            } else {
                planted += 1
            }
        }
        return (genuine, planted)
    }

    static func remove(_ commitment: [UInt8], _ tx: any Transaction) throws {
        try tx.execute("DELETE FROM leaves WHERE hash = \(commitment)")
    }

    private static func mark(_ commitment: [UInt8], _ key: SecretKey) -> [UInt8] {
        key.mac("amparo ledger leaf", commitment)
    }
}
