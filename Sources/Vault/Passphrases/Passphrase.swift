// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// From the words a member knows to the key that opens their secrets.
package enum Passphrase {
    /// The pepper is not in the database: a stolen one cannot even be guessed at (Design 4).
    package static func key(
        _ passphrase: String,
        salt: [UInt8],
        parameters: Argon2Parameters,
        pepper: SecretKey
    ) throws(VaultError) -> SecretKey {
        var secret = Array(passphrase.utf8)
        defer { Sodium.wipe(&secret) }
        return pepper.derive("passphrase", mixing: try Argon2.derive(secret, salt: salt, parameters))
    }
}
