// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Vault

/// Argon2id and the store alone: no report can be faster than either.
struct BenchParts {
    let argon: BenchRate
    /// One for each number of clients.
    let store: [BenchRate]

    init(_ installation: BenchInstallation, levels: [Int], count: Int) throws {
        let salt = [UInt8](repeating: 1, count: 16)
        argon = BenchRate.measure(clients: 2, count: 600) { turn in
            (try? Argon2.derive(Array("\(turn)".utf8), salt: salt, .receipt)) != nil
        }
        let engine = try Node.engine(installation.folder, installation.config)
        defer { engine.close() }
        store = levels.map { clients in
            BenchRate.measure(clients: clients, count: count) { turn in
                (try? engine.write { try BenchRows.write(turn + clients * 1_000_000, $0) }) != nil
            }
        }
    }
}

/// As many rows as a report brings, of about their sizes.
enum BenchRows {
    static func write(_ number: Int, _ tx: any Transaction) throws {
        for half in 0..<2 {
            let id = Array(Digest.of("bench", [Array("\(number)-\(half)".utf8)]).prefix(16))
            let small = [UInt8](repeating: 1, count: 32)
            let wrap = [UInt8](repeating: 2, count: 150)
            let body = [UInt8](repeating: 3, count: 1_100)
            try tx.execute(
                """
                INSERT INTO records (id, generation, head, hash, change, pending, day, inbox, mac)
                VALUES (\(id), 1, 1, \(small), NULL, 0, 0, \(small), \(small))
                """
            )
            for slot in 0..<4 {
                try tx.execute(
                    "INSERT INTO wraps (record, generation, slot, body) VALUES (\(id), 1, \(slot), \(wrap))"
                )
            }
            try tx.execute(
                """
                INSERT INTO entries (record, seq, generation, previous, body, hash)
                VALUES (\(id), 1, 1, \([UInt8]()), \(body), \(small))
                """
            )
            try tx.execute(
                "INSERT INTO codes (lookup, record, wrap, status) VALUES (\(id), \(id), \(wrap), \(wrap))"
            )
        }
    }
}
