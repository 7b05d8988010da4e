// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Blobs
import Database
import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing
import Vault

@Suite struct BackupAndRestore {
    private static let words = "They took the boat and said nothing."

    /// Sends one report with a file of some chunks; gives its receipt.
    private static func report(_ folder: DataFolder, _ config: Config) throws -> String {
        let node = try Node(folder, config)
        defer { node.close() }
        let intake = try node.operations.beginFile(name: "boat.bin", contentType: "application/octet-stream")
        let content = [UInt8](repeating: 7, count: 200_001)
        unsafe try content.withUnsafeBytes { unsafe try intake.receive($0) }
        let accepted = try node.operations.acceptReport(
            NewReport(
                channel: .webForm,
                language: "en",
                site: node.operations.directory.sites[0].id,
                words: words,
                files: [try intake.finish()]
            ),
            token: try node.operations.formToken()
        )
        return accepted.receipt
    }

    private static func opens(_ receipt: String, _ folder: DataFolder) throws -> Bool {
        let node = try Node(folder, Config(file: folder.settingsText(), environment: { _ in nil }))
        defer { node.close() }
        guard case .visit = try node.operations.follow(receipt) else { return false }
        for blob in try node.store.blobs.all() { _ = try node.store.blobs.cipherDigest(blob) }
        return try node.store.blobs.all().count == 1 && node.operations.directory.people.count == 4
    }

    @Test(arguments: TestEngine.available)
    func `what was backed up opens again, files and members too`(_ engine: TestEngine) throws {
        try withFoundedFolder(engine) { home, folder, config, _ in
            let receipt = try Self.report(folder, config)
            // The server may run on: another one holds the folder meanwhile.
            let lock = try folder.lock()
            try Backup(folder, config).write(to: home + "/backup")
            withExtendedLifetime(lock) {}
            let bytes = try Files.read(home + "/backup")
            #expect(!bytes.contains(Array("boat".utf8)) && !bytes.contains(Array("Kelu".utf8)))
            try withStore(engine) { store in
                let target = DataFolder(home + "/again")
                try Restore(
                    home + "/backup",
                    key: try BackupKey.read(home + "/key"),
                    to: target,
                    store: StoreChoice(store)
                ).run()
                #expect(try Self.opens(receipt, target))
                #expect(try Files.list(target.node + "/daily").isEmpty)
            }
        }
    }

    @Test(.enabled(if: TestEngine.available.contains(.postgres)))
    func `a backup of one store is restored into the other`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, _ in
            let receipt = try Self.report(folder, config)
            let key = try BackupKey.read(home + "/key")
            try Backup(folder, config).write(to: home + "/backup")
            try withStore(.postgres) { store in
                let target = DataFolder(home + "/again")
                try Restore(home + "/backup", key: key, to: target, store: StoreChoice(store)).run()
                #expect(try Self.opens(receipt, target))
                #expect(throws: CommandError.self, "the database is no longer empty") {
                    try Restore(
                        home + "/backup",
                        key: key,
                        to: DataFolder(home + "/third"),
                        store: StoreChoice(store)
                    ).run()
                }
                #expect(!Files.exists(home + "/third"))
            }
        }
    }

    @Test func `another key, a cut file and a changed byte restore nothing`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, _ in
            _ = try Self.report(folder, config)
            try Backup(folder, config).write(to: home + "/backup")
            let key = try BackupKey.read(home + "/key")
            let target = DataFolder(home + "/again")
            let other = SealingKeyPair(secret: SystemRandomness().secretKey())
            #expect(throws: VaultError.wrongKey) {
                try Restore(home + "/backup", key: other, to: target).run()
            }
            let whole = try Files.read(home + "/backup")
            for cut in [0, 7, 8, 100, whole.count / 2, whole.count - 1] {
                try Files.writeDurably(home + "/cut", Array(whole[..<cut]))
                #expect(throws: CommandError.self) { try Restore(home + "/cut", key: key, to: target).run() }
            }
            for place in [0, 150, whole.count / 2, whole.count - 20] {
                var changed = whole
                changed[place] ^= 1
                try Files.writeDurably(home + "/changed", changed)
                #expect(throws: CommandError.self) {
                    try Restore(home + "/changed", key: key, to: target).run()
                }
            }
            #expect(!Files.exists(target.path) && !Files.exists(target.path + ".restoring"))
        }
    }

    @Test func `a backup takes no file's place, and a restore no folder's`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, _ in
            try Backup(folder, config).write(to: home + "/backup")
            let before = try Files.read(home + "/backup")
            #expect(throws: CommandError.self) { try Backup(folder, config).write(to: home + "/backup") }
            #expect(try Files.read(home + "/backup") == before)
            #expect(throws: CommandError.self) {
                try Restore(home + "/backup", key: try BackupKey.read(home + "/key"), to: folder).run()
            }
            #expect(folder.isFounded)
        }
    }

    @Test func `every table but the sessions is carried with all its columns`() throws {
        try withDatabase(.sqlite, Schema.migrations) { engine in
            let columns = try engine.read { tx in
                try tx.query(
                    """
                    SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p
                    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
                    """
                ).map { (try $0.text(0), try $0.text(1)) }
            }
            let tables = Dictionary(grouping: columns, by: \.0).mapValues { Set($0.map(\.1)) }
            let carried = Set(BackupTable.all.map(\.name.description))
            #expect(Set(tables.keys) == carried.union(["sessions", "schema_migration"]))
            for table in BackupTable.all {
                let text = table.rows.text(.sqlite)
                let listed = text.dropFirst("SELECT ".count).prefix(
                    upTo: text.start(of: " FROM ") ?? text.endIndex
                )
                #expect(Set(listed.split(separator: ", ").map(String.init)) == tables[table.name.description])
                #expect(listed.split(separator: ",").count == table.columns)
            }
        }
    }
}

extension Collection where Element: Equatable {
    fileprivate func contains(_ part: [Element]) -> Bool {
        guard let first = part.first else { return true }
        var rest = self[...]
        while let place = rest.firstIndex(of: first) {
            if rest[place...].starts(with: part) { return true }
            rest = rest[rest.index(after: place)...]
        }
        return false
    }
}

extension String {
    fileprivate func start(of word: String) -> String.Index? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(word) { return place }
            place = index(after: place)
        }
        return nil
    }
}
