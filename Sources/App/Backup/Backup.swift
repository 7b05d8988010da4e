// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
package import Database
internal import Operations
internal import Platform
internal import Records
internal import Vault

/// Writes everything that an installation is into one sealed file, while its server may run on.
///
/// The rows are those of one moment; they are carried as rows on both stores, so that a backup of one can be
/// restored into the other. Daily keys, sessions and shares on their way are not in it: they die soon.
package struct Backup {
    let folder: DataFolder
    let config: Config

    private let open: @Sendable (DataFolder, Config) throws -> any Engine

    package init(
        _ folder: DataFolder,
        _ config: Config,
        open: @escaping @Sendable (DataFolder, Config) throws -> any Engine = { try Node.engine($0, $1) }
    ) {
        self.folder = folder
        self.config = config
        self.open = open
    }

    /// The rows were to be read a second time, because the database was lost on the way.
    private struct BeganAgain: Error {}

    /// Gives the ids of the files that are missing or cannot be read: all the rest is in it.
    package func write(to path: String) throws -> [String] {
        for _ in 0..<3 {
            do {
                return try writeOnce(to: path)
            } catch is BeganAgain {
                continue
            }
        }
        throw CommandError.failure("the database was lost three times while it was read; nothing was written")
    }

    private func writeOnce(to path: String) throws -> [String] {
        let randomness = SystemRandomness()
        let archive = try ArchiveWriter(
            path,
            sealedTo: try BackupKey.seal(of: folder),
            randomness: randomness
        )
        let blobs = try BlobStore(folder: folder.blobs, randomness: randomness)
        let engine = try open(folder, config)
        defer { engine.close() }
        try archive.add(.beginning(version: ArchivePiece.version, tables: Version.tables))
        try archive.add(.file(name: "node", try NodeSecrets.export(from: folder.node)))
        for (name, path) in BackupFile.all(folder) where Files.exists(path) {
            try archive.add(.file(name: name, try Files.read(path, limit: 1 << 20)))
        }
        // What is in the archive cannot be taken back, but an engine may run a body twice: then all begins again.
        var isBegun = false
        let kept = try engine.read { tx in
            guard !isBegun else { throw BeganAgain() }
            isBegun = true
            return try rows(tx, archive)
        }
        // What is lost already must not keep all the rest from being saved.
        var lost: [String] = []
        for id in kept where try !add(id, blobs, archive) { lost.append(Hex.text(id)) }
        try archive.finish()
        return lost
    }

    /// Writes every row and returns the blobs that they hold.
    private func rows(_ tx: any Transaction, _ archive: ArchiveWriter) throws -> [[UInt8]] {
        var kept: [[UInt8]] = []
        for (place, table) in BackupTable.all.enumerated() {
            try tx.each(table.rows) { row in
                try archive.add(.row(table: place, row.values))
                if table.name.description == "blobs" { kept.append(try row.blob(0)) }
            }
        }
        return kept
    }

    /// The length and the fingerprint go before the bytes, so that the reader knows how many to take.
    ///
    /// False where the file is not there, or the disk does not give it.
    private func add(_ bytes: [UInt8], _ blobs: BlobStore, _ archive: ArchiveWriter) throws -> Bool {
        let id: BlobID
        let length: Int
        let digest: [UInt8]
        do {
            id = try BlobID(bytes)
            length = try Files.size(blobs.path(id))
            digest = try blobs.cipherDigest(id)
        } catch {
            return false
        }
        try archive.add(.blob(id: id.bytes, length: length, digest: digest))
        let again = try unsafe blobs.exportSealed(id) { unsafe try archive.push($0) }
        guard Digest.equal(again, digest) else {
            throw CommandError.failure("a stored file changed while it was copied; try again")
        }
        return true
    }
}

/// The small files of the data folder that a backup carries, by the names that stand in it.
enum BackupFile {
    static func all(_ folder: DataFolder) -> [(name: String, path: String)] {
        [
            ("settings", folder.settings), ("clock", folder.clock), ("backup.public", folder.backupSeal),
            ("root", folder.root),
        ]
    }
}
