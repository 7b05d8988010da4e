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

/// What was sent exactly as it was sent opens with two halves, as a name does (Design 4).
@Suite struct OriginalsKeptApart {
    @Test(arguments: TestEngine.available)
    func `an original opens for who asked when a custodian lends it, byte for byte and with its name`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let other = try house.signIn(.officer)
            let colleague = try house.signIn(.secondOfficer)
            let custodian = try house.signIn(.custodian)
            let sent = try WithFiles(house)
            let file = try sent.sent(officer)
            #expect(file.here == nil && file.kind == .photo && !file.digest.isEmpty)
            #expect(try sent.verbs.openReport(sent.report, officer).report.damage.isEmpty)
            #expect(throws: Refusal.notLent) { try sent.original(officer) }
            let reading = try sent.ask(officer)
            #expect(throws: Refusal.notLent) { try sent.original(officer) }
            let asked = try #require(try sent.verbs.readingsAsked(custodian).first)
            #expect(asked.request.file == .photo && asked.request.words == "The prosecutor wants it.")
            try sent.allow(reading)
            let opened = try sent.original(officer)
            #expect(opened.reference.name == WithFiles.name && opened.reference.digest == file.digest)
            #expect(try WithFiles.bytes(opened) == WithFiles.content)
            // Nobody else, no other sign-in, not the custodian, and no name is to be had for it.
            for session in [other, colleague] {
                #expect(throws: Refusal.notLent) { try sent.original(session) }
            }
            #expect(throws: Refusal.notFound) { try sent.original(custodian) }
            let part = try #require(file.apart?.part.record)
            #expect(throws: Refusal.notFound) { try sent.verbs.readApart(part, of: sent.report, officer) }
            #expect(try sent.verbs.openReport(sent.report, officer).apart.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was lent is noted with what it was for before it is given, and ends at its hour`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let sent = try WithFiles(house)
            try sent.allow(try sent.ask(officer), hours: 1)
            _ = try sent.original(officer)
            let today = house.operations.now.day
            let filter = AccessFilter(from: today, to: today, act: .openedFile)
            let lines = try house.operations.readAccessLog(filter, house.signIn(.auditor)).lines
            #expect(lines.map(\.entry.event.purpose) == [.refer])
            #expect(lines.map(\.entry.event.record) == [sent.report])
            house.clock.advance(minutes: 61)
            #expect(throws: Refusal.notLent) { try sent.original(officer) }
            // Asked anew: what was lent before ends with it.
            try sent.allow(try sent.ask(officer), hours: 1)
            _ = try sent.original(officer)
            try sent.ask(officer)
            #expect(throws: Refusal.notLent) { try sent.original(officer) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is added later is kept apart as well`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let accepted = try house.operations.acceptReport(WholeWay.report(house), token: nil)
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                throw Refusal.notFound
            }
            let file = try WithFiles.file(house.operations, WithFiles.content, as: "image/jpeg")
            for _ in 1...2 {
                // The same act twice: its file is stored once.
                let again = try WithFiles.file(house.operations, WithFiles.content, as: "image/jpeg")
                let act = ReporterAct.add(words: "this too", files: [again])
                #expect(try house.operations.act(act, token: visit.token) != nil)
            }
            #expect(try house.blobs.all().count == 2)
            house.operations.discard([file])
            _ = try house.operations.rows(ListFilter(kind: .report), officer)
            let view = try house.operations.openReport(accepted.id, officer)
            #expect(view.report.damage.isEmpty && view.originals.count == 1)
            #expect(view.report.state.files.map(\.digest) == [file.digest])
            #expect(throws: Refusal.notLent) {
                try house.operations.openFile(.report, accepted.id, index: 0, officer)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `in a house without custodians whoever reads the report has what was sent`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine, custodians: false) { house in
            let officer = try house.signIn(.officer)
            let sent = try WithFiles(house)
            let opened = try sent.original(officer)
            #expect(opened.reference.name == WithFiles.name)
            #expect(try WithFiles.bytes(opened) == WithFiles.content)
            #expect(try sent.verbs.openReport(sent.report, officer).originals.isEmpty)
        }
    }

    /// The last one goes before the form comes, or while it is taken: after the copies, before it is stored.
    @Test(arguments: TestEngine.available, [true, false])
    func
        `what was promised to be locked away is not taken without a custodian, and is taken as it is when sent again`(
            _ engine: TestEngine,
            _ isBefore: Bool
        ) throws
    {
        try withInstallation(engine) { house in
            let clock = TellingClock(house.clock)
            let verbs = house.reopened(seed: 9, clock: clock)
            let token = try verbs.formToken()
            var told = try WithFiles.told(house, verbs, [WithFiles.content])
            told.isPromisedApart = true
            let (operations, custodian) = (house.operations, house.member(.custodian))
            let administrator = try house.signIn(.administrator)
            @Sendable func loseCustodian() {
                #expect(throws: Never.self) {
                    try operations.disableMember(
                        custodian,
                        reason: "She has left.",
                        leavingRoomsUnread: true,
                        administrator
                    )
                }
            }
            if isBefore { loseCustodian() } else { clock.atReading(3, loseCustodian) }
            #expect(throws: Refusal.noCustodian) { try verbs.acceptReport(told, token: token) }
            #expect(house.operations.directory.custodians.isEmpty)
            // Nothing was stored but what the form carries.
            #expect(try house.blobs.all().map(\.bytes) == told.files.map(\.blob))
            told.isPromisedApart = false
            let accepted = try verbs.acceptReport(told, token: token)
            let officer = try house.signIn(.officer)
            _ = try verbs.rows(ListFilter(kind: .report), officer)
            let sent = WithFiles(house, verbs, accepted.id)
            #expect(try WithFiles.bytes(sent.original(officer)) == WithFiles.content)
            // The same to whoever comes back, with a code that exists and with one that does not.
            for code in [accepted.receipt, accepted.short, "0000 0000 00"] {
                guard case .visit(let visit) = try verbs.follow(code) else { throw Refusal.notFound }
                let file = try WithFiles.file(verbs, WithFiles.content, as: "image/jpeg")
                let contact = WorkingContact(mode: .call, reach: "1", name: NamedReport.name)
                for act in [ReporterAct.add(words: "this too", files: [file]), .giveContact(contact)] {
                    #expect(throws: Refusal.noCustodian) {
                        try verbs.act(act, token: visit.token, isPromisedApart: true)
                    }
                    #expect(try verbs.act(act, token: visit.token) != nil)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `halves that open another file are refused`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let sent = try WithFiles(house)
            try sent.allow(try sent.ask(officer))
            let file = try #require(try sent.sent(officer).apart)
            // The stored half is exchanged for one of another record of the same room.
            let other = try #require(try WithFiles(house).sent(officer).apart)
            try house.engine.write { tx in
                let body = try tx.query("SELECT body FROM wraps WHERE record = \(other.part.record.bytes)")[0]
                    .blob(0)
                try tx.execute("UPDATE wraps SET body = \(body) WHERE record = \(file.part.record.bytes)")
            }
            #expect(throws: Refusal.halvesDiffer) { try sent.original(officer) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an erased report takes its originals, their copies and the requests`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let sent = try WithFiles(house)
            let part = try #require(try sent.sent(officer).apart?.part.record)
            try sent.allow(try sent.ask(officer))
            _ = try sent.verbs.triage(sent.report, .redirect(reason: "not ours"), seen: nil, officer)
            let id = try Erasing.ask(.report(sent.report), .asked, house, officer)
            try house.operations.signErasure(
                id,
                passphrase: TestInstallation.passphrase,
                try house.signIn(.secondOfficer)
            )
            #expect(try house.blobs.all().isEmpty)
            #expect(throws: Refusal.notFound) { try sent.original(officer) }
            let left = try house.engine.read { tx in
                try tx.query("SELECT 1 FROM entries WHERE record = \(part.bytes) AND LENGTH(body) > 0").count
                    + tx.query("SELECT 1 FROM wraps WHERE record = \(part.bytes)").count
                    + tx.query("SELECT 1 FROM readings").count
            }
            #expect(left == 0)
        }
    }
}

/// Copies are made while the file arrives: afterwards the house cannot read what is kept apart.
@Suite struct CopiesOnArrival {
    /// Tools that hang, die, or are no tools: each costs the copy and nothing else.
    @Test(arguments: TestEngine.available)
    func `no cleaner, a dead one and one that hangs cost the copy, never the report`(
        _ engine: TestEngine
    ) throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]
        let dead = Cleaner(tools: Cleaner.Tools(images: "/nowhere", audio: nil))
        let walls = Jail.Tools(limiter: "/usr/bin/true", bubblewrap: "/usr/bin/true")
        let noJail = Cleaner(tools: Cleaner.Tools(jail: walls, images: "/usr/bin/convert", audio: nil))
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            for (cleaner, why) in [(nil, NoCopy.noTool), (dead, .noTool), (noJail, .noTool)] {
                let sent = try WithFiles(house, [png], cleaner: cleaner)
                #expect(try sent.sent(officer).copy == .none(why))
            }
            // A disk that fills up after the file has come is told as what it is.
            let report = try WithFiles.told(house, house.operations, [png])
            var options = house.operations.options
            options.cleaner = Cleaner.detect()
            options.reservedBytes = .max
            let full = Operations(store: house.operations.store, wall: house.wall, options: options)
            let last = WithFiles(house, full, try full.acceptReport(report, token: nil).id)
            _ = try full.rows(ListFilter(kind: .report), officer)
            #expect(try last.sent(officer).copy == .none(.noRoom))
            // Of no kind that is cleaned, whatever its name and type say.
            let unknown = try WithFiles(house, [[0, 1, 2, 3]], cleaner: Cleaner.detect())
            #expect(try unknown.sent(officer).copy == .none(.unknownKind))
            #expect(try house.blobs.all().count == 5)
        }
    }

    @Test(
        .enabled(if: CopiesOnArrival.canClean, "no ImageMagick and mat2 in a jail on this machine"),
        arguments: TestEngine.available
    )
    func `a copy is sealed beside the original, shown to every reader, and goes when the form comes twice`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let text = Array("Zephyrine wrote this.\u{0}".utf8)
            let plain = Array("Zephyrine wrote this.".utf8)
            let sent = try WithFiles(house, [plain, text], cleaner: Cleaner.detect())
            let copy = try #require(try sent.verbs.openCopy(sent.report, index: 0, officer))
            #expect(copy.reference.contentType == "text/plain" && copy.reference.name.isEmpty)
            #expect(try WithFiles.bytes(copy) == plain)
            let today = house.operations.now.day
            let filter = AccessFilter(from: today, to: today, act: .openedFile)
            #expect(try house.operations.readAccessLog(filter, house.signIn(.auditor)).lines.count == 1)
            #expect(try sent.sent(officer).kind == .document)
            // With a zero in it, it is no text.
            #expect(try sent.verbs.openCopy(sent.report, index: 1, officer) == nil)
            let stored = try house.blobs.all()
            #expect(stored.count == 3)
            let kept = try house.store.read { tx in try stored.filter { try tx.isKept(blob: $0.bytes) } }
            #expect(kept.count == 3)
            let token = try sent.verbs.formToken()
            for _ in 1...3 {
                _ = try sent.verbs.acceptReport(
                    try WithFiles.told(house, sent.verbs, [plain]),
                    token: token
                )
                #expect(try house.blobs.all().count == 5)
            }
        }
    }

    /// Where the sandbox has to work, its absence is a failure (`make test`).
    static let canClean =
        Cleaner.detect().documentsAvailable || environment("AMPARO_NEEDS_JAIL") != nil

    /// A jail whose programs do `what` when they get a stranger's picture, and work when they are tried.
    private static func cleaner(that what: String, in folder: String) throws -> Cleaner {
        let path = folder + "/walls"
        let script = """
            #!/bin/sh
            case "$*" in *auto-orient*) \(what) ;; esac
            exec /usr/bin/bwrap "$@"
            """
        try Files.writeDurably(path, Array(script.utf8), mode: 0o755)
        let jail = Jail.Tools(bubblewrap: path)
        return Cleaner(tools: Cleaner.Tools(jail: jail, images: Cleaner.Tools.installed().images, audio: nil))
    }

    @Test(
        .enabled(if: CopiesOnArrival.canClean, "no ImageMagick and mat2 in a jail on this machine"),
        arguments: [
            ("exec sleep 300", NoCopy.noTime), ("kill -9 $$", .failed), ("echo no picture; exit 0", .failed),
        ]
    )
    func `a cleaner that hangs, dies or lies over a file costs its copy, and leaves no process`(
        _ what: String,
        _ why: NoCopy
    ) throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]
        try withTemporaryFolder { folder in
            try withInstallation(.sqlite) { house in
                let officer = try house.signIn(.officer)
                let cleaner = try Self.cleaner(that: what, in: folder)
                cleaner.tryTools()
                let sent = try WithFiles(house, [png, png], cleaner: cleaner, milliseconds: 2_000)
                #expect(try sent.sent(officer).copy == .none(why))
                #expect(try sent.sent(officer, 1).copy == .none(why))
                #expect(try house.blobs.all().count == 2)
            }
        }
    }
}
