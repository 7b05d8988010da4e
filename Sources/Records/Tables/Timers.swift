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
    /// Whose record it is: nobody who may not read there is told that something waits (Domain 4.12).
    package let room: CompartmentID
    /// Whom danger calls next; nil for a promise of days.
    package let step: DutyStep?
    /// When the record was heard of.
    package let start: Instant
    /// The promises that fall due after this one.
    package let later: [Instant]

    package init(
        id: [UInt8],
        due: Instant,
        record: RecordID,
        clock: ClockRule,
        room: CompartmentID,
        step: DutyStep? = nil,
        start: Instant,
        later: [Instant] = []
    ) {
        self.id = id
        self.due = due
        self.record = record
        self.clock = clock
        self.room = room
        self.step = step
        self.start = start
        self.later = later
    }
}

extension StoredTimer: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        writer.blob(id)
        writer.instant(due)
        writer.id(record)
        writer.code(clock)
        writer.id(room)
        writer.optional(step) { $0.code($1) }
        writer.instant(start)
        writer.list(later) { $0.instant($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        id = try reader.blob()
        due = try reader.instant()
        record = try reader.id()
        clock = try reader.code()
        room = try reader.id()
        step = try reader.optional { r throws(DecodingFailure) in try r.code() }
        start = try reader.instant()
        later = try reader.list { r throws(DecodingFailure) in try r.instant() }
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
        let body = sealed(timer)
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

    /// Sets a timer that has fired anew, unless somebody has set or removed it meanwhile.
    package func put(_ timer: StoredTimer, replacing seal: [UInt8]) throws {
        let body = sealed(timer)
        try database.execute("UPDATE timers SET body = \(body) WHERE id = \(timer.id) AND body = \(seal)")
    }

    private func sealed(_ timer: StoredTimer) -> [UInt8] {
        Seal.seal(
            Padding.pad(timer.encoded),
            key: store.secrets.timer,
            context: timer.id,
            randomness: store.randomness
        )
    }

    package func timers() throws -> [StoredTimer] { try sealedTimers().map(\.timer) }

    /// Every timer with the bytes in which it lies; one that cannot be read is left out and raises an alarm.
    package func sealedTimers() throws -> [(timer: StoredTimer, seal: [UInt8])] {
        let rows = try database.query("SELECT id, body FROM timers")
        return readable(rows, key: store.secrets.timer, .unreadableTimers) { _, seal, plain in
            (try StoredTimer(encoded: plain), seal)
        }
    }

    private func readable<T>(
        _ rows: [Row],
        key: SecretKey,
        _ alarm: Alarm,
        _ read: (_ id: [UInt8], _ seal: [UInt8], _ plain: [UInt8]) throws -> T
    ) -> [T] {
        let found = rows.compactMap { row -> T? in
            guard let id = try? row.blob(0), let body = try? row.blob(1),
                let plain = try? Padding.unpad(Seal.open(body, key: key, context: id))
            else { return nil }
            return try? read(id, body, plain)
        }
        store.alarms.set(alarm, rows.count - found.count)
        return found
    }

    /// The name of a record's timer, which nobody can tell from the record without the node's key.
    package func timerID(_ record: RecordID) -> [UInt8] {
        Array(store.secrets.timer.mac("amparo timer", record.bytes)[..<16])
    }

    /// Calls these members; whoever is called already stays so.
    package func post(_ notices: [Notice]) throws {
        try changeNotices { called in for notice in notices { called[notice.recipient] = notice.at } }
    }

    /// Seen by whom it was for: it has done its work.
    package func removeNotice(of member: MemberID) throws {
        try changeNotices { $0[member] = nil }
    }

    /// One slot for each member, called or not, and all are written anew together (Design 4 "What a thief learns").
    ///
    /// So neither how many rows there are nor which of them changed tells who was called, and for which room.
    private func changeNotices(_ change: (inout [MemberID: Instant]) -> Void) throws {
        // Two nodes that write all slots at once would take back each other's calls: the second waits here.
        try database.execute(
            """
            INSERT INTO counters (name, value) VALUES (\(RecordTransaction.outboxLock), 0)
            ON CONFLICT (name) DO UPDATE SET value = counters.value
            """
        )
        let slots = try slots()
        var called: [MemberID: Instant] = [:]
        for (_, notice) in slots where notice.at > RecordTransaction.nobodyCalled {
            called[notice.recipient] = notice.at
        }
        change(&called)
        for (id, _) in slots { try database.execute("DELETE FROM outbox WHERE id = \(id)") }
        for member in Set(store.directory.state.people.keys).union(called.keys).sorted() {
            try insert(
                Notice(recipient: member, at: called[member] ?? RecordTransaction.nobodyCalled)
            )
        }
    }

    private static let outboxLock = "outbox"
    /// The time in a slot of somebody who is not called.
    private static let nobodyCalled = Instant(milliseconds: 0)

    private func insert(_ notice: Notice) throws {
        let id = store.randomness.bytes(16)
        let body = Seal.seal(
            Padding.pad(notice.encoded),
            key: store.secrets.outbox,
            context: id,
            randomness: store.randomness
        )
        // No day: which day a clock ran out on tells for which kind of thing it was set.
        try database.execute("INSERT INTO outbox (id, day, body) VALUES (\(id), \(0), \(body))")
    }

    package func hasSlotForEachMember() throws -> Bool {
        Set(try slots().map(\.notice.recipient)).isSuperset(of: store.directory.state.people.keys)
    }

    /// Who is called; as with `timers`, one that cannot be read does not hold up the others.
    package func notices() throws -> [Notice] {
        try slots().map(\.notice).filter { $0.at > RecordTransaction.nobodyCalled }
    }

    private func slots() throws -> [(id: [UInt8], notice: Notice)] {
        let rows = try database.query("SELECT id, body FROM outbox")
        return readable(rows, key: store.secrets.outbox, .unreadableNotices) { id, _, plain in
            (id, try Notice(encoded: plain))
        }
    }
}
