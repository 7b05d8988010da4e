// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The keys that live with the program, in files of its owner, and never in the database (Design 2).
package final class NodeSecrets: Sendable, Redacted {
    private static let fileName = "node.secrets"
    private static let intakePlace = 1
    private static let directoryPlace = 2
    private static let logPlace = 5

    package let installationSalt: [UInt8]
    package let pepper: SecretKey
    package let intake: SecretKey
    package let directory: SecretKey
    package let timer: SecretKey
    package let outbox: SecretKey
    package let log: SecretKey
    package let totp: SecretKey
    package let form: SecretKey
    package let login: SecretKey
    package let code: SecretKey

    private let coding: NodeSecretsCoding
    private let dailyKeys: DailyKeys

    /// Makes the folder (0700) and the secrets; existing ones are never replaced.
    package static func create(in folder: String, randomness: any Randomness) throws(SecretFileError) {
        try write(NodeSecretsCoding.fresh(randomness), in: folder)
    }

    package static func load(
        from folder: String,
        randomness: any Randomness
    ) throws(SecretFileError) -> NodeSecrets {
        var bytes = try SecretFile.read(fileName, in: folder)
        defer { Sodium.wipe(&bytes) }
        return NodeSecrets(
            try NodeSecretsCoding(decoding: bytes),
            dailyKeys: try DailyKeys(in: "\(folder)/daily", randomness: randomness)
        )
    }

    /// What a backup seals: everything but the daily keys, which must die with their day.
    package func export() -> [UInt8] {
        coding.encoded
    }

    /// As `export()`, beside a running node: nothing of its daily keys is touched.
    package static func export(from folder: String) throws(SecretFileError) -> [UInt8] {
        var bytes = try SecretFile.read(fileName, in: folder)
        defer { Sodium.wipe(&bytes) }
        return try NodeSecretsCoding(decoding: bytes).encoded
    }

    /// The secrets that a check of the ledger needs, out of what a backup seals.
    package static func ledgerSecrets(
        exported: [UInt8]
    ) throws(SecretFileError) -> (log: SecretKey, intake: SecretKey, directory: SecretKey) {
        let keys = try NodeSecretsCoding(decoding: exported).keys
        return (keys[logPlace], keys[intakePlace], keys[directoryPlace])
    }

    package static func restore(_ exported: [UInt8], in folder: String) throws(SecretFileError) {
        try write(try NodeSecretsCoding(decoding: exported), in: folder)
    }

    /// The key of a UTC day, counted from 1970; made at the first call and the same until it is removed.
    package func daily(_ day: Int) throws(SecretFileError) -> SecretKey {
        try dailyKeys.key(day, creating: true)
    }

    /// As `daily(_:)` for what was sealed before: a day that has no key gets none.
    package func existingDaily(_ day: Int) throws(SecretFileError) -> SecretKey {
        try dailyKeys.key(day, creating: false)
    }

    /// With `before: today - 1`, called at least once a day, every key is gone 48 hours after its day began.
    package func removeDailyKeys(before day: Int) throws(SecretFileError) {
        try dailyKeys.remove(before: day)
    }

    private init(_ coding: NodeSecretsCoding, dailyKeys: DailyKeys) {
        self.coding = coding
        self.dailyKeys = dailyKeys
        installationSalt = coding.installationSalt
        // The order is that of the file: new ones are added at the end, under a new mark.
        pepper = coding.keys[0]
        intake = coding.keys[Self.intakePlace]
        directory = coding.keys[Self.directoryPlace]
        timer = coding.keys[3]
        outbox = coding.keys[4]
        log = coding.keys[Self.logPlace]
        totp = coding.keys[6]
        form = coding.keys[7]
        login = coding.keys[8]
        code = coding.keys[9]
    }

    private static func write(_ coding: NodeSecretsCoding, in folder: String) throws(SecretFileError) {
        try SecretFile.makeFolder(folder)
        var bytes = coding.encoded
        defer { Sodium.wipe(&bytes) }
        try SecretFile.createExclusively(fileName, in: folder, bytes)
    }
}
