// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
package import Database
package import Domain
package import Operations
internal import Platform
internal import PostgresDriver
package import Records
internal import SQLiteDriver
internal import Sandbox
internal import Vault

/// One opened installation: its store, its secrets, its files, and the verbs over them.
package final class Node: Sendable {
    package let folder: DataFolder
    package let engine: any Engine
    package let store: RecordStore
    package let operations: Operations
    package let zones: SiteZones
    let disk: DiskWatch
    /// Breaks off whatever waits for somebody outside.
    private let outside: StopSignal

    /// Opens what stands in the folder; the caller holds its lock, or only reads.
    ///
    /// A `clock` stands in for the folder's own.
    package init(_ folder: DataFolder, _ config: Config, clock: (any Clock)? = nil) throws {
        let randomness = SystemRandomness()
        let outside = StopSignal()
        let zones = SiteZones()
        let disk = DiskWatch(folder)
        let secrets = try NodeSecrets.load(from: folder.node, randomness: randomness)
        let root = try folder.pinnedRoot()
        let isDemo = folder.isDemo || clock != nil
        let engine = try Node.engine(folder, config)
        do {
            try Migrator.migrate(engine, Schema.migrations)
            let store = RecordStore(
                engine: engine,
                secrets: secrets,
                blobs: try BlobStore(folder: folder.blobs, randomness: randomness),
                directory: DirectoryChain(
                    secrets: secrets,
                    randomness: randomness,
                    leastWaitMinutes: isDemo ? 1 : DirectoryState.shortestWaitMinutes,
                    root: { root }
                ),
                clock: try clock ?? folder.recordClock(),
                randomness: randomness,
                summaries: SummaryContext(parameters: Parameters(), calendar: { zones.calendar($0) }),
                makeRoom: { disk.makeRoom() }
            )
            var options = Operations.Options()
            options.idleMinutes = config.idleMinutes
            options.absoluteHours = config.sessionHours
            options.isDemo = isDemo
            if options.isDemo { options.passphraseCost = .demonstration }
            options.timetable = config.timetable ?? (options.isDemo ? .demonstration : .daily)
            options.ledgerHead = folder.ledgerHead
            options.backupKeyFile = folder.isDemo ? nil : config.backupKey ?? folder.backupKeyBeside
            options.erasures = folder.erasures
            options.witnesses = WitnessCalls.all(config, stop: outside)
            options.cleaner = .detect()
            self.store = store
            operations = Operations(store: store, wall: SystemClock(), options: options)
        } catch {
            engine.close()
            throw error
        }
        self.folder = folder
        self.engine = engine
        self.zones = zones
        self.disk = disk
        self.outside = outside
        do {
            try readSettings()
            guard root == nil || operations.directory.isFounded else {
                throw CommandError.failure(
                    "the store is empty, but \(folder.path) belongs to an installation: is `store` right?"
                )
            }
        } catch {
            engine.close()
            throw error
        }
    }

    /// What the sites are set to now; called at the start and once a minute.
    package func readSettings() throws {
        zones.take(try operations.installation())
    }

    /// What the store cannot do now fails from here on, instead of being tried again.
    package func endPatience() {
        outside.stop()
        (engine as? PostgresEngine)?.endPatience()
    }

    package func close() { engine.close() }

    static func engine(_ folder: DataFolder, _ config: Config) throws -> any Engine {
        switch config.store {
        case .sqlite: try SQLiteEngine(path: folder.database, readers: config.storeConnections)
        case .postgres(let url): try PostgresEngine(url: url, connections: config.storeConnections)
        }
    }
}
