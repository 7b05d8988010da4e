// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// The rows of the log of openings: a random id, a day, boxes of one size, and the node's mark.
enum AccessTable {
    struct Row: Sendable {
        let id: [UInt8]
        let day: Int
        let body: [UInt8]
        let mac: [UInt8]

        /// Rows from before members had a box of their own have one less.
        func box(_ slot: Int) -> [UInt8] {
            let start = slot * AccessSeal.boxCount
            let boxes = body.count / AccessSeal.boxCount
            guard body.count % AccessSeal.boxCount == 0, slot < boxes,
                boxes == AccessSeal.slots || boxes == AccessSeal.slots + 1
            else { return [] }
            return Array(body[start..<start + AccessSeal.boxCount])
        }

        func isGenuine(_ secrets: NodeSecrets) -> Bool {
            Digest.equal(mac, AccessTable.mac(id, day, body, secrets))
        }
    }

    static func mac(_ id: [UInt8], _ day: Int, _ body: [UInt8], _ secrets: NodeSecrets) -> [UInt8] {
        secrets.log.mac("amparo access row", id + Encoded.number(day) + body)
    }

    static func insert(id: [UInt8], day: Int, body: [UInt8], _ secrets: NodeSecrets, _ tx: any Transaction)
        throws
    {
        try tx.execute(
            """
            INSERT INTO access (id, day, body, mac)
            VALUES (\(id), \(day), \(body), \(mac(id, day, body, secrets)))
            """
        )
    }

    static func rows(_ days: ClosedRange<Int>, atMost limit: Int, _ tx: any Transaction) throws -> [Row] {
        try tx.query(
            """
            SELECT id, day, body, mac FROM access
            WHERE day >= \(days.lowerBound) AND day <= \(days.upperBound) ORDER BY day, id LIMIT \(limit)
            """
        ).map {
            Row(id: try $0.blob(0), day: try $0.int(1), body: try $0.blob(2), mac: try $0.blob(3))
        }
    }

    /// The oldest days on which something was written, before one of them.
    static func oldestDays(before day: Int, atMost count: Int, _ tx: any Transaction) throws -> [Int] {
        try tx.query(
            "SELECT DISTINCT day FROM access WHERE day < \(day) ORDER BY day LIMIT \(count)"
        ).map { try $0.int(0) }
    }

    static func remove(upTo day: Int, _ tx: any Transaction) throws {
        try tx.execute("DELETE FROM access WHERE day <= \(day)")
    }
}
