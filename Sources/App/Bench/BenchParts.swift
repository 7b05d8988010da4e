// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Operations
internal import Records
internal import Vault

/// Argon2id and the store alone: no report can be faster than either; and the line that every opening waits for.
struct BenchParts {
    let argon: BenchRate
    /// A line of the log of openings, from nothing to synced: a page shown again within its minute waits for none.
    let opening: BenchRate
    /// One for each number of clients.
    let store: [BenchRate]

    init(_ installation: BenchInstallation, levels: [Int], count: Int) throws {
        let salt = [UInt8](repeating: 1, count: 16)
        argon = BenchRate.measure(clients: 2, count: 600) { turn in
            (try? Argon2.derive(Array("\(turn)".utf8), salt: salt, .receipt)) != nil
        }
        opening = try BenchParts.openings(installation)
        let engine = try Node.engine(installation.folder, installation.config)
        defer { engine.close() }
        store = levels.map { clients in
            BenchRate.measure(clients: clients, count: count) { turn in
                (try? engine.write { try BenchRows.write(turn + clients * 1_000_000, $0) }) != nil
            }
        }
    }

    private static func openings(_ installation: BenchInstallation) throws -> BenchRate {
        let node = try Node(installation.folder, installation.config)
        defer { node.close() }
        let store = node.operations.store
        try store.refreshDirectory()
        guard let log = store.directory.state.compartment(.accessLog, site: nil) else {
            throw CommandError.failure("the measured installation has no log of openings")
        }
        let keys = MemberKeys(store.randomness)
        let event = AccessEvent(.openedCase, record: installation.file, code: "MS-0000", room: nil)
        return BenchRate.measure(clients: 1, count: 300) { _ in
            let written: Void? = try? store.write { tx in
                try tx.note(
                    [AccessNote(log: log.id, event: event)],
                    of: MemberID(high: 1, low: 1),
                    session: [UInt8](repeating: 1, count: AccessEntry.tagCount),
                    signing: keys.signing
                )
            }
            return written != nil
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
