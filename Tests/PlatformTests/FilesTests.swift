// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Platform
import Testing

@Suite struct FilesTests {
    @Test func `a file written durably is whole, private, and alone in its folder`() throws {
        try withFolder { folder in
            try Files.writeDurably(folder + "/a", [1, 2, 3])
            try Files.writeDurably(folder + "/a", [4])
            #expect(try Files.read(folder + "/a") == [4])
            #expect(try Files.list(folder) == ["a"])
            var status = stat()
            #expect(unsafe stat(folder + "/a", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test func `a file over the limit is refused, a missing one is named missing`() throws {
        try withFolder { folder in
            try Files.writeDurably(folder + "/a", [UInt8](repeating: 7, count: 100_000))
            #expect(try Files.read(folder + "/a", limit: 100_000).count == 100_000)
            #expect(throws: SystemError.self) { try Files.read(folder + "/a", limit: 99_999) }
            let missing = #expect(throws: SystemError.self) { try Files.read(folder + "/b") }
            #expect(missing?.isMissing == true)
            #expect(missing?.description == "open: No such file or directory (2)")
        }
    }

    @Test func `folders are made with those above them, listed and removed with what is in them`() throws {
        try withFolder { folder in
            try Files.makeDirectory(folder + "/x/y/z")
            try Files.makeDirectory(folder + "/x/y/z")
            try Files.writeDurably(folder + "/x/y/b", [])
            #expect(unsafe symlink("/etc", folder + "/x/link") == 0)
            #expect(try Files.list(folder + "/x/y") == ["b", "z"])
            #expect(throws: SystemError.self) { try Files.makeDirectory(folder + "/x/y/b") }
            try Files.removeTree(folder + "/x")
            #expect(!Files.exists(folder + "/x"))
            #expect(Files.exists("/etc/passwd"))
        }
    }

    @Test func `a path means the same from every folder`() throws {
        #expect(try Files.wholePath("/a/b") == "/a/b")
        let whole = try Files.wholePath("a/b")
        #expect(
            whole.hasPrefix("/") && whole.hasSuffix("/a/b") && Files.isDirectory(String(whole.dropLast(4)))
        )
    }

    @Test func `a file's times can be erased`() throws {
        try withFolder { folder in
            try Files.writeDurably(folder + "/a", [1])
            try Files.eraseTimes(folder + "/a")
            var status = stat()
            #expect(unsafe stat(folder + "/a", &status) == 0)
            #expect(status.st_mtim.tv_sec == 0)
        }
    }

    @Test func `a second server finds the data folder locked, and free again afterwards`() throws {
        try withFolder { folder in
            do {
                let held = try FileLock(folder + "/lock")
                do throws(SystemError) {
                    _ = try FileLock(folder + "/lock")
                    Issue.record("both had the lock")
                } catch {
                    #expect(error.isHeldElsewhere)
                }
                withExtendedLifetime(held) {}
            }
            _ = try FileLock(folder + "/lock")
        }
    }

    @Test func `a descriptor reads at an offset and knows its size`() throws {
        try withFolder { folder in
            let file = try Descriptor.creating(folder + "/a")
            try file.write([1, 2, 3, 4])
            try file.sync()
            #expect(try file.size() == 4)
            var two: [UInt8] = [0, 0]
            #expect(try unsafe two.withUnsafeMutableBytes { try unsafe file.read(into: $0, at: 2) } == 2)
            #expect(two == [3, 4])
            #expect(throws: SystemError.self) { _ = try Descriptor.creating(folder + "/a").number }
        }
    }
}

private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = "/tmp/amparo-platform-\(getpid())-\(UInt32.random(in: .min ... .max))"
    try Files.makeDirectory(folder)
    defer { try? Files.removeTree(folder) }
    try body(folder)
}
