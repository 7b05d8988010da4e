// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// Where outsiders who cannot read a record leave words for it, sealed to its own key.
enum Inbox {
    struct Item: Sendable {
        let id: [UInt8]
        let generation: Int
        let body: [UInt8]
        let mac: [UInt8]
    }

    static func pair(of key: SecretKey) -> SealingKeyPair {
        SealingKeyPair(seed: key.derive("amparo record inbox"))
    }

    static func publicKey(of key: SecretKey) -> [UInt8] { pair(of: key).publicKey.bytes }

    /// Only what this node itself set may receive: a planted key is refused.
    ///
    /// The mark covers the slots too: a garbled one looks like any that is meant for others.
    static func mac(
        _ record: RecordID,
        _ generation: Int,
        _ publicKey: [UInt8],
        _ slots: [UInt8],
        _ secrets: NodeSecrets
    ) -> [UInt8] {
        secrets.intake.mac(
            "amparo record inbox",
            record.bytes + Encoded.number(generation) + publicKey + slots
        )
    }

    static func itemMac(_ record: RecordID, _ item: Item, _ secrets: NodeSecrets) -> [UInt8] {
        secrets.intake.mac(
            "amparo inbox item",
            record.bytes + item.id + Encoded.number(item.generation) + item.body
        )
    }

    static func put(_ record: RecordID, _ item: Item, day: Int, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO inbox (id, record, generation, body, mac, taken, day)
            VALUES (\(item.id), \(record.bytes), \(item.generation), \(item.body), \(item.mac), 0, \(day))
            """
        )
        try RecordTable.markPending(record, tx)
    }

    /// Those that wait, and those that could not be opened before: a newer Amparo may.
    static func waiting(_ record: RecordID, _ tx: any Transaction) throws -> [Item] {
        try tx.query(
            "SELECT id, generation, body, mac FROM inbox WHERE record = \(record.bytes) AND taken <> 1"
        ).map {
            Item(
                id: try $0.blob(0),
                generation: try $0.int(1),
                body: try $0.blob(2),
                mac: try $0.blob(3)
            )
        }
    }

    static func hasWaiting(_ record: RecordID, _ tx: any Transaction) throws -> Bool {
        try !tx.query("SELECT 1 FROM inbox WHERE record = \(record.bytes) AND taken = 0 LIMIT 1").isEmpty
    }

    /// It stays where it is and is shown as what it is, at its record.
    static func markUnreadable(_ id: [UInt8], _ tx: any Transaction) throws {
        try tx.execute("UPDATE inbox SET taken = 2 WHERE id = \(id)")
    }

    /// How many could not be opened, and how many are said to be in the history.
    static func counts(_ record: RecordID, _ tx: any Transaction) throws -> (unreadable: Int, taken: Int) {
        let rows = try tx.query(
            "SELECT taken, COUNT(*) FROM inbox WHERE record = \(record.bytes) AND taken > 0 GROUP BY taken"
        )
        var counts = (unreadable: 0, taken: 0)
        for row in rows {
            if try row.int(0) == 1 {
                counts.taken += try row.int(1)
            } else {
                counts.unreadable += try row.int(1)
            }
        }
        return counts
    }

    /// It is in the history now: its words go, and its number stays, by which the same form sent twice is one note.
    ///
    /// A way to be reached that came in a note would outlive its own erasure here (Design 4 "Erasure").
    static func markTaken(_ id: [UInt8], _ tx: any Transaction) throws {
        let none: [UInt8] = []
        try tx.execute("UPDATE inbox SET taken = 1, body = \(none) WHERE id = \(id)")
    }
}
