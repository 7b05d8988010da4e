// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Database
package import Operations
internal import Platform
internal import Records
package import Vault

/// Makes an installation again from a backup: the whole of it is checked before anything counts.
package struct Restore {
    let backup: String
    let key: SealingKeyPair
    let target: DataFolder
    /// Another store than the backup's own.
    let store: StoreChoice?
    /// The fingerprint that the backup has to have, where it is known.
    let fingerprint: [UInt8]?
    /// The list of erasures of the installation that was lost, as its folder `node/erasures` keeps it.
    let erasures: String?

    package init(
        _ backup: String,
        key: SealingKeyPair,
        to target: DataFolder,
        store: StoreChoice? = nil,
        fingerprint: [UInt8]? = nil,
        erasures: String? = nil
    ) {
        self.backup = backup
        self.key = key
        self.target = target
        self.store = store
        self.fingerprint = fingerprint
        self.erasures = erasures
    }

    /// What a restore came to.
    package struct Restored {
        /// The fingerprint: whoever has the public half of the key can seal a backup of their own.
        package let root: [UInt8]
        package let erasures: RepeatedErasures
    }

    @discardableResult
    package func run() throws -> Restored {
        if Files.exists(target.path) {
            guard Files.isDirectory(target.path), try Files.list(target.path).isEmpty else {
                throw CommandError.failure(
                    "\(target.path) is not empty; a restore never mixes with what is there"
                )
            }
        }
        let partial = DataFolder(target.path + ".restoring")
        try partial.requireOurs()
        guard !partial.isFounded else {
            throw CommandError.failure("\(partial.path) holds a whole installation; move it away first")
        }
        try Files.removeTree(partial.path)
        do {
            try partial.create()
            try partial.begin()
            try readAll(into: partial)
            guard let root = try partial.pinnedRoot() else { throw ArchiveReader.damaged }
            try requireExpected(root)
            let config = try chooseStore(partial)
            try writeRows(partial, config)
            try takeErasures(partial)
            let erasures: RepeatedErasures
            do {
                // Opens it as the server will: secrets, directory and pinned root have to fit each other.
                erasures = try eraseAgain(partial, config)
                if Files.exists(target.path) { try Files.removeTree(target.path) }
                try partial.finish()
                try Files.renameDurably(partial.path, to: target.path)
            } catch {
                try? emptyStore(partial, config)
                throw error
            }
            return Restored(root: root, erasures: erasures)
        } catch {
            try? Files.removeTree(partial.path)
            throw error
        }
    }

    /// What was erased after this backup goes again before anybody can see it (Design 4).
    private func eraseAgain(_ folder: DataFolder, _ config: Config) throws -> RepeatedErasures {
        let node = try Node(folder, config)
        defer { node.close() }
        let repeated = try node.operations.replayErasures()
        if let trouble = repeated.trouble { throw trouble }
        return repeated
    }

    private func takeErasures(_ folder: DataFolder) throws {
        guard let erasures else { return }
        guard Files.isDirectory(erasures) else {
            throw CommandError.failure("there is no folder \(erasures)")
        }
        let kept = KeptErasures(folder.erasures)
        let old = KeptErasures(erasures)
        for id in try old.all() { try kept.keep(id, try old.read(id)) }
    }

    private func requireExpected(_ root: [UInt8]) throws {
        guard let fingerprint, !Digest.equal(root, fingerprint) else { return }
        throw CommandError.failure(
            "the backup is of another installation: its fingerprint is \(Hex.text(root)); nothing was restored"
        )
    }

    /// First pass: everything is opened and checked; secrets, small files and blobs are written.
    private func readAll(into folder: DataFolder) throws {
        let archive = try ArchiveReader(backup, key: key)
        let blobs = try BlobStore(folder: folder.blobs, randomness: SystemRandomness())
        let places = Dictionary(uniqueKeysWithValues: BackupFile.all(folder))
        var rows = 0
        var files = 0
        guard case .beginning(ArchivePiece.version, Version.tables) = try archive.next() else {
            throw CommandError.failure(
                "the backup was made by another version of Amparo; restore it with that one"
            )
        }
        while true {
            switch try archive.next() {
            case .beginning: throw ArchiveReader.damaged
            case .file("node", let bytes): try NodeSecrets.restore(bytes, in: folder.node)
            case .file(let name, let bytes):
                guard let path = places[name] else { throw ArchiveReader.damaged }
                try Files.writeDurably(path, bytes)
            case .row(let table, let values):
                guard BackupTable.all.indices.contains(table), BackupTable.all[table].columns == values.count
                else { throw ArchiveReader.damaged }
                rows += 1
            case .blob(let id, let length, let digest):
                try take(try BlobID(id), length, digest, archive, blobs)
                files += 1
            case .end(let allRows, let allBlobs, _):
                guard allRows == rows, allBlobs == files else { throw ArchiveReader.damaged }
                return
            }
        }
    }

    private func take(
        _ id: BlobID,
        _ length: Int,
        _ digest: [UInt8],
        _ archive: ArchiveReader,
        _ blobs: BlobStore
    ) throws {
        var left = length
        let found = try unsafe blobs.importSealed(id) { buffer in
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(left, buffer.count)])
            guard left > 0 else { return 0 }
            let count = unsafe try archive.next(into: room)
            guard count > 0 else { throw ArchiveReader.damaged }
            left -= count
            return count
        }
        guard Digest.equal(found, digest) else { throw ArchiveReader.damaged }
    }

    /// The settings of the backup, with another store where one was chosen.
    private func chooseStore(_ folder: DataFolder) throws -> Config {
        guard let text = try folder.settingsText() else { throw ArchiveReader.damaged }
        guard let store else { return try Config(file: text) }
        let changed = ConfigFile.setting(.store, to: store.text, in: text)
        try Files.writeDurably(folder.settings, Array(changed.utf8))
        return try Config(file: changed, options: [.store: store.text])
    }

    /// Second pass: the rows, in one transaction, into a store that holds nothing.
    private func writeRows(_ folder: DataFolder, _ config: Config) throws {
        let engine = try Node.engine(folder, config)
        defer { engine.close() }
        try Migrator.migrate(engine, Schema.migrations)
        try engine.write { tx in
            for table in BackupTable.all where table.name.description != "counters" {
                var isEmpty = true
                try tx.each(table.rows) { _ in isEmpty = false }
                guard isEmpty else {
                    throw CommandError.failure("the database is not empty; name another one: --store")
                }
            }
            let archive = try ArchiveReader(backup, key: key)
            while true {
                switch try archive.next() {
                case .row(let table, let values):
                    try tx.execute(BackupTable.all[table].insert(SQL.list(values)))
                case .blob(_, let length, _): try archive.skip(length)
                case .end: return try Logbook.beginAnew(tx, SystemRandomness())
                case .beginning, .file: continue
                }
            }
        }
    }

    /// A database that the rows of a refused backup stand in would take no other.
    private func emptyStore(_ folder: DataFolder, _ config: Config) throws {
        let engine = try Node.engine(folder, config)
        defer { engine.close() }
        try engine.write { tx in
            try BackupTable.emptyAll(tx)
        }
    }
}
