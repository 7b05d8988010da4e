// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Operations
package import Platform
internal import Vault

/// The folder of one installation: who may look in, what lies where, and that one server has it at a time.
package struct DataFolder: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    package var settings: String { path + "/" + ConfigFile.name }
    package var node: String { path + "/node" }
    /// The newest checkpoint of the ledger that this node has seen, out of the database's reach.
    package var ledgerHead: String { node + "/ledger.head" }
    /// What was erased, out of the database's reach: an older copy of it erases that again.
    package var erasures: String { node + "/erasures" }
    package var database: String { path + "/store.sqlite" }
    package var blobs: String { path + "/blobs" }
    /// The fingerprint under which the directory of members begins; written last, when all else stands.
    package var root: String { path + "/root" }
    /// Only in a demonstration: how far its clock is from the wall's.
    package var clock: String { path + "/clock" }
    /// What backups are sealed to; its other half lies outside.
    package var backupSeal: String { path + "/backup.public" }
    /// Where that other half is written when nothing else is said: to be taken away from there.
    package var backupKeyBeside: String { path + ".backup-key" }
    /// That other half, in here where nothing worth a theft is kept: a demonstration, a measurement.
    package var backupKeyInside: String { path + "/backup-key" }
    /// The accounts of a set-up, until they have been printed.
    private static let sheets = "sheets"
    /// Room on the disk that only words may use.
    package var reserve: String { path + "/reserve" }
    private var lockFile: String { path + "/lock" }

    /// Stands there from the first step of a founding or a restore until all else stands.
    private var unfinished: String { path + "/unfinished" }

    package var isFounded: Bool {
        Files.exists(root) && !Files.isDirectory(root) && Files.isDirectory(node) && !isUnfinished
    }
    package var isDemo: Bool { Files.exists(clock) }
    var isUnfinished: Bool { Files.exists(unfinished) }

    /// Makes the folder for its owner only; one that holds somebody's files is refused and stays as it is.
    package func create() throws {
        try requireOurs()
        try Files.makeDirectory(path)
        guard unsafe chmod(path, 0o700) == 0 else {
            if errno == EROFS {
                throw CommandError.failure(
                    "the disk under \(path) can only be read: nothing could be kept on it"
                )
            }
            throw CommandError.failure(
                "\(path) cannot be closed to other users; it has to belong to this one"
            )
        }
    }

    /// Held until the value goes: no second server, and no command that changes things beside one.
    package func lock() throws -> FileLock {
        do throws(SystemError) {
            return try FileLock(lockFile)
        } catch {
            guard error.isHeldElsewhere else { throw error }
            throw CommandError.failure("another Amparo is at work on \(path); stop it first")
        }
    }

    package func requireFounded() throws(CommandError) {
        guard isFounded else {
            throw .failure("there is no installation in \(path); `amparo setup --data \(path)` makes one")
        }
    }

    /// An installation, nothing at all, or what a set-up that was cut short left and marked as its own.
    package func requireOurs() throws {
        guard Files.exists(path), !isFounded else { return }
        let isMarked = isUnfinished
        let isOurs = try Files.list(path).allSatisfy { name in
            isMarked ? DataFolder.isMade(name) : DataFolder.isBeginning(name)
        }
        guard isOurs else {
            throw CommandError.failure(
                "\(path) is not empty and no installation of Amparo; choose another folder"
            )
        }
    }

    /// From here on everything in the folder is ours, until `finish`.
    package func begin() throws { try Files.writeDurably(unfinished, []) }

    func finish() throws {
        try Files.remove(unfinished)
        try Files.fsyncDirectory(path)
    }

    /// What an interrupted founding left goes, and with it its backup key: nobody was told of either.
    package func removeUnfinished(backupKeyFile: String? = nil) throws {
        try requireOurs()
        guard isUnfinished else { return }
        if let backupKeyFile, let pair = try? BackupKey.read(backupKeyFile),
            let seal = try? BackupKey.seal(of: self), pair.publicKey.bytes == seal.bytes
        {
            try Files.remove(backupKeyFile)
        }
        for name in try Files.list(path) where DataFolder.isMade(name) && !DataFolder.isBeginning(name) {
            try Files.removeTree(path + "/" + name)
        }
        try finish()
    }

    /// Every name that a founding or a restore writes into the folder.
    private static let made: Set<String> = [
        "node", "store.sqlite", "store.sqlite-wal", "store.sqlite-shm", "store.sqlite-journal", "blobs",
        "root",
        "clock", sheets, "backup.public", "backup-key", "reserve", ConfigFile.name,
    ]

    private static func isMade(_ name: String) -> Bool { made.contains(whole(name)) || isBeginning(name) }

    private static func isBeginning(_ name: String) -> Bool {
        name == "lock" || whole(name) == "unfinished"
    }

    /// The name of the file of which this one was to become the next state.
    private static func whole(_ name: String) -> String {
        let parts = name.split(separator: ".new-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].allSatisfy(\.isHexDigit) ? String(parts[0]) : name
    }

    /// In the clear, in a closed folder, for the moment until it has been printed.
    func keep(sheets text: String) throws {
        try Files.writeDurably(path + "/" + DataFolder.sheets, Array(text.utf8))
    }

    func keptSheets() throws -> String? {
        let sheets = path + "/" + DataFolder.sheets
        guard Files.exists(sheets) else { return nil }
        return String(decoding: try Files.read(sheets, limit: 1 << 20), as: UTF8.self)
    }

    /// Overwritten first: the secrets of the one-time codes count for long after.
    func forgetSheets() throws { try SecretFile.remove(DataFolder.sheets, in: path) }

    package func settingsText() throws -> String? {
        guard Files.exists(settings) else { return nil }
        return String(decoding: try Files.read(settings, limit: 1 << 20), as: UTF8.self)
    }

    package func pinnedRoot() throws -> [UInt8]? {
        guard Files.exists(root) else { return nil }
        let text = String(decoding: try Files.read(root, limit: 4096), as: UTF8.self)
        guard let bytes = Hex.bytes(String(text.filter { !$0.isWhitespace })), bytes.count == 32 else {
            throw CommandError.failure("\(root) does not hold a fingerprint of 64 hexadecimal digits")
        }
        return bytes
    }

    package func pin(_ fingerprint: [UInt8]) throws {
        try Files.writeDurably(root, Array((Hex.text(fingerprint) + "\n").utf8))
    }
}
