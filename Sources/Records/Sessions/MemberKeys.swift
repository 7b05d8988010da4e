// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// A member's two key pairs, made here and never stored in the clear.
package final class MemberKeys: Sendable {
    let sealingSeed: SecretKey
    let signingSeed: SecretKey
    package let sealing: SealingKeyPair
    package let signing: SigningKeyPair

    init(sealingSeed: SecretKey, signingSeed: SecretKey) {
        self.sealingSeed = sealingSeed
        self.signingSeed = signingSeed
        sealing = SealingKeyPair(seed: sealingSeed)
        signing = SigningKeyPair(seed: signingSeed)
    }

    package convenience init(_ randomness: any Randomness) {
        self.init(sealingSeed: randomness.secretKey(), signingSeed: randomness.secretKey())
    }

    /// What the directory names of them.
    package var publicKeys: PublicKeys {
        PublicKeys(sealing: sealing.publicKey.bytes, signing: signing.verifyKey.bytes)
    }

    func sealed(under key: SecretKey, context: [UInt8], _ randomness: any Randomness) -> [UInt8] {
        Seal.seal(
            sealingSeed.copyBytes() + signingSeed.copyBytes(),
            key: key,
            context: context,
            randomness: randomness
        )
    }

    static func open(_ sealed: [UInt8], under key: SecretKey, context: [UInt8]) throws -> MemberKeys {
        let plain = try Seal.open(sealed, key: key, context: context)
        guard plain.count == 64 else { throw RecordsError.damaged }
        return MemberKeys(
            sealingSeed: try SecretKey(copying: Array(plain[..<32])),
            signingSeed: try SecretKey(copying: Array(plain[32...]))
        )
    }
}

extension Fingerprint {
    package init(_ keys: PublicKeys) { self.init(sealing: keys.sealing, signing: keys.signing) }
}

/// What stands beside a member's keys, sealed under a node key: the second factor and the state of the account.
package struct AccountGuard: Sendable, BinaryCodable {
    package var totp: [UInt8]
    /// The last time step that was accepted: a code counts once.
    package var lastStep: Int64
    package var mustChange: Bool
    package var login: String

    package init(totp: [UInt8], lastStep: Int64 = 0, mustChange: Bool, login: String) {
        self.totp = totp
        self.lastStep = lastStep
        self.mustChange = mustChange
        self.login = login
    }

    package func write(to writer: inout ByteWriter) {
        writer.blob(totp)
        writer.int(lastStep)
        writer.bool(mustChange)
        writer.text(login)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        totp = try reader.blob()
        lastStep = try reader.int64()
        mustChange = try reader.bool()
        login = try reader.text()
    }
}

/// The row of an account, as stored.
package struct Account: Sendable {
    package let id: MemberID
    let salt: [UInt8]
    let parameters: Argon2Parameters
    let secrets: [UInt8]
    package var guarded: AccountGuard
}

extension RecordStore {
    /// Which row a login name leads to, without the name standing there.
    func lookup(login: String) -> [UInt8] {
        Array(secrets.login.mac("amparo login", Array(login.utf8))[..<16])
    }

    /// The key that a passphrase gives: slow on purpose; the caller bounds how many run at once.
    package func passphraseKey(
        _ passphrase: String,
        salt: [UInt8],
        parameters: Argon2Parameters
    ) throws -> SecretKey {
        try Passphrase.key(passphrase, salt: salt, parameters: parameters, pepper: secrets.pepper)
    }

    package func open(_ account: Account, passphrase: String) throws -> MemberKeys {
        let key = try passphraseKey(passphrase, salt: account.salt, parameters: account.parameters)
        return try MemberKeys.open(account.secrets, under: key, context: Account.context(account.id))
    }

    /// As slow as opening a real account: for names that nobody has.
    package func openNobody(passphrase: String, parameters: Argon2Parameters) {
        _ = try? passphraseKey(
            passphrase,
            salt: [UInt8](repeating: 7, count: Argon2.saltCount),
            parameters: parameters
        )
    }
}

extension Account {
    static func context(_ member: MemberID) -> [UInt8] { Digest.of("amparo member secrets", [member.bytes]) }
    static func guardContext(_ member: MemberID) -> [UInt8] {
        Digest.of("amparo member guard", [member.bytes])
    }
}

extension RecordTransaction {
    package func account(login: String) throws -> Account? {
        let lookup = store.lookup(login: login)
        return try database.query(
            "SELECT id, salt, passes, memory, secrets, guard FROM members WHERE login = \(lookup)"
        ).first.map(account)
    }

    package func account(_ id: MemberID) throws -> Account? {
        try database.query(
            "SELECT id, salt, passes, memory, secrets, guard FROM members WHERE id = \(id.bytes)"
        ).first.map(account)
    }

    /// Stores a new account, or a new passphrase of an old one.
    package func put(
        account id: MemberID,
        keys: MemberKeys,
        key: SecretKey,
        salt: [UInt8],
        parameters: Argon2Parameters,
        guarded: AccountGuard
    ) throws {
        let sealed = keys.sealed(
            under: key,
            context: Account.context(id),
            store.randomness
        )
        try database.execute(
            """
            INSERT INTO members (id, login, salt, passes, memory, secrets, guard)
            VALUES (\(id.bytes), \(store.lookup(login: guarded.login)), \(salt), \(parameters.passes),
            \(parameters.memoryKiB), \(sealed), \(seal(guarded, id)))
            ON CONFLICT (id) DO UPDATE SET salt = excluded.salt, passes = excluded.passes,
            memory = excluded.memory, secrets = excluded.secrets, guard = excluded.guard
            """
        )
    }

    package func set(_ guarded: AccountGuard, of id: MemberID) throws {
        try database.execute("UPDATE members SET guard = \(seal(guarded, id)) WHERE id = \(id.bytes)")
    }

    private func seal(_ guarded: AccountGuard, _ id: MemberID) -> [UInt8] {
        Seal.seal(
            Padding.pad(guarded.encoded),
            key: store.secrets.totp,
            context: Account.guardContext(id),
            randomness: store.randomness
        )
    }

    private func account(_ row: Row) throws -> Account {
        guard let id = MemberID(try row.blob(0)) else { throw RecordsError.damaged }
        let plain = try Padding.unpad(
            Seal.open(try row.blob(5), key: store.secrets.totp, context: Account.guardContext(id))
        )
        return Account(
            id: id,
            salt: try row.blob(1),
            parameters: Argon2Parameters(passes: try row.int(2), memoryKiB: try row.int(3)),
            secrets: try row.blob(4),
            guarded: try AccountGuard(encoded: plain)
        )
    }
}
