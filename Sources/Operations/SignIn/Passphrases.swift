// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform
internal import Records
internal import Vault

extension Operations {
    package static let shortestPassphrase = 12

    /// Ends every other session of the member: on another node within the minute.
    package func changePassphrase(old: String, new: String, _ session: Session) throws {
        try refusing {
            try confirm(old, session)
            guard new.count >= Operations.shortestPassphrase, new != old else {
                throw Refusal.weakPassphrase
            }
            let salt = store.randomness.bytes(16)
            let key = try signInSlots.run {
                try store.passphraseKey(new, salt: salt, parameters: options.passphraseCost)
            }
            try store.write { tx in
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
        }
    }

    package func mustChangePassphrase(_ session: Session) throws -> Bool {
        try store.read { try $0.account(session.member)?.guarded.mustChange ?? false }
    }
}
