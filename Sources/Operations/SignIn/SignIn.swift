// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Platform
package import Records
internal import Vault

/// A session that has begun: the token goes into the cookie and nowhere else.
package struct SignedIn: Sendable {
    package let token: String
    package let session: Session
    package let mustChangePassphrase: Bool
}

extension Operations {
    /// Opens a session; a wrong, a disabled and an unknown account fail alike and take as long.
    ///
    /// - Throws: `Refusal.wrongPassphrase` for all of them, `.busy` when too many sign in at once.
    package func signIn(login: String, passphrase: String, code: String) throws -> SignedIn {
        try refusing {
            let name = Operations.loginName(login)
            let throttled = store.secrets.login.mac("amparo throttle", Array(name.utf8))
            let waits = throttle.wait(throttled, now: wall.now)
            if waits > 0 { try pause(milliseconds: waits) }
            // A row that somebody has tampered with opens as little as none.
            let account = try store.read { tx in
                do {
                    return try tx.account(login: name)
                } catch let error as DatabaseError {
                    throw error
                } catch {
                    return nil
                }
            }
            let keys = try signInSlots.run { () -> MemberKeys? in
                guard let account else {
                    store.openNobody(passphrase: passphrase, parameters: options.passphraseCost)
                    return nil
                }
                return try? store.open(account, passphrase: passphrase)
            }
            // Keys that the chain does not name are nobody's, whichever row of the table holds them.
            guard let account, let keys, let person = directory.people[account.id], person.maySignIn,
                person.holds(keys.publicKeys),
                let step = TOTP.matches(
                    code,
                    secret: account.guarded.totp,
                    unixSeconds: wall.now.milliseconds / 1000
                )
            else {
                throttle.failed(throttled, now: wall.now)
                throw Refusal.wrongPassphrase
            }
            let token = store.randomness.bytes(32)
            let at = wall.now
            let facts = SessionFacts(member: account.id, began: at, seen: at, day: at.day.number)
            let isFresh = try store.write { tx in
                // A code is spent where its session begins, so that two nodes do not take it twice.
                guard var fresh = try tx.account(account.id)?.guarded,
                    Operations.isUnspent(step, after: fresh.lastStep)
                else { return false }
                fresh.lastStep = step
                try tx.set(fresh, of: account.id)
                try tx.begin(session: token, keys, facts)
                return true
            }
            guard isFresh else {
                throttle.failed(throttled, now: wall.now)
                throw Refusal.wrongPassphrase
            }
            throttle.succeeded(throttled)
            let session = Session(
                id: RecordStore.sessionID(token: token),
                keys: keys,
                readingPair: try store.readingPair(token: token, day: facts.day),
                facts: facts,
                operations: self
            )
            session.checkedAt = at
            sessions.put(session)
            return SignedIn(
                token: Hex.text(token),
                session: session,
                mustChangePassphrase: account.guarded.mustChange
            )
        }
    }

    /// A one-time code counts once: only later steps than the last are taken.
    ///
    /// A last step ten minutes ahead was spent under a clock that was wrong and has been set right since: nobody is
    /// shut out until that moment comes.
    private static func isUnspent(_ step: Int64, after last: Int64) -> Bool {
        step > last || last - step > 20
    }

    /// The session of a cookie's token, if it still runs: idle and absolute ends, ended elsewhere, disabled.
    package func session(token text: String) throws -> Session? {
        guard let token = Hex.bytes(text), token.count == 32 else { return nil }
        let id = RecordStore.sessionID(token: token)
        let now = wall.now
        if let session = sessions.find(id), now < session.checkedAt.adding(minutes: 1),
            session.checkedAt < now.adding(minutes: 1)
        {
            guard isRunning(session.facts, now), session.stands else {
                try end(session)
                return nil
            }
            var facts = session.facts
            facts.seen = now
            session.facts = facts
            return session
        }
        return try look(up: id, token: token, now: now)
    }

    private func look(up id: [UInt8], token: [UInt8], now: Instant) throws -> Session? {
        guard var stored = try store.read({ try $0.session(id: id) }) else {
            sessions.remove(id)
            return nil
        }
        let cached = sessions.find(id)
        if let cached { stored.facts.seen = max(stored.facts.seen, cached.facts.seen) }
        guard isRunning(stored.facts, now) else {
            try store.write { try $0.end(session: id) }
            sessions.remove(id)
            try endAccess(of: [stored.facts.member])
            return nil
        }
        guard let keys = try? cached?.keys ?? store.keys(of: stored, token: token),
            let pair = try? cached?.readingPair ?? store.readingPair(token: token, day: stored.facts.day)
        else { return nil }
        stored.facts.seen = now
        let facts = stored.facts
        let session =
            cached ?? Session(id: id, keys: keys, readingPair: pair, facts: facts, operations: self)
        guard session.stands else {
            try end(session)
            return nil
        }
        try store.write { try $0.touch(session: id, facts) }
        session.facts = facts
        session.checkedAt = now
        sessions.put(session)
        return session
    }

    /// One that was last used in the future is over as well: the clock was wrong then, or it is now.
    func isRunning(_ facts: SessionFacts, _ now: Instant) -> Bool {
        now < facts.seen.adding(minutes: options.idleMinutes)
            && now < facts.began.adding(hours: options.absoluteHours)
            && facts.seen < now.adding(minutes: options.idleMinutes)
    }

    package func end(_ session: Session) throws {
        sessions.remove(session.id)
        try store.write { tx in
            try tx.end(session: session.id)
            try tx.endAccess(of: session.member) { $0 == session.accessTag }
        }
    }

    /// The sessions of the member who asks, this one marked.
    package func openSessions(_ session: Session) throws -> [(id: String, facts: SessionFacts, isThis: Bool)]
    {
        try store.read { try $0.sessions(of: session.member) }
            .filter { isRunning($0.facts, wall.now) }
            .sorted { $0.facts.began > $1.facts.began }
            .map { (Hex.text($0.id), $0.facts, $0.id == session.id) }
    }

    /// Ends one of the member's own sessions; one of somebody else's does not exist for them.
    package func endSession(_ id: String, _ session: Session) throws {
        guard let bytes = Hex.bytes(id),
            try store.read({ try $0.sessions(of: session.member) }).contains(where: { $0.id == bytes })
        else { throw Refusal.notFound }
        sessions.remove(bytes)
        try store.write { tx in
            try tx.end(session: bytes)
            try tx.endAccess(of: session.member) { $0 == RecordStore.accessTag(session: bytes) }
        }
    }

    /// Grants and second signatures ask for the passphrase again (Design 4); wrong ones wait as at sign-in.
    package func confirm(_ passphrase: String, _ session: Session) throws {
        try refusing {
            let throttled = store.secrets.login.mac("amparo confirm throttle", session.member.bytes)
            let waits = throttle.wait(throttled, now: wall.now)
            if waits > 0 { try pause(milliseconds: waits) }
            guard let account = try store.read({ try $0.account(session.member) }) else {
                throw Refusal.wrongPassphrase
            }
            let isRight = try signInSlots.run {
                (try? store.open(account, passphrase: passphrase))?.publicKeys == session.publicKeys
            }
            guard isRight else {
                throttle.failed(throttled, now: wall.now)
                throw Refusal.wrongPassphrase
            }
            throttle.succeeded(throttled)
        }
    }

    /// Sessions and keys of days gone by are dead: their rows go too.
    package func endOldSessions() throws {
        let today = wall.now.day.number
        try store.write { try $0.endSessions(before: today - 1) }
        try store.secrets.removeDailyKeys(before: today - 1)
        sessions.removeAll { !isRunning($0.facts, wall.now) }
        try endAccess(of: directory.people.keys)
        store.rosters.expire(now: now.milliseconds)
    }

    static func loginName(_ typed: String) -> String {
        String(typed.lowercased().filter { !$0.isWhitespace }.prefix(100))
    }

    /// - Throws: `SlotsFull` where as many wait already as may: under a flood of wrong tries people can still report.
    private func pause(milliseconds: Int64) throws {
        try pauses.run { _ = StopSignal().wait(milliseconds: Int(milliseconds)) }
    }
}
