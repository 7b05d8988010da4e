// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
package import Operations
internal import Platform
internal import Records
internal import Database
internal import Vault

/// Makes an installation in a folder; until its last step nobody takes the folder for one.
package struct Founding {
    let folder: DataFolder
    let config: Config
    let backupKeyFile: String

    package init(_ folder: DataFolder, _ config: Config, backupKeyFile: String) {
        self.folder = folder
        self.config = config
        self.backupKeyFile = backupKeyFile
    }

    /// The caller holds the folder's lock.
    ///
    /// What `body` does to the new installation happens before it counts.
    @discardableResult
    package func make(
        _ plan: Foundation,
        clock: DemoClock? = nil,
        _ body: (Node, Founded) throws -> Void = { _, _ in }
    ) throws -> Founded {
        // Asked under the lock: another set-up may have ended a moment ago.
        guard !folder.isFounded else {
            throw CommandError.failure("\(folder.path) already holds an installation; nothing was changed")
        }
        try emptyCutShort()
        try folder.removeUnfinished(backupKeyFile: backupKeyFile)
        try folder.begin()
        try requireEmptyStore()
        let randomness = SystemRandomness()
        try NodeSecrets.create(in: folder.node, randomness: randomness)
        try BackupKey.make(for: folder, secretFile: backupKeyFile, randomness: randomness)
        do {
            let node = try Node(folder, config, clock: clock)
            defer { node.close() }
            let founded = try node.operations.found(plan)
            try node.readSettings()
            try body(node, founded)
            if let clock {
                clock.move(to: DemoClock.start)
                try folder.keep(clock)
            }
            try writeSettings()
            try folder.pin(founded.root)
            try folder.finish()
            return founded
        } catch {
            try? Files.remove(backupKeyFile)
            throw error
        }
    }

    private func requireEmptyStore() throws {
        let engine = try Node.engine(folder, config)
        defer { engine.close() }
        try Migrator.migrate(engine, Schema.migrations)
        guard try engine.read({ try $0.query("SELECT 1 FROM directory LIMIT 1") }).isEmpty else {
            throw CommandError.failure(
                """
                the database already holds an installation; name an empty one: --store
                Where it is what a set-up left that was cut short, drop that database, make it again and run this again.
                """
            )
        }
    }

    /// What was chosen on the command line stands in the file afterwards, so that it need not be said again.
    private func writeSettings() throws {
        var chosen: [Setting: String] = [:]
        if config.store != .sqlite { chosen[.store] = config.store.text }
        if config.listen.description != Setting.listen.standard, config.listen.port != 0 {
            chosen[.listen] = config.listen.description
        }
        if let key = config.backupKey { chosen[.backupKey] = key }
        try Files.writeDurably(folder.settings, Array(ConfigFile.text(chosen).utf8))
    }
}
