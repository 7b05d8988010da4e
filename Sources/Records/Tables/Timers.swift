// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Vault

/// Something due on a record, sealed under a node key: no time, kind or addressee stands in the clear.
package struct StoredTimer: Sendable, Hashable {
    package let id: [UInt8]
    package let due: Instant
    package let record: RecordID
    package let clock: ClockRule

    package init(id: [UInt8], due: Instant, record: RecordID, clock: ClockRule) {
        self.id = id
        self.due = due
        self.record = record
        self.clock = clock
    }
}

/// A notice to send: to whom, and nothing of what it is about (Design 5).
package struct Notice: Sendable, Hashable, BinaryCodable {
    package let recipient: MemberID
    package let at: Instant

    package init(recipient: MemberID, at: Instant) {
        self.recipient = recipient
        self.at = at
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(recipient)
        writer.instant(at)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        recipient = try reader.id()
        at = try reader.instant()
    }
}

extension RecordTransaction {
    package func put(_ timer: StoredTimer) throws {
        var writer = ByteWriter()
        writer.instant(timer.due)
        writer.id(timer.record)
        writer.code(timer.clock)
        let body = Seal.seal(
            Padding.pad(writer.bytes),
            key: store.secrets.timer,
            context: timer.id,
            randomness: store.randomness
        )
        try database.execute(
            """
            INSERT INTO timers (id, body) VALUES (\(timer.id), \(body))
            ON CONFLICT (id) DO UPDATE SET body = excluded.body
            """
        )
    }

    package func removeTimer(_ id: [UInt8]) throws {
        try database.execute("DELETE FROM timers WHERE id = \(id)")
    }

    /// One that cannot be read is left out and raises an alarm; it does not silence the others.
    package func timers() throws -> [StoredTimer] {
        let rows = try database.query("SELECT id, body FROM timers")
        return readable(rows, key: store.secrets.timer, .unreadableTimers) { id, plain in
            var reader = ByteReader(plain)
            return StoredTimer(
                id: id,
                due: try reader.instant(),
                record: try reader.id(),
                clock: try reader.code()
            )
        }
    }

    private func readable<T>(
        _ rows: [Row],
        key: SecretKey,
        _ alarm: Alarm,
        _ read: ([UInt8], [UInt8]) throws -> T
    ) -> [T] {
        let found = rows.compactMap { row -> T? in
            guard let id = try? row.blob(0), let body = try? row.blob(1),
                let plain = try? Padding.unpad(Seal.open(body, key: key, context: id))
            else { return nil }
            return try? read(id, plain)
        }
        store.alarms.set(alarm, rows.count - found.count)
        return found
    }

    /// The name of a record's timer, which nobody can tell from the record without the node's key.
    package func timerID(_ record: RecordID) -> [UInt8] {
        Array(store.secrets.timer.mac("amparo timer", record.bytes)[..<16])
    }

    package func post(_ notice: Notice) throws {
        let id = store.randomness.bytes(16)
        let body = Seal.seal(
            Padding.pad(notice.encoded),
            key: store.secrets.outbox,
            context: id,
            randomness: store.randomness
        )
        try database.execute(
            "INSERT INTO outbox (id, day, body) VALUES (\(id), \(now.day.number), \(body))"
        )
    }

    /// As `timers`: one that cannot be read does not hold up the others.
    package func notices() throws -> [(id: [UInt8], notice: Notice)] {
        let rows = try database.query("SELECT id, body FROM outbox")
        return readable(rows, key: store.secrets.outbox, .unreadableNotices) { id, plain in
            (id, try Notice(encoded: plain))
        }
    }

    package func removeNotice(_ id: [UInt8]) throws {
        try database.execute("DELETE FROM outbox WHERE id = \(id)")
    }
}
