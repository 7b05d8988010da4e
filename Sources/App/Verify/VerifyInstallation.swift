// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Ledger
internal import Operations
internal import Platform
internal import Records
internal import SQLiteDriver
internal import Vault

/// Checks an installation or a backup against its ledger, for the command line.
enum VerifyInstallation {
    private static let mostAnchorBytes = 131_072

    static func folder(
        _ folder: DataFolder,
        _ config: Config,
        anchors: [String],
        witnesses: [VerifierKey]
    ) throws -> Verdict {
        try folder.requireFounded()
        let kept = Files.exists(folder.ledgerHead)
        let check = try DatabaseCheck(
            secrets: try NodeSecrets.export(from: folder.node),
            root: try folder.pinnedRoot(),
            kept: kept ? try Files.read(folder.ledgerHead, limit: mostAnchorBytes) : nil,
            anchors: try read(anchors),
            witnesses: witnesses,
            isDemo: folder.isDemo
        )
        let engine = try Node.engine(folder, config)
        defer { engine.close() }
        return try check.verdict(engine)
    }

    /// The rows go into memory, sealed as they are; nothing is written anywhere.
    static func backup(
        _ path: String,
        key: SealingKeyPair,
        anchors: [String],
        witnesses: [VerifierKey]
    ) throws -> Verdict {
        let engine = try SQLiteEngine.memory()
        defer { engine.close() }
        try Migrator.migrate(engine, Schema.migrations)
        var secrets: [UInt8] = []
        var root: [UInt8]?
        var isDemo = false
        try engine.write { tx in
            try tx.execute("DELETE FROM counters")
            let archive = try ArchiveReader(path, key: key)
            guard case .beginning(ArchivePiece.version, Version.tables) = try archive.next() else {
                throw CommandError.failure(
                    "the backup was made by another version of Amparo; verify it with that one"
                )
            }
            while true {
                switch try archive.next() {
                case .beginning: throw ArchiveReader.damaged
                case .file("node", let bytes): secrets = bytes
                case .file("root", let bytes):
                    root = Hex.bytes(String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace })
                case .file("clock", _): isDemo = true
                case .file: continue
                case .row(let table, let values):
                    guard BackupTable.all.indices.contains(table),
                        BackupTable.all[table].columns == values.count
                    else { throw ArchiveReader.damaged }
                    try tx.execute(BackupTable.all[table].insert(SQL.list(values)))
                case .blob(_, let length, _): try archive.skip(length)
                case .end: return
                }
            }
        }
        let check = try DatabaseCheck(
            secrets: secrets,
            root: root,
            anchors: try read(anchors),
            witnesses: witnesses,
            isDemo: isDemo
        )
        return try check.verdict(engine)
    }

    private static func read(_ anchors: [String]) throws -> [[UInt8]] {
        try anchors.map { path in
            guard Files.exists(path) else { throw CommandError.failure("there is no file \(path)") }
            return try Files.read(path, limit: mostAnchorBytes)
        }
    }
}
