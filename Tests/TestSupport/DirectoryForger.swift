// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Records
internal import Testing
package import Vault

/// Somebody who can write to the database and has the node's secrets: an administrator of the machine at worst.
package struct DirectoryForger {
    private let house: TestInstallation

    package init(house: TestInstallation) { self.house = house }

    /// The keys of somebody whose passphrase is known.
    package func keys(_ who: TestInstallation.Who) throws -> MemberKeys {
        let account = try #require(try house.store.read { try $0.account(house.member(who)) })
        return try house.store.open(account, passphrase: TestInstallation.passphrase)
    }

    /// Writes a step behind the last one as it would stand there, without asking whether it may; nil signs nothing.
    package func plant(
        _ entry: DirectoryEntry,
        by author: MemberID,
        signing: SigningKeyPair?,
        at: Instant? = nil
    ) throws {
        try house.engine.write { tx in
            let row = try #require(
                try tx.query("SELECT seq, hash FROM directory ORDER BY seq DESC LIMIT 1").first
            )
            let next = try row.int(0) + 1
            let previous = try row.blob(1)
            var writer = ByteWriter()
            writer.id(author)
            writer.instant(at ?? house.clock.now)
            writer.value(entry)
            let message = Digest.of("amparo directory step", [number(next), previous, writer.bytes])
            let body = Seal.seal(
                Padding.pad((signing?.sign(message) ?? [UInt8](repeating: 0, count: 64)) + writer.bytes),
                key: house.secrets.directory,
                context: Digest.of("amparo directory row", [number(next)]),
                randomness: SeededRandomness(seed: 99)
            )
            let hash = Digest.of("amparo directory", [number(next), previous, body])
            try tx.execute("INSERT INTO directory (seq, body, hash) VALUES (\(next), \(body), \(hash))")
        }
    }

    private func number(_ value: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed64(Int64(value))
        return writer.bytes
    }
}
