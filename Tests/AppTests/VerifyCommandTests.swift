// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Database
import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing

@Suite struct TheVerifyCommand {
    private func run(_ words: [String]) -> (code: Int32, said: String, complained: String) {
        let said = Monitor<[String]>([])
        let complained = Monitor<[String]>([])
        let code = CommandLineTool.run(
            ["verify"] + words,
            Console(
                say: { line in said.change { $0.append(line) } },
                complain: { line in complained.change { $0.append(line) } },
                ask: { _, _ in nil }
            )
        )
        return (
            code, said.read { $0.joined(separator: "\n") }, complained.read { $0.joined(separator: "\n") }
        )
    }

    private func report(_ node: Node) throws {
        _ = try node.operations.acceptReport(
            NewReport(
                channel: .webForm,
                language: "en",
                site: node.operations.directory.sites.first?.id,
                words: "Dust."
            ),
            token: nil
        )
    }

    @Test(arguments: TestEngine.available)
    func `says that all holds with 0, and each thing that does not with 1`(_ engine: TestEngine) throws {
        try withFoundedFolder(engine) { _, folder, config, _ in
            #expect(run(["--data", folder.path]).said.contains("no checkpoint yet"))
            let node = try Node(folder, config)
            defer { node.close() }
            try report(node)
            try node.operations.tendLedger()
            let good = run(["--data", folder.path, "--anchor", folder.ledgerHead])
            #expect(good.code == 0)
            #expect(good.said.isEmpty)
            // As the checkpoint itself writes it, for whoever has kept one.
            let checkpoint = try #require(try node.operations.ledgerState()).checkpoint
            let lines = String(decoding: checkpoint, as: UTF8.self).split(separator: "\n")
            #expect(
                good.complained
                    == "The newest checkpoint has \(lines[1]) places and the root \(lines[2])\nAll holds."
            )
            try node.engine.write { try $0.execute("DELETE FROM entries") }
            let bad = run(["--data", folder.path])
            #expect(bad.code == 1)
            #expect(bad.said.contains("what was accepted here is missing or was changed"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `checks a backup, and a restored house goes on in a log that names the one before`(
        _ engine: TestEngine
    ) throws {
        try withFoundedFolder(engine) { home, folder, config, _ in
            let old: [UInt8]
            do {
                let node = try Node(folder, config)
                defer { node.close() }
                try report(node)
                try node.operations.tendLedger()
                try report(node)
                old = try #require(try node.operations.ledgerState()).checkpoint
            }
            _ = try Backup(folder, config).write(to: home + "/backup")
            let checked = run([
                "--backup", home + "/backup", "--backup-key", home + "/key", "--anchor", folder.ledgerHead,
            ])
            #expect(checked.code == 0, "\(checked)")
            let target = DataFolder(home + "/again")
            try withStore(engine) { store in
                try Restore(
                    home + "/backup",
                    key: try BackupKey.read(home + "/key"),
                    to: target,
                    store: StoreChoice(store)
                ).run()
                let there = try Config(file: nil, options: [.store: store], environment: { _ in nil })
                let node = try Node(target, there)
                defer { node.close() }
                #expect(try node.operations.ledgerState() == nil)
                #expect(try node.operations.logbook.check())
                try node.operations.tendLedger()
                let new = try #require(try node.operations.ledgerState()).checkpoint
                #expect(new.prefix { $0 != 10 } != old.prefix { $0 != 10 })
                let beginning = try node.engine.read {
                    try $0.query("SELECT opening FROM log_leaves WHERE log = 2 AND place = 0")[0].blob(0)
                }
                #expect(try LogBeginning(encoded: beginning).predecessor == old)
                // What the old log had, and what had waited for it, stand in the new one.
                let after = run(["--data", target.path, "--anchor", folder.ledgerHead])
                #expect(after.code == 0, "\(after)")
                // The old machine goes on in its own log: neither contradicts the other.
                #expect(run(["--data", folder.path]).code == 0)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was accepted before there was a ledger comes into its first batch`(_ engine: TestEngine) throws
    {
        try withFoundedFolder(engine) { _, folder, config, _ in
            let node = try Node(folder, config)
            defer { node.close() }
            try report(node)
            // As the migration leaves a house that was there before.
            try node.engine.write { tx in
                try tx.execute("DELETE FROM leaves")
                try tx.execute("UPDATE counters SET value = 1 WHERE name = 'import'")
            }
            try node.operations.tendLedger()
            #expect(run(["--data", folder.path]).code == 0)
            #expect(
                try node.engine.read { try $0.query("SELECT value FROM counters WHERE name = 'import'") }[0]
                    .int(0) == 0
            )
        }
    }

    @Test func `says what is missing on the command line`() {
        #expect(run([]).code == 2)
        #expect(run(["--data", "/nowhere"]).code == 1)
        #expect(run(["--backup", "/nowhere", "--data", "/x"]).code == 2)
        #expect(run(["--backup", "/nowhere"]).code == 2)
        #expect(run(["--backup", "/nowhere", "--backup-key", "/nowhere"]).code == 1)
    }
}
