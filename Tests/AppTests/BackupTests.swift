// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Blobs
import Database
import Domain
import Operations
import Platform
import PostgresDriver
import Records
import SQLiteDriver
import TestSupport
import Testing
import Vault

@Suite struct BackupAndRestore {
    private static let words = "They took the boat and said nothing."
    private static let file = (0..<200_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    /// Sends one report with a file of some chunks; gives its receipt.
    private static func report(_ folder: DataFolder, _ config: Config) throws -> String {
        let node = try Node(folder, config)
        defer { node.close() }
        let intake = try node.operations.beginFile(name: "boat.bin", contentType: "application/octet-stream")
        unsafe try file.withUnsafeBytes { unsafe try intake.receive($0) }
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

    /// The receipt opens its thread, and the officer signs in and reads the words and the file.
    private static func expectWhole(_ folder: DataFolder, _ founded: Founded, _ receipt: String) throws {
        let node = try Node(folder, Config(file: folder.settingsText(), environment: { _ in nil }))
        defer { node.close() }
        let verbs = node.operations
        guard case .visit = try verbs.follow(receipt) else {
            Issue.record("the receipt opens nothing")
            return
        }
        #expect(verbs.directory.people.count == 4)
        let officer = try #require(founded.accounts.first { $0.login == "amina" })
        let secret = try #require(TOTP.secret(base32: officer.totpSecret))
        let session = try verbs.signIn(
            login: officer.login,
            passphrase: officer.passphrase,
            code: TOTP.code(secret: secret, unixSeconds: wallMilliseconds() / 1000)
        ).session
        let line = try #require(try verbs.list(ListFilter(kind: .report), after: nil, session).lines.first)
        #expect(line.summary.excerpt == words)
        let report = try verbs.openReport(line.row.id, session).report
        #expect(report.damage.isEmpty)
        let reader = try verbs.openFile(.report, line.row.id, index: 0, session).reader
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe try piece.withUnsafeMutableBytes { unsafe try reader.next(into: $0) }
            guard count > 0 else { break }
            content += piece[..<count]
        }
        #expect(content == file)
    }

    @Test(arguments: TestEngine.available)
    func `what was erased after a backup does not come back with it`(_ engine: TestEngine) throws {
        try withFoundedFolder(engine) { home, folder, config, founded in
            _ = try Self.report(folder, config)
            try Self.eraseAfterBackup(home, folder, config, founded)
            let key = try BackupKey.read(home + "/key")
            let lists: [(name: String, list: String?)] = [("without", nil), ("with", folder.erasures)]
            for (name, list) in lists {
                try withStore(engine) { store in
                    let target = DataFolder(home + "/" + name)
                    let choice = StoreChoice(store)
                    let old = Restore(home + "/backup", key: key, to: target, store: choice, erasures: list)
                    #expect(try old.run().erasures.again == (list == nil ? 0 : 1))
                    let node = try Node(
                        target,
                        Config(file: target.settingsText(), environment: { _ in nil })
                    )
                    defer { node.close() }
                    let left = try node.engine.read { tx in
                        try tx.query("SELECT 1 FROM entries WHERE LENGTH(body) > 0").count
                    }
                    #expect((left > 0) == (list == nil), "\(name)")
                    #expect(try node.store.blobs.all().isEmpty == (list != nil), "\(name)")
                    #expect(try node.operations.replayErasures().again == 0)
                }
            }
        }
    }

    /// A backup is made while the report is there; then two people erase it.
    private static func eraseAfterBackup(
        _ home: String,
        _ folder: DataFolder,
        _ config: Config,
        _ founded: Founded
    ) throws {
        let node = try Node(folder, config)
        defer { node.close() }
        let verbs = node.operations
        func signIn(_ login: String) throws -> (session: Session, passphrase: String) {
            let account = try #require(founded.accounts.first { $0.login == login })
            let secret = try #require(TOTP.secret(base32: account.totpSecret))
            let entered = try verbs.signIn(
                login: account.login,
                passphrase: account.passphrase,
                code: TOTP.code(secret: secret, unixSeconds: wallMilliseconds() / 1000)
            )
            return (entered.session, account.passphrase)
        }
        let amina = try signIn("amina")
        let farah = try signIn("farah")
        let lines = try verbs.list(ListFilter(kind: .report), after: nil, amina.session).lines
        let id = try #require(lines.first).row.id
        _ = try verbs.triage(id, .redirect(reason: "Not ours."), seen: nil, amina.session)
        let site = verbs.directory.sites[0].id
        let room = try #require(verbs.directory.compartment(.casework, site: site))
        try verbs.grant(
            room.id,
            to: farah.session.member,
            passphrase: amina.passphrase,
            amina.session
        )
        _ = try Backup(folder, config).write(to: home + "/backup")
        let asked = try verbs.askErasure(
            of: .report(id),
            .mistaken,
            passphrase: amina.passphrase,
            amina.session
        )
        try verbs.signErasure(asked, passphrase: farah.passphrase, farah.session)
    }

    @Test(arguments: TestEngine.available)
    func `what was backed up opens again, files and members too`(_ engine: TestEngine) throws {
        try withFoundedFolder(engine) { home, folder, config, founded in
            let receipt = try Self.report(folder, config)
            // The server may run on: another one holds the folder meanwhile.
            let lock = try folder.lock()
            _ = try Backup(folder, config).write(to: home + "/backup")
            withExtendedLifetime(lock) {}
            let bytes = try Files.read(home + "/backup")
            #expect(!bytes.contains(Array("boat".utf8)) && !bytes.contains(Array("Kelu".utf8)))
            try withStore(engine) { store in
                let target = DataFolder(home + "/again")
                let restored = try Restore(
                    home + "/backup",
                    key: try BackupKey.read(home + "/key"),
                    to: target,
                    store: StoreChoice(store),
                    fingerprint: founded.root
                ).run()
                #expect(restored.root == founded.root)
                #expect(try Files.list(target.node + "/daily").isEmpty)
                try Self.expectWhole(target, founded, receipt)
            }
        }
    }

    @Test(.enabled(if: TestEngine.available.contains(.postgres)))
    func `a backup of one store is restored into the other`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, founded in
            let receipt = try Self.report(folder, config)
            let key = try BackupKey.read(home + "/key")
            _ = try Backup(folder, config).write(to: home + "/backup")
            try withStore(.postgres) { store in
                let target = DataFolder(home + "/again")
                try Restore(home + "/backup", key: key, to: target, store: StoreChoice(store)).run()
                try Self.expectWhole(target, founded, receipt)
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

    @Test(arguments: TestEngine.available)
    func `a database that is lost while it is read gives a whole backup all the same`(_ engine: TestEngine)
        throws
    {
        try withFoundedFolder(engine) { home, folder, config, founded in
            let receipt = try Self.report(folder, config)
            let opened = Monitor(0)
            let backup = Backup(folder, config) { folder, config in
                let engine: any Engine =
                    switch config.store {
                    case .sqlite: try SQLiteEngine(path: folder.database)
                    case .postgres(let url): try PostgresEngine(url: url)
                    }
                opened.change { $0 += 1 }
                return opened.read { $0 } == 1 ? TwiceReading(engine) : engine
            }
            _ = try backup.write(to: home + "/backup")
            #expect(opened.read { $0 } == 2)
            let target = DataFolder(home + "/again")
            let key = try BackupKey.read(home + "/key")
            try Restore(home + "/backup", key: key, to: target, store: .sqlite).run()
            try Self.expectWhole(target, founded, receipt)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a backup of somebody else's installation is told by its fingerprint`(_ engine: TestEngine) throws {
        try withFoundedFolder(.sqlite) { home, folder, config, founded in
            _ = try Backup(folder, config).write(to: home + "/backup")
            let key = try BackupKey.read(home + "/key")
            try withStore(engine) { store in
                let target = DataFolder(home + "/again")
                let other = Digest.of("another", [])
                #expect(throws: CommandError.self) {
                    try Restore(
                        home + "/backup",
                        key: key,
                        to: target,
                        store: StoreChoice(store),
                        fingerprint: other
                    ).run()
                }
                #expect(!Files.exists(target.path))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a restore that fails at the end leaves the database empty for the next one`(_ engine: TestEngine)
        throws
    {
        try withFoundedFolder(.sqlite) { home, folder, config, founded in
            let receipt = try Self.report(folder, config)
            let right = try Files.read(folder.root)
            // A backup whose members' directory begins elsewhere than its fingerprint says.
            try Files.writeDurably(folder.root, Array((String(repeating: "0f", count: 32) + "\n").utf8))
            _ = try Backup(folder, config).write(to: home + "/wrong")
            try Files.writeDurably(folder.root, right)
            _ = try Backup(folder, config).write(to: home + "/right")
            let key = try BackupKey.read(home + "/key")
            try withStore(engine) { store in
                let target = DataFolder(home + "/again")
                let choice = StoreChoice(store)
                #expect(throws: (any Error).self) {
                    try Restore(home + "/wrong", key: key, to: target, store: choice).run()
                }
                #expect(!Files.exists(target.path))
                try Restore(home + "/right", key: key, to: target, store: choice).run()
                try Self.expectWhole(target, founded, receipt)
            }
        }
    }

    @Test func `another key, a cut file and a changed byte restore nothing`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, _ in
            _ = try Self.report(folder, config)
            _ = try Backup(folder, config).write(to: home + "/backup")
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

    @Test func `a file that is lost already is named, and everything else is in the backup`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, founded in
            let receipt = try Self.report(folder, config)
            let missing = [UInt8](repeating: 5, count: 16)
            let engine = try SQLiteEngine(path: folder.database)
            try engine.write { tx in
                try tx.execute("INSERT INTO blobs (id, day) VALUES (\(missing), 1)")
            }
            engine.close()
            #expect(try Backup(folder, config).write(to: home + "/backup") == [Hex.text(missing)])
            let target = DataFolder(home + "/again")
            try Restore(home + "/backup", key: try BackupKey.read(home + "/key"), to: target).run()
            try Self.expectWhole(target, founded, receipt)
        }
    }

    @Test func `a backup takes no file's place, and a restore no folder's`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, _ in
            _ = try Backup(folder, config).write(to: home + "/backup")
            let before = try Files.read(home + "/backup")
            #expect(throws: CommandError.self) { _ = try Backup(folder, config).write(to: home + "/backup") }
            #expect(try Files.read(home + "/backup") == before)
            try Files.writeDurably(home + "/next.partial", Array(before[..<100]))
            _ = try Backup(folder, config).write(to: home + "/next")
            #expect(!Files.exists(home + "/next.partial"))
            try Files.writeDurably(home + "/last.partial", Array("half a letter".utf8))
            #expect(throws: CommandError.self) { try Backup(folder, config).write(to: home + "/last") }
            #expect(try Files.read(home + "/last.partial") == Array("half a letter".utf8))
            #expect(throws: CommandError.self) {
                try Restore(home + "/backup", key: try BackupKey.read(home + "/key"), to: folder).run()
            }
            #expect(folder.isFounded)
        }
    }

    @Test func `every table but the sessions and the shares on their way is carried with all its columns`()
        throws
    {
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
            #expect(
                Set(tables.keys)
                    == carried.union(["sessions", "readings", "handovers", "schema_migration"])
            )
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

/// Gives the first reading up half way, as a lost connection does, and reads again.
private struct TwiceReading: Engine {
    private struct Lost: Error {}
    let inner: any Engine

    init(_ inner: any Engine) { self.inner = inner }

    var dialect: Dialect { inner.dialect }

    func read<T>(_ body: (any Transaction) throws -> T) throws -> T {
        _ = try? inner.read { tx in
            _ = try body(tx)
            throw Lost()
        }
        return try inner.read(body)
    }

    func write<T>(_ body: (any Transaction) throws -> T) throws -> T { try inner.write(body) }
    func close() { inner.close() }
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
