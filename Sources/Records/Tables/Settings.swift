// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Vault

/// What the installation has set, each under its name, sealed under a node key.
extension RecordTransaction {
    package func setting<T: BinaryCodable>(_ name: String, _ type: T.Type = T.self) throws -> T? {
        let row = try database.query("SELECT body FROM settings WHERE name = \(name)").first
        guard let body = try row?.blob(0) else { return nil }
        let plain = try Padding.unpad(
            Seal.open(body, key: store.secrets.directory, context: RecordTransaction.settingContext(name))
        )
        return try T(encoded: plain)
    }

    package func set(_ name: String, _ value: some BinaryCodable) throws {
        let body = Seal.seal(
            Padding.pad(value.encoded),
            key: store.secrets.directory,
            context: RecordTransaction.settingContext(name),
            randomness: store.randomness
        )
        try database.execute(
            """
            INSERT INTO settings (name, body) VALUES (\(name), \(body))
            ON CONFLICT (name) DO UPDATE SET body = excluded.body
            """
        )
    }

    private static func settingContext(_ name: String) -> [UInt8] {
        Digest.of("amparo setting", [Array(name.utf8)])
    }
}
