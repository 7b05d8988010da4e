// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Glibc
import Operations
import Platform
import TestSupport
import Testing
import Vault

@Suite struct DataFolders {
    private static func mode(_ path: String) throws -> UInt32 {
        var status = stat()
        try #require(unsafe stat(path, &status) == 0)
        return status.st_mode & 0o777
    }

    /// Names that begin as ours do, and names that are ours: without our mark all of them are somebody's.
    @Test(arguments: [
        "node_modules", "node", "blobs", "clocks.txt", "clock", "store.sqlite.bak", "root", "amparo.conf",
        "letter.txt",
    ])
    func `a folder with somebody's files is refused, and nothing in it changes`(_ name: String) throws {
        try withTemporaryFolder { home in
            let folder = DataFolder(home + "/project")
            try Files.makeDirectory(folder.path + "/" + name, mode: 0o755)
            try Files.writeDurably(folder.path + "/" + name + "/package.json", [1])
            try #require(unsafe chmod(folder.path, 0o755) == 0)
            for command in ["demo", "setup"] {
                let complaint = Monitor("")
                let console = Console(
                    say: { _ in },
                    complain: { line in complaint.change { $0 += line } },
                    ask: { _, _ in nil }
                )
                #expect(CommandLineTool.run([command, "--data", folder.path], console) == 1)
                #expect(complaint.read { $0 }.contains("choose another folder"))
            }
            #expect(throws: CommandError.self) { try folder.create() }
            #expect(throws: CommandError.self) { try folder.removeUnfinished() }
            #expect(try Files.list(folder.path) == [name])
            #expect(try Files.read(folder.path + "/" + name + "/package.json") == [1])
            #expect(try Self.mode(folder.path) == 0o755)
        }
    }

    @Test func `an unfinished founding goes, and with it its own backup key`() throws {
        try withTemporaryFolder { home in
            let folder = DataFolder(home + "/data")
            let key = home + "/data.backup-key"
            try folder.create()
            try folder.begin()
            try Files.makeDirectory(folder.node)
            try Files.writeDurably(folder.database + "-wal", [1])
            try Files.writeDurably(folder.root + ".new-1f", [1])
            try Files.writeDurably(folder.root, [1])
            try BackupKey.make(for: folder, secretFile: key, randomness: SystemRandomness())
            #expect(!folder.isFounded)
            try folder.removeUnfinished(backupKeyFile: key)
            #expect(try Files.list(folder.path).isEmpty)
            #expect(!Files.exists(key))
        }
    }

    @Test func `somebody's files in an unfinished founding stay, and so does the key of another one`() throws
    {
        try withTemporaryFolder { home in
            let folder = DataFolder(home + "/data")
            let other = DataFolder(home + "/other")
            let key = home + "/data.backup-key"
            for each in [folder, other] {
                try each.create()
                try each.begin()
            }
            try BackupKey.make(for: other, secretFile: key, randomness: SystemRandomness())
            try folder.removeUnfinished(backupKeyFile: key)
            #expect(Files.exists(key))
            #expect(throws: CommandError.self) {
                try BackupKey.make(for: folder, secretFile: key, randomness: SystemRandomness())
            }
            try folder.begin()
            try Files.makeDirectory(folder.node)
            try Files.writeDurably(folder.path + "/letter.txt", [1])
            #expect(throws: CommandError.self) { try folder.removeUnfinished(backupKeyFile: key) }
            #expect(try Files.list(folder.path) == ["letter.txt", "node", "unfinished"])
        }
    }

    @Test func `an installation is not founded over, whoever asks`() throws {
        try withFoundedFolder(.sqlite) { home, folder, config, founded in
            let before = try Files.list(folder.path)
            #expect(throws: CommandError.self) {
                try Demonstration.make(folder, config)
            }
            #expect(folder.isFounded)
            #expect(try Files.list(folder.path) == before)
            #expect(try folder.pinnedRoot() == founded.root)
        }
    }

    @Test func `a folder is closed to other users when it becomes ours`() throws {
        try withTemporaryFolder { home in
            let folder = DataFolder(home + "/data")
            try Files.makeDirectory(folder.path)
            try #require(unsafe chmod(folder.path, 0o755) == 0)
            try folder.create()
            #expect(try Self.mode(folder.path) == 0o700)
        }
    }
}
