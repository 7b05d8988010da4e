// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Database
import Domain
import Operations
import Platform
import Records
import Sandbox
import TestSupport
import Testing

/// Whoever lost the answer sends the same again, and gets it again (Decision 118).
@Suite struct LostAnswers {
    private static func visit(_ receipt: String, _ verbs: Operations) throws -> Visit {
        guard case .visit(let visit) = try verbs.follow(receipt) else { throw Refusal.notFound }
        return visit
    }

    private static func notes(_ house: TestInstallation) throws -> Int {
        try house.engine.read { try $0.query("SELECT 1 FROM inbox").count }
    }

    @Test(arguments: TestEngine.available)
    func `the codes come again when the disk is full, and what was added is known`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let verbs = house.operations
            var options = verbs.options
            options.reservedBytes = .max
            let full = Operations(store: verbs.store, wall: house.wall, options: options)
            let file = try WithFiles.file(verbs, WithFiles.content, as: "image/jpeg")
            let carried = verbs.keepToken(verbs.keep(file))
            func files() throws -> [FileReference] { [try #require(verbs.keptFile(carried)).reference] }
            func form() throws -> NewReport {
                NewReport(
                    channel: .webForm,
                    language: "en",
                    site: house.ridge,
                    words: "Goats.",
                    files: try files()
                )
            }
            let token = try verbs.formToken()
            let first = try verbs.acceptReport(try form(), token: token)
            let again = try full.acceptReport(try form(), token: token)
            #expect(again.isRepeat && again.id == first.id)
            #expect(again.receipt == first.receipt && again.short == first.short)
            #expect(try house.blobs.all().count == 1)
            let page = try Self.visit(first.receipt, verbs).token
            #expect(try verbs.act(.add(words: "and a ram", files: files()), token: page) != nil)
            let notes = try Self.notes(house)
            #expect(try full.act(.add(words: "and a ram", files: files()), token: page) != nil)
            #expect(try Self.notes(house) == notes)
            #expect(try house.blobs.all().count == 2)
            // What is new has no room, and says so.
            #expect(throws: Refusal.busy) {
                try full.act(.add(words: "and a ewe", files: files()), token: page)
            }
        }
    }

    @Test(
        .enabled(if: CopiesOnArrival.canClean, "no ImageMagick and mat2 in a jail on this machine"),
        arguments: TestEngine.available
    )
    func `files that are sent again with it are not cleaned again, and leave nothing`(_ engine: TestEngine)
        throws
    {
        try withTemporaryFolder { folder in
            let path = folder + "/limiter"
            let script = """
                #!/bin/sh
                case "$*" in */tmp/document*) echo cleaned >> \(folder)/told ;; esac
                exec /usr/bin/prlimit "$@"
                """
            try Files.writeDurably(path, Array(script.utf8), mode: 0o755)
            var tools = Cleaner.Tools.installed()
            tools.jail.limiter = path
            let cleaner = Cleaner(tools: tools)
            func cleaned() throws -> Int {
                try Files.read(folder + "/told", limit: 1 << 20).count { $0 == UInt8(ascii: "\n") }
            }
            try withInstallation(engine) { house in
                var options = house.operations.options
                options.cleaner = cleaner
                options.cleaningMilliseconds = 60_000
                let verbs = Operations(store: house.operations.store, wall: house.wall, options: options)
                let token = try verbs.formToken()
                var receipts: Set<String> = []
                for _ in 1...3 {
                    let form = try WithFiles.told(house, verbs, [WithFiles.content])
                    receipts.insert(try verbs.acceptReport(form, token: token).receipt)
                    #expect(try cleaned() == 1)
                    #expect(try house.blobs.all().count == 2)
                }
                #expect(receipts.count == 1)
                let page = try Self.visit(try #require(receipts.first), verbs).token
                for _ in 1...3 {
                    let file = try WithFiles.file(verbs, WithFiles.content, as: "image/jpeg")
                    #expect(try verbs.act(.add(words: "again", files: [file]), token: page) != nil)
                    #expect(try cleaned() == 2)
                    #expect(try house.blobs.all().count == 4)
                }
            }
        }
    }
}
