// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Operations
package import Platform

/// The folder of one installation: who may look in, what lies where, and that one server has it at a time.
package struct DataFolder: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    package var settings: String { path + "/" + ConfigFile.name }
    package var node: String { path + "/node" }
    package var database: String { path + "/store.sqlite" }
    package var blobs: String { path + "/blobs" }
    /// The fingerprint under which the directory of members begins; written last, when all else stands.
    package var root: String { path + "/root" }
    /// Only in a demonstration: how far its clock is from the wall's.
    package var clock: String { path + "/clock" }
    /// What backups are sealed to; its other half lies outside.
    package var backupSeal: String { path + "/backup.public" }
    private var lockFile: String { path + "/lock" }

    package var isFounded: Bool { Files.exists(root) }
    package var isDemo: Bool { Files.exists(clock) }

    /// Makes the folder for its owner only.
    package func create() throws {
        try Files.makeDirectory(path)
        guard unsafe chmod(path, 0o700) == 0 else {
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

    /// What an interrupted founding left: nobody was told of it, so it goes.
    package func removeUnfinished() throws {
        guard !isFounded else { return }
        for name in try Files.list(path) where DataFolder.made.contains(where: { name.hasPrefix($0) }) {
            try Files.removeTree(path + "/" + name)
        }
        let left = try Files.list(path).filter { $0 != "lock" }
        guard left.isEmpty else {
            throw CommandError.failure(
                "\(path) is not empty and no installation of Amparo; choose another folder"
            )
        }
    }

    private static let made = [
        "node", "store.sqlite", "blobs", "clock", "backup.public", ConfigFile.name, "root.new-",
    ]

    package func settingsText() throws -> String? {
        guard Files.exists(settings) else { return nil }
        return String(decoding: try Files.read(settings, limit: 1 << 20), as: UTF8.self)
    }

    package func pinnedRoot() throws -> [UInt8]? {
        guard isFounded else { return nil }
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
