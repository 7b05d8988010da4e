// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Database
import Domain
import Operations
import Platform
import PostgresDriver
import TestSupport
import Testing
import Vault

/// A set-up that ends between its founding and its last step: the founding stands in the database, and nobody was told.
@Suite struct FoundingsCutShort {
    private struct Cut: Error {}

    private static func steps(_ folder: DataFolder, _ config: Config) throws -> Int {
        guard case .postgres(let url) = config.store else { return 0 }
        let engine = try PostgresEngine(url: url, connections: 1)
        defer { engine.close() }
        return try engine.read { try $0.query("SELECT COUNT(*) FROM directory")[0].int(0) }
    }

    /// `last` happens to the new installation before it is cut short.
    private static func withCutShort(
        _ engine: TestEngine,
        _ last: (Node, Founded) throws -> Void = { _, _ in },
        _ body: (DataFolder, Config, Founding, Founded) throws -> Void
    ) throws {
        try withTemporaryFolder { home in
            try withStore(engine) { store in
                let folder = DataFolder(home + "/data")
                let config = try Config(file: nil, options: [.store: store], environment: { _ in nil })
                let founding = Founding(folder, config, backupKeyFile: home + "/key")
                try folder.create()
                var first: Founded?
                #expect(throws: Cut.self) {
                    try founding.make(try smallHouse()) { node, founded in
                        try last(node, founded)
                        first = founded
                        throw Cut()
                    }
                }
                #expect(!folder.isFounded)
                try body(folder, config, founding, try #require(first))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `go on when it is run again, with new accounts and nothing of the old ones`(_ engine: TestEngine)
        throws
    {
        try Self.withCutShort(engine) { folder, config, founding, first in
            if engine == .postgres { #expect(try Self.steps(folder, config) > 0) }
            let founded = try founding.make(try smallHouse())
            #expect(folder.isFounded)
            #expect(try folder.pinnedRoot() == founded.root)
            #expect(founded.root != first.root)
            let node = try Node(folder, config)
            defer { node.close() }
            let people = node.operations.directory.people
            #expect(Set(people.keys) == Set(founded.accounts.map(\.id)))
            let members = try node.engine.read { try $0.query("SELECT COUNT(*) FROM members")[0].int(0) }
            #expect(members == founded.accounts.count)
        }
    }

    /// What makes a database one that holds more than a founding of this folder.
    enum More: CaseIterable, Sendable { case report, signIn, otherSecrets }

    @Test(arguments: More.allCases)
    func `empty no database that holds anything else`(_ more: More) throws {
        guard TestEngine.available.contains(.postgres) else { return }
        func last(_ node: Node, _ founded: Founded) throws {
            switch more {
            case .report:
                _ = try node.operations.acceptReport(
                    NewReport(channel: .webForm, language: "en", site: founded.sites[0], words: "Goats."),
                    token: nil
                )
            case .signIn:
                let account = founded.accounts[0]
                let secret = try #require(TOTP.secret(base32: account.totpSecret))
                let code = TOTP.code(secret: secret, unixSeconds: SystemClock().now.milliseconds / 1000)
                let entered = try node.operations.signIn(
                    login: account.login,
                    passphrase: account.passphrase,
                    code: code
                )
                try node.operations.end(entered.session)
            case .otherSecrets: break
            }
        }
        try Self.withCutShort(.postgres, last) { folder, config, founding, _ in
            if more == .otherSecrets {
                try Files.removeTree(folder.node)
                try NodeSecrets.create(in: folder.node, randomness: SystemRandomness())
            }
            let before = try Self.steps(folder, config)
            let refused = #expect(throws: CommandError.self) { try founding.make(try smallHouse()) }
            #expect("\(refused, default: "")".contains("already holds an installation"))
            #expect(try Self.steps(folder, config) == before)
        }
    }
}
