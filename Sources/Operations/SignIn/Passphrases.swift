// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform
internal import Records
internal import Vault

extension Operations {
    package static let shortestPassphrase = 12

    /// Ends every other session of the member: on another node within the minute.
    ///
    /// Whoever comes with a sign-in sheet makes keys of their own here, behind a passphrase that nobody else has
    /// known: only those can be vouched for (Design 4). They go on in a new session, which is given back.
    @discardableResult
    package func changePassphrase(old: String, new: String, _ session: Session) throws -> SignedIn? {
        try refusing {
            try confirm(old, session)
            guard new.count >= Operations.shortestPassphrase, new != old else {
                throw Refusal.weakPassphrase
            }
            let salt = store.randomness.bytes(16)
            let key = try signInSlots.run {
                try store.passphraseKey(new, salt: salt, parameters: options.passphraseCost)
            }
            if session.person?.waiting?.isTaken == false { return try takeKeys(key, salt, session) }
            try store.write { tx in
                // A reset may have come between: its new sheet must not be undone by the keys that it ended.
                guard session.stands else { throw Refusal.notAllowed }
                guard var guarded = try tx.account(session.member)?.guarded else { throw Refusal.notFound }
                guarded.mustChange = false
                try tx.put(
                    account: session.member,
                    keys: session.keys,
                    key: key,
                    salt: salt,
                    parameters: options.passphraseCost,
                    guarded: guarded
                )
                // Whoever knew the old one may sit in a session of theirs.
                try tx.endSessions(of: session.member, except: session.id)
            }
            sessions.removeAll { $0.member == session.member && $0.id != session.id }
            return nil
        }
    }

    private func takeKeys(_ key: SecretKey, _ salt: [UInt8], _ session: Session) throws -> SignedIn {
        let keys = MemberKeys(store.randomness)
        let token = store.randomness.bytes(32)
        let facts = session.facts
        try store.write { tx in
            guard session.stands else { throw Refusal.notAllowed }
            guard var guarded = try tx.account(session.member)?.guarded else { throw Refusal.notFound }
            guarded.mustChange = false
            try tx.put(
                account: session.member,
                keys: keys,
                key: key,
                salt: salt,
                parameters: options.passphraseCost,
                guarded: guarded
            )
            try tx.appendDirectory(
                [.keyTaken(session.member, keys.publicKeys)],
                by: session.member,
                signing: session.keys.signing
            )
            try tx.endSessions(of: session.member)
            try tx.begin(session: token, keys, facts)
        }
        sessions.remove(of: session.member)
        let next = Session(
            id: RecordStore.sessionID(token: token),
            keys: keys,
            readingPair: try store.readingPair(token: token, day: facts.day),
            facts: facts,
            operations: self
        )
        next.checkedAt = wall.now
        sessions.put(next)
        return SignedIn(token: Hex.text(token), session: next, mustChangePassphrase: false)
    }

    package func mustChangePassphrase(_ session: Session) throws -> Bool {
        try store.read { try $0.account(session.member)?.guarded.mustChange ?? false }
    }
}
