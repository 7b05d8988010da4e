// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Sandbox
import Synchronization
import TestSupport
import Testing

@Suite(.enabled(if: isWanted(Cleaner.detect().imagesAvailable), "no ImageMagick in a jail on this machine"))
struct `A tool that did not work when it was tried` {
    private final class Clock: Sendable {
        private let milliseconds = Mutex<Int64>(7)

        var now: Int64 { milliseconds.withLock { $0 } }

        func advance(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1_000 } }
    }

    /// The tool alone, or the jail itself.
    @Test(arguments: ["*-version*", "*"])
    func `is tried again after some minutes, and one that works is not`(_ what: String) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/limiter"
            let script = """
                #!/bin/sh
                case "$*" in *-version*) echo tried >> \(folder)/told ;; esac
                case "$*" in \(what)) test ! -e \(folder)/broken || exit 1 ;; esac
                exec /usr/bin/prlimit "$@"
                """
            try Files.writeDurably(path, Array(script.utf8), mode: 0o755)
            try Files.writeDurably(folder + "/told", [])
            try Files.writeDurably(folder + "/broken", [])
            func tried() throws -> Int {
                try Files.read(folder + "/told", limit: 1 << 20).count { $0 == UInt8(ascii: "\n") }
            }
            var tools = Cleaner.Tools(images: Cleaner.Tools.installed().images, audio: nil)
            tools.jail.limiter = path
            let clock = Clock()
            let cleaner = Cleaner(tools: tools, clock: { clock.now })
            #expect(!cleaner.imagesAvailable)
            let first = try tried()
            clock.advance(seconds: 299)
            #expect(!cleaner.imagesAvailable)
            #expect(try tried() == first)
            clock.advance(seconds: 1)
            #expect(!cleaner.imagesAvailable)
            try Files.remove(folder + "/broken")
            #expect(!cleaner.imagesAvailable)
            clock.advance(seconds: 300)
            #expect(cleaner.imagesAvailable)
            let last = try tried()
            clock.advance(seconds: 9_000)
            #expect(cleaner.imagesAvailable)
            #expect(try tried() == last)
        }
    }
}
