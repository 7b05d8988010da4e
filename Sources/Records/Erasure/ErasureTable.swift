// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// Notices as they are stored: sealed under a node key, so that a row tells nobody that something was erased.
package enum ErasureSeal {
    static func seal(_ notice: ErasureNotice, _ key: SecretKey, _ randomness: any Randomness) -> [UInt8] {
        Seal.seal(
            Padding.pad(notice.encoded),
            key: key,
            context: context(notice.id),
            randomness: randomness
        )
    }

    /// Nil for what this house has not sealed under that name.
    package static func open(_ body: [UInt8], id: ErasureID, _ key: SecretKey) -> ErasureNotice? {
        guard let plain = try? Padding.unpad(Seal.open(body, key: key, context: context(id))),
            let notice = try? ErasureNotice(encoded: plain), notice.id == id
        else { return nil }
        return notice
    }

    private static func context(_ id: ErasureID) -> [UInt8] { Digest.of("amparo erasure row", [id.bytes]) }
}

/// A notice with the very bytes in which it lies: those are what the ledger and the node's own folder keep.
package struct StoredErasure: Sendable {
    package let notice: ErasureNotice
    package let body: [UInt8]

    /// What this house has sealed under that name; nil for anything else.
    package init?(id: ErasureID, body: [UInt8], _ secrets: NodeSecrets) {
        guard let notice = ErasureSeal.open(body, id: id, secrets.directory) else { return nil }
        self.notice = notice
        self.body = body
    }
}

extension RecordTransaction {
    /// Every notice; one that cannot be read is left out and raises an alarm.
    package func erasures() throws -> [StoredErasure] {
        let rows = try database.query("SELECT id, body FROM erasures ORDER BY id")
        let found = rows.compactMap { row -> StoredErasure? in
            guard let id = ErasureID((try? row.blob(0)) ?? []), let body = try? row.blob(1) else {
                return nil
            }
            return StoredErasure(id: id, body: body, store.secrets)
        }
        store.alarms.set(.unreadableErasures, rows.count - found.count)
        return found
    }

    /// What two people have signed away, as it stood when this transaction first asked or last wrote of it.
    func signedAway() throws -> SignedAway {
        if let known = signedAwayKnown { return known }
        let read = SignedAway(try erasures())
        signedAwayKnown = read
        return read
    }

    package func erasure(_ id: ErasureID) throws -> ErasureNotice? {
        let row = try database.query(
            "SELECT body FROM erasures WHERE id = \(id.bytes)\(sqlite: "", postgres: " FOR UPDATE")"
        ).first
        return try row.flatMap { ErasureSeal.open(try $0.blob(0), id: id, store.secrets.directory) }
    }

    /// Keeps that somebody asks for it; nothing is erased yet.
    package func ask(_ notice: ErasureNotice) throws {
        let body = ErasureSeal.seal(notice, store.secrets.directory, store.randomness)
        try database.execute("INSERT INTO erasures (id, body) VALUES (\(notice.id.bytes), \(body))")
    }

    /// Somebody says no, or the record has gone on: it has to be asked for again.
    package func dropAsked(_ id: ErasureID) throws {
        try database.execute("DELETE FROM erasures WHERE id = \(id.bytes)")
    }

    /// Erases what two people have signed away, and gives the notice a leaf of its own in the ledger.
    ///
    /// - Throws: `notEntitled` for a notice that two people have not signed.
    @discardableResult
    package func erase(_ notice: ErasureNotice) throws -> StoredErasure {
        let body = ErasureSeal.seal(notice, store.secrets.directory, store.randomness)
        guard let stored = StoredErasure(id: notice.id, body: body, store.secrets) else {
            throw RecordsError.damaged
        }
        try erase(stored)
        return stored
    }

    /// The same again, after an older state of the house was put back: it needs nobody's key.
    package func erase(_ stored: StoredErasure) throws {
        let notice = stored.notice
        signedAwayKnown = nil
        guard notice.isSigned(store.directory.state) else { throw RecordsError.notEntitled }
        try database.execute(
            """
            INSERT INTO erasures (id, body) VALUES (\(notice.id.bytes), \(stored.body))
            ON CONFLICT (id) DO UPDATE SET body = excluded.body
            """
        )
        try WaitingLeaves.put(
            Commitment.erasure(notice.id, body: stored.body),
            key: store.secrets.intake,
            database
        )
        for record in notice.erasure.records { try erase(record.id) }
        for blob in notice.erasure.blobs where try belongs(blob, to: notice.erasure.touched) {
            try database.execute("DELETE FROM blobs WHERE id = \(blob)")
        }
    }

    /// Whether nothing is left of it that could be opened.
    func isGone(_ id: RecordID) throws -> Bool {
        let left = try database.query(
            "SELECT 1 FROM entries WHERE record = \(id.bytes) AND LENGTH(body) > 0 LIMIT 1"
        )
        let wraps = try database.query("SELECT 1 FROM wraps WHERE record = \(id.bytes) LIMIT 1")
        return left.isEmpty && wraps.isEmpty
    }

    /// The list of what hangs on a record; its hashes stay, so that the ledger still opens (Design 4 "Erasure").
    private func erase(_ id: RecordID) throws {
        let none: [UInt8] = []
        try database.execute("UPDATE entries SET body = \(none) WHERE record = \(id.bytes)")
        try database.execute("DELETE FROM wraps WHERE record = \(id.bytes)")
        try database.execute("DELETE FROM summaries WHERE record = \(id.bytes)")
        try database.execute("DELETE FROM inbox WHERE record = \(id.bytes)")
        try database.execute("DELETE FROM codes WHERE record = \(id.bytes)")
        try database.execute("DELETE FROM messages WHERE record = \(id.bytes)")
        try removeTimer(timerID(id))
        try endLending(id)
        // A new change number: the rosters let it go.
        try database.execute(
            """
            UPDATE records SET change = NULL, pending = 0, inbox = \(none), mac = \(none)
            WHERE id = \(id.bytes)
            """
        )
    }

    /// Whether everything that it names is gone from this database.
    package func isErased(_ erasure: Erasure) throws -> Bool {
        guard try erasure.records.allSatisfy({ try isGone($0.id) }) else { return false }
        // A file of another record that was named there stays.
        return try erasure.blobs.allSatisfy { blob in
            try !isKept(blob: blob) || !belongs(blob, to: erasure.touched)
        }
    }
}

extension RecordStore {
    /// Erasures of the node's list that could not be done again: everybody at work is told.
    package func noteErasures(impossible: Int) { alarms.set(.erasuresNotRepeated, impossible) }

    /// Files that records held and that the database does not know any more, though nobody signed them away.
    package func noteFiles(disowned: Int) { alarms.set(.filesDisowned, disowned) }
}
