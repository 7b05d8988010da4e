// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Glibc
import Platform
import SQLiteDriver
import Testing
import TestSupport

@Suite struct DurabilityTests {
    @Test func `what was acknowledged survives the process being killed`() async throws {
        let folder = "/tmp/amparo-test-kill-" + String(UInt64.random(in: .min ... .max), radix: 36)
        try Files.makeDirectory(folder)
        defer { try? Files.removeTree(folder) }
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
            let engine = try SQLiteEngine(path: folder + "/kill.sqlite")
            try engine.write { try $0.execute("CREATE TABLE item (id INTEGER PRIMARY KEY) STRICT") }
            _ = inParallel(8) { thread in
                let log = unsafe open(
                    folder + "/acknowledged-\(thread)",
                    O_WRONLY | O_CREAT | O_APPEND,
                    0o600
                )
                for step in 0..<100_000 {
                    try engine.write {
                        try $0.execute("INSERT INTO item (id) VALUES (\(thread * 1_000_000 + step))")
                    }
                    _ = unsafe write(log, ".", 1)
                    if thread == 0 && step == 200 { kill(getpid(), SIGKILL) }
                }
            }
        }
        let engine = try SQLiteEngine(path: folder + "/kill.sqlite")
        defer { engine.close() }
        for thread in 0..<8 {
            let acknowledged = (try? Files.size(folder + "/acknowledged-\(thread)")) ?? 0
            let kept = try engine.read { transaction in
                try transaction.first(
                    """
                    SELECT count(*) FROM item WHERE id BETWEEN \(thread * 1_000_000)
                    AND \(thread * 1_000_000 + acknowledged - 1)
                    """
                )?.int(0)
            }
            #expect(kept == acknowledged)
            if thread == 0 { #expect(acknowledged >= 200) }
        }
        #expect(try engine.read { try $0.first("PRAGMA integrity_check")?.text(0) } == "ok")
    }

    @Test func `the file is synced at every commit, in WAL mode, and nobody else's to read`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/mode.sqlite"
            let engine = try SQLiteEngine(path: path)
            let settings = try engine.write { transaction in
                try transaction.execute("CREATE TABLE item (id INTEGER) STRICT")
                return [
                    try transaction.first("PRAGMA journal_mode")?.text(0),
                    try transaction.first("PRAGMA synchronous").map { String(try $0.int(0)) },
                    try transaction.first("PRAGMA foreign_keys").map { String(try $0.int(0)) },
                ]
            }
            #expect(settings == ["wal", "2", "1"])
            for suffix in ["", "-wal", "-shm"] {
                var status = stat()
                #expect(unsafe stat(path + suffix, &status) == 0)
                #expect(status.st_mode & 0o777 == 0o600)
            }
            engine.close()
            #expect(try Files.list(folder) == ["mode.sqlite"])
        }
    }
}
