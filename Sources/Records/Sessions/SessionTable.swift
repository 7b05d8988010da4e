// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// The facts of a session that a list of sessions shows, sealed under a node key.
package struct SessionFacts: Sendable, BinaryCodable {
    package var member: MemberID
    package var began: Instant
    package var seen: Instant
    package var day: Int

    package init(member: MemberID, began: Instant, seen: Instant, day: Int) {
        self.member = member
        self.began = began
        self.seen = seen
        self.day = day
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(member)
        writer.instant(began)
        writer.instant(seen)
        writer.int(day)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        member = try reader.id()
        began = try reader.instant()
        seen = try reader.instant()
        day = try reader.int()
    }
}

/// A session as stored: found by the hash of its token, opened only with the token and the day's key (Design 4).
package struct StoredSession: Sendable {
    package let id: [UInt8]
    package var facts: SessionFacts
    let secrets: [UInt8]
}

extension RecordStore {
    package static func sessionID(token: [UInt8]) -> [UInt8] { Digest.of("amparo session id", [token]) }

    /// Yesterday's key opens nothing once it is gone; without it the token is worth nothing.
    func sessionKey(token: [UInt8], day: Int) throws -> SecretKey {
        let daily = try secrets.existingDaily(day).derive("amparo session")
        return SecretKey.xor(daily, try SecretKey(copying: Digest.of("amparo session token", [token])))
            .derive("amparo session key")
    }

    /// To this a custodian seals their half: it follows from the cookie and the day's key and is stored nowhere, so neither a
    /// stolen database nor the member's own keys open what was sealed to it (Design 4).
    package func readingPair(token: [UInt8], day: Int) throws -> SealingKeyPair {
        SealingKeyPair(seed: try sessionKey(token: token, day: day).derive("amparo reading pair"))
    }

    package func keys(of session: StoredSession, token: [UInt8]) throws -> MemberKeys {
        let key = try sessionKey(token: token, day: session.facts.day)
        return try MemberKeys.open(session.secrets, under: key, context: session.id)
    }
}

extension RecordTransaction {
    package func begin(session token: [UInt8], _ keys: MemberKeys, _ facts: SessionFacts) throws {
        let id = RecordStore.sessionID(token: token)
        _ = try store.secrets.daily(facts.day)
        let key = try store.sessionKey(token: token, day: facts.day)
        let secrets = keys.sealed(under: key, context: id, store.randomness)
        try database.execute(
            """
            INSERT INTO sessions (id, owner, day, secrets, facts)
            VALUES (\(id), \(owner(facts.member)), \(facts.day), \(secrets), \(seal(facts, id)))
            """
        )
    }

    package func session(id: [UInt8]) throws -> StoredSession? {
        try database.query("SELECT id, secrets, facts FROM sessions WHERE id = \(id)").first.map(stored)
    }

    package func sessions(of member: MemberID) throws -> [StoredSession] {
        try database.query(
            "SELECT id, secrets, facts FROM sessions WHERE owner = \(owner(member))"
        ).map(stored)
    }

    package func touch(session id: [UInt8], _ facts: SessionFacts) throws {
        try database.execute("UPDATE sessions SET facts = \(seal(facts, id)) WHERE id = \(id)")
    }

    package func end(session id: [UInt8]) throws {
        try database.execute("DELETE FROM sessions WHERE id = \(id)")
    }

    package func endSessions(of member: MemberID) throws {
        try database.execute("DELETE FROM sessions WHERE owner = \(owner(member))")
    }

    package func endSessions(of member: MemberID, except session: [UInt8]) throws {
        try database.execute(
            "DELETE FROM sessions WHERE owner = \(owner(member)) AND id <> \(session)"
        )
    }

    package func endSessions(before day: Int) throws {
        try database.execute("DELETE FROM sessions WHERE day < \(day)")
    }

    private func owner(_ member: MemberID) -> [UInt8] {
        Array(store.secrets.login.mac("amparo session owner", member.bytes)[..<16])
    }

    private func seal(_ facts: SessionFacts, _ id: [UInt8]) -> [UInt8] {
        Seal.seal(
            Padding.pad(facts.encoded),
            key: store.secrets.login,
            context: id,
            randomness: store.randomness
        )
    }

    private func stored(_ row: Row) throws -> StoredSession {
        let id = try row.blob(0)
        let plain = try Padding.unpad(
            Seal.open(try row.blob(2), key: store.secrets.login, context: id)
        )
        return StoredSession(
            id: id,
            facts: try SessionFacts(encoded: plain),
            secrets: try row.blob(1)
        )
    }
}
