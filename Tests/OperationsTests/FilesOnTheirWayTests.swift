// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Domain
import Operations
import Records
import Sandbox
import TestSupport
import Testing

/// Files that came later, that go with a case to another room, or that somebody wants to let go meanwhile.
@Suite struct FilesOnTheirWay {
    private static let pass = TestInstallation.passphrase
    private static let later = Array("the well, the day after".utf8)

    private static func ask(_ sent: WithFiles, _ index: Int, _ session: Session) throws -> ErasureID {
        try sent.verbs.askErasure(
            of: .file(report: sent.report, file: index),
            .asked,
            passphrase: pass,
            session
        )
    }

    /// A case whose report came with one file.
    private static func matter(_ house: TestInstallation) throws -> (InHand, WithFiles) {
        let file = try WithFiles.file(house.operations, WithFiles.content, as: "image/jpeg")
        let matter = try InHand(house) { $0.files = [file] }
        return (matter, WithFiles(house, house.operations, matter.report))
    }

    private static func add(
        _ words: String,
        _ bytes: [UInt8],
        _ verbs: Operations,
        _ receipt: String
    ) throws {
        guard case .visit(let visit) = try verbs.follow(receipt) else { throw Refusal.notFound }
        let act = ReporterAct.add(words: words, files: [try WithFiles.file(verbs, bytes, as: "image/jpeg")])
        #expect(try verbs.act(act, token: visit.token) != nil)
    }

    @Test(
        .enabled(if: CopiesOnArrival.canClean, "no ImageMagick and mat2 in a jail on this machine"),
        arguments: TestEngine.available
    )
    func `one file goes with the copy that readers see, and its neighbour keeps its own`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let texts = ["Two goats.", "One was white."].map { Array($0.utf8) }
            let sent = try WithFiles(house, texts, cleaner: Cleaner.detect())
            #expect(try house.blobs.all().count == 4)
            let id = try Self.ask(sent, 0, officer)
            try sent.verbs.signErasure(id, passphrase: Self.pass, try house.signIn(.secondOfficer))
            #expect(try house.blobs.all().count == 2)
            #expect(throws: Refusal.notFound) { try sent.verbs.openCopy(sent.report, index: 0, officer) }
            let copy = try #require(try sent.verbs.openCopy(sent.report, index: 1, officer))
            #expect(try WithFiles.bytes(copy) == texts[1])
            #expect(try sent.sent(officer, 0).blobs.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file that came with an addition goes by its place among all of them`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let (matter, sent) = try Self.matter(house)
            try Self.add("the day after", Self.later, sent.verbs, matter.accepted.receipt)
            _ = try sent.verbs.rows(ListFilter(kind: .report), matter.officer)
            let id = try Self.ask(sent, 1, matter.officer)
            try sent.verbs.signErasure(id, passphrase: Self.pass, try house.signIn(.secondOfficer))
            let state = try sent.verbs.openReport(sent.report, matter.officer).report.state
            #expect(state.files.map(\.isErased) == [false, true])
            // The words that came with it stay.
            #expect(state.additions.map(\.addition.words) == ["the day after"])
            #expect(try house.blobs.all().count == 1)
            try sent.allow(try sent.ask(matter.officer))
            #expect(try WithFiles.bytes(sent.original(matter.officer)) == WithFiles.content)
        }
    }

    /// The first is dated, and before it is stored the second comes, is taken in and answered.
    @Test(arguments: TestEngine.available)
    func `two additions that overtake each other lose neither words nor files, and the later one is unread`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let (matter, sent) = try Self.matter(house)
            let clock = TellingClock(house.clock)
            let slow = house.reopened(seed: 9, clock: clock)
            let (verbs, time) = (house.operations, house.clock)
            let (report, receipt) = (matter.report, matter.accepted.receipt)
            let officer = matter.officer
            guard case .visit(let visit) = try slow.follow(receipt) else { throw Refusal.notFound }
            let first = try WithFiles.file(slow, Array("first".utf8), as: "image/jpeg")
            clock.atReading(4) {
                #expect(throws: Never.self) {
                    time.advance(minutes: 1)
                    try Self.add("second", Self.later, verbs, receipt)
                    time.advance(minutes: 1)
                    let view = try verbs.openReport(report, officer)
                    #expect(view.report.state.additions.map(\.addition.words) == ["second"])
                    #expect(view.report.state.isUnread)
                    try verbs.reply("We heard you.", to: report, seen: nil, next: nil, officer)
                }
            }
            #expect(try slow.act(.add(words: "first", files: [first]), token: visit.token) != nil)
            let view = try sent.verbs.openReport(sent.report, matter.officer)
            let state = view.report.state
            #expect(view.report.damage.isEmpty)
            #expect(state.additions.map(\.addition.words) == ["second", "first"])
            // Each file belongs to the addition that it came with, whichever was taken in first.
            try sent.allow(try sent.ask(matter.officer, 1))
            #expect(try WithFiles.bytes(sent.original(matter.officer, 1)) == Self.later)
            try sent.allow(try sent.ask(matter.officer, 2))
            #expect(try WithFiles.bytes(sent.original(matter.officer, 2)) == Array("first".utf8))
            // Nobody had seen it when the answer was written.
            #expect(state.isUnread)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an original goes with its case to another room, is lent there anew, and opens here no more`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let (matter, sent) = try Self.matter(house)
            try sent.allow(try sent.ask(matter.officer))
            _ = try sent.original(matter.officer)
            try sent.verbs.move(
                matter.file,
                to: .restricted,
                reason: "a child",
                passphrase: Self.pass,
                seen: nil,
                matter.officer
            )
            #expect(throws: Refusal.notFound) { try sent.original(matter.officer) }
            let focal = try house.signIn(.focalPoint)
            #expect(throws: Refusal.notLent) { try sent.original(focal) }
            try sent.allow(try sent.ask(focal))
            let opened = try sent.original(focal)
            #expect(opened.reference.name == WithFiles.name)
            #expect(try WithFiles.bytes(opened) == WithFiles.content)
        }
    }

    @Test(arguments: TestEngine.available)
    func
        `whoever is taken out has lost the original that was lent, and what they asked to erase is asked anew`(
            _ engine: TestEngine
        ) throws
    {
        try withInstallation(engine) { house in
            let (matter, sent) = try Self.matter(house)
            let bo = try house.signIn(.secondOfficer)
            try sent.allow(try sent.ask(bo))
            _ = try sent.original(bo)
            for session in [matter.officer, bo] {
                let asked = try Self.ask(sent, 0, session)
                if session.member == bo.member { continue }
                #expect(try sent.verbs.declineErasures([asked], matter.officer) == 0)
            }
            #expect(try sent.verbs.erasures(matter.officer).count == 1)
            try sent.verbs.recuse(
                matter.file,
                bo.member,
                .related,
                reason: "His cousin.",
                passphrase: Self.pass,
                seen: nil,
                matter.officer
            )
            #expect(throws: Refusal.notFound) { try sent.original(bo) }
            // He does not learn that it still waits, and nobody is kept from asking.
            for session in [bo, matter.officer] { #expect(try sent.verbs.erasures(session).isEmpty) }
            try sent.allow(try sent.ask(matter.officer))
            #expect(try WithFiles.bytes(sent.original(matter.officer)) == WithFiles.content)
            let id = try Self.ask(sent, 0, matter.officer)
            try sent.verbs.signErasure(id, passphrase: Self.pass, try house.signIn(.headquarters))
            #expect(try house.blobs.all().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file is kept where its case is kept for the law between the two signatures`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let (matter, sent) = try Self.matter(house)
            let bo = try house.signIn(.secondOfficer)
            let id = try Self.ask(sent, 0, matter.officer)
            let review = sent.verbs.now.day.adding(days: 90)
            try sent.verbs.hold(matter.file, reason: "A court asked.", review: review, seen: nil, bo)
            #expect(throws: Refusal.underHold) {
                try sent.verbs.signErasure(id, passphrase: Self.pass, bo)
            }
            #expect(try sent.sent(bo).isErased == false)
            try sent.allow(try sent.ask(bo))
            #expect(try WithFiles.bytes(sent.original(bo)) == WithFiles.content)
        }
    }
}
