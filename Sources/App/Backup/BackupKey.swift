// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations
internal import Platform
package import Vault

/// The pair that backups are sealed to: the public half in the data folder, the secret half in a file taken away.
package enum BackupKey {
    private static let mark = "amparo-backup-key-1"

    /// Makes the pair and writes both halves; an existing file is never replaced.
    package static func make(
        for folder: DataFolder,
        secretFile: String,
        randomness: any Randomness
    ) throws {
        guard !Files.exists(secretFile) else {
            throw CommandError.failure(
                "\(secretFile) exists; a backup key is never written over another. If it was left by an "
                    + "installation that is gone, move it away; or name another file: --backup-key FILE"
            )
        }
        let pair = SealingKeyPair(secret: randomness.secretKey())
        let secret = Hex.text(pair.secret.copyBytes())
        let text = """
            # The backup key of an Amparo installation. Whoever has it and a backup can restore everything on another
            # machine. Take it away from this one: a safe, a second copy elsewhere. Without it no backup can be opened.
            \(mark) \(secret) \(check(pair.publicKey))

            """
        // The public half first: by it an interrupted founding knows the secret one that it left outside.
        try Files.writeDurably(folder.backupSeal, Array((Hex.text(pair.publicKey.bytes) + "\n").utf8))
        try Files.writeDurably(secretFile, Array(text.utf8))
    }

    package static func seal(of folder: DataFolder) throws -> SealingPublicKey {
        let text = String(decoding: try Files.read(folder.backupSeal, limit: 4096), as: UTF8.self)
        guard let bytes = Hex.bytes(text.filter { !$0.isWhitespace }), let key = try? SealingPublicKey(bytes)
        else {
            throw CommandError.failure("\(folder.backupSeal) does not hold the public half of a backup key")
        }
        return key
    }

    package static func read(_ path: String) throws -> SealingKeyPair {
        let text = String(decoding: try Files.read(path, limit: 4096), as: UTF8.self)
        for line in text.split(separator: "\n") where line.hasPrefix(mark) {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, let bytes = Hex.bytes(words[1]),
                let secret = try? SecretKey(copying: bytes)
            else { break }
            let pair = SealingKeyPair(secret: secret)
            guard check(pair.publicKey) == words[2] else { break }
            return pair
        }
        throw CommandError.failure("\(path) does not hold a backup key, or not all of it")
    }

    /// Says that a key was copied without a slip.
    private static func check(_ key: SealingPublicKey) -> String {
        Hex.text(Array(Digest.of("amparo backup key", [key.bytes]).prefix(4)))
    }
}
