// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// One file may have to go alone: a picture of a child, a paper that names others (Design 4 "Erasure").
@Suite struct OneFileErased {
    private static func erase(_ sent: WithFiles, _ index: Int) throws {
        let id = try sent.verbs.askErasure(
            of: .file(report: sent.report, file: index),
            .asked,
            passphrase: TestInstallation.passphrase,
            try sent.house.signIn(.officer)
        )
        try sent.verbs.signErasure(
            id,
            passphrase: TestInstallation.passphrase,
            try sent.house.signIn(.secondOfficer)
        )
    }

    @Test(arguments: TestEngine.available)
    func `one file goes with its original and who asked for it, and the others keep their places`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let other = Array("the well".utf8)
            let sent = try WithFiles(house, [WithFiles.content, other])
            let gone = try sent.sent(officer, 0)
            let part = try #require(gone.apart?.part.record)
            let reading = try sent.ask(officer)
            try sent.allow(reading)
            _ = try sent.original(officer, 0)
            try Self.erase(sent, 0)
            #expect(try house.blobs.all().count == 1)
            let view = try sent.verbs.openReport(sent.report, officer)
            #expect(view.report.damage.isEmpty && view.originals.count == 1)
            let left = view.report.state.files
            #expect(left.map(\.isErased) == [true, false] && left[0].digest == gone.digest)
            #expect(throws: Refusal.notFound) { try sent.original(officer, 0) }
            #expect(throws: Refusal.notFound) { try sent.verbs.openCopy(sent.report, index: 0, officer) }
            let words = try house.engine.read { tx in
                try [part, reading].map {
                    try tx.query("SELECT 1 FROM entries WHERE record = \($0.bytes) AND LENGTH(body) > 0")
                        .count
                        + tx.query("SELECT 1 FROM wraps WHERE record = \($0.bytes)").count
                }
            }
            #expect(words == [0, 0])
            // The other file is asked for and opened as before.
            try sent.allow(try sent.ask(officer, 1))
            #expect(try WithFiles.bytes(sent.original(officer, 1)) == other)
            #expect(throws: Refusal.notThisStage) { try Self.erase(sent, 0) }
            #expect(throws: Refusal.notThisStage) { try Self.erase(sent, 2) }
        }
    }

    /// A form that is shown again carries its file, and so does the page before it, which by then is another report.
    @Test(arguments: TestEngine.available)
    func
        `a file that came with two reports goes from where it is erased, and from nowhere else`(
            _ engine: TestEngine
        ) throws
    {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let file = try WithFiles.file(verbs, WithFiles.content, as: "image/jpeg")
            let carried = verbs.keepToken(verbs.keep(file))
            func form(_ words: String, times: Int = 1) throws -> NewReport {
                NewReport(
                    channel: .webForm,
                    language: "en",
                    site: house.ridge,
                    words: words,
                    files: verbs.keptFiles(Array(repeating: carried, count: times)).files.map(\.reference)
                )
            }
            let token = try verbs.formToken()
            let first = try verbs.acceptReport(try form("Two goats."), token: token)
            let again = try verbs.acceptReport(try form("Two goats."), token: token)
            #expect(again.isRepeat && again.id == first.id && again.receipt == first.receipt)
            #expect(try house.blobs.all().count == 1)
            let second = try verbs.acceptReport(try form("Two goats, one white.", times: 2), token: token)
            #expect(second.id != first.id)
            // Named twice in one form, it is one file.
            #expect(try house.blobs.all().count == 2)
            // What is added under a code is sealed anew as well.
            guard case .visit(let visit) = try verbs.follow(first.receipt) else { throw Refusal.notFound }
            for _ in 1...2 {
                let act = ReporterAct.add(words: "once more", files: try form("").files)
                #expect(try verbs.act(act, token: visit.token) != nil)
                #expect(try house.blobs.all().count == 3)
            }
            _ = try verbs.rows(ListFilter(kind: .report), officer)
            try Self.erase(WithFiles(house, verbs, first.id), 0)
            for (report, index) in [(first.id, 1), (second.id, 0)] {
                let sent = WithFiles(house, verbs, report)
                try sent.allow(try sent.ask(officer, index))
                let opened = try sent.original(officer, index)
                #expect(opened.reference.name == WithFiles.name)
                #expect(try WithFiles.bytes(opened) == WithFiles.content)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `two records never keep one sealed file`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let blob = try WithFiles.file(house.operations, WithFiles.content, as: "image/jpeg").blob
            try house.store.write { try $0.keep(blob: blob, of: RecordID(high: 7, low: 7), day: 1) }
            #expect(throws: DatabaseError.self) {
                try house.store.write { try $0.keep(blob: blob, of: RecordID(high: 7, low: 7), day: 1) }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a whole report goes after one of its files went`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let sent = try WithFiles(house, [WithFiles.content, Array("the well".utf8)])
            try Self.erase(sent, 1)
            _ = try sent.verbs.triage(sent.report, .redirect(reason: "not ours"), seen: nil, officer)
            let id = try Erasing.ask(.report(sent.report), .asked, house, officer)
            try sent.verbs.signErasure(
                id,
                passphrase: TestInstallation.passphrase,
                try house.signIn(.secondOfficer)
            )
            #expect(try house.blobs.all().isEmpty)
            #expect(throws: Refusal.notFound) { try sent.verbs.openReport(sent.report, officer) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file that an older copy brought back goes again before anything is served`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let sent = try WithFiles(house)
            let blob = try #require(try house.blobs.all().first)
            let part = try #require(try sent.sent(house.signIn(.officer)).apart?.part.record)
            let rows = try Erasing.rows(house)
            try Self.erase(sent, 0)
            try Erasing.putBack(rows, house)
            #expect(try house.store.read { try $0.isKept(blob: blob.bytes) })
            #expect(try house.reopened(seed: 9).replayErasures().again == 1)
            #expect(try !house.store.read { try $0.isKept(blob: blob.bytes) })
            #expect(try house.reopened(seed: 10).replayErasures().again == 0)
            // The report's own history lost the step with the rest; the page goes by what two people signed.
            let officer = try house.signIn(.officer)
            #expect(
                try sent.verbs.openReport(sent.report, officer).report.state.files.map(\.isErased) == [true]
            )
            #expect(throws: Refusal.notFound) { try sent.original(officer) }
            #expect(try sent.verbs.openReport(sent.report, officer).originals.isEmpty)
            let question = ReadingQuestion(purpose: .refer, words: "The prosecutor wants it.")
            #expect(throws: Refusal.notFound) {
                try sent.verbs.askToRead(part, of: sent.report, question, officer)
            }
            #expect(house.store.alarms.all[.changedSlots] ?? 0 == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reader who writes that a file is gone takes it from nobody, and it is an alarm`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let sent = try WithFiles(house)
            let officer = try house.signIn(.officer)
            try house.store.write { tx in
                var report = try tx.open(ReportState.self, sent.report, officer.ring)
                try tx.append(&report, [.fileErased(0, voiceOnly: false)], by: officer.writer)
            }
            let bo = try house.signIn(.secondOfficer)
            #expect(try sent.verbs.openReport(sent.report, bo).report.state.files.map(\.isErased) == [false])
            #expect(house.store.alarms.all[.changedSlots] ?? 0 > 0)
            try sent.allow(try sent.ask(bo))
            #expect(try WithFiles.bytes(sent.original(bo)) == WithFiles.content)
            // And it goes with its report, as if nobody had written that.
            _ = try sent.verbs.triage(sent.report, .redirect(reason: "not ours"), seen: nil, bo)
            let id = try Erasing.ask(.report(sent.report), .asked, house, bo)
            try sent.verbs.signErasure(
                id,
                passphrase: TestInstallation.passphrase,
                try house.signIn(.officer)
            )
            #expect(try house.blobs.all().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reader who takes a file out of the store beside such a step is an alarm too`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let sent = try WithFiles(house)
            let officer = try house.signIn(.officer)
            try house.store.write { tx in
                var report = try tx.open(ReportState.self, sent.report, officer.ring)
                try tx.append(&report, [.fileErased(0, voiceOnly: false)], by: officer.writer)
            }
            try house.engine.write { try $0.execute("DELETE FROM blobs") }
            #expect(try sent.sent(house.signIn(.secondOfficer)).isErased == false)
            #expect(house.store.alarms.all[.changedSlots] ?? 0 > 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file is not let go where one of its cases is read by others, who may keep it for the law`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let file = try WithFiles.file(house.operations, WithFiles.content, as: "image/jpeg")
            let matter = try InHand(house) { $0.files = [file] }
            let head = try house.operations.openReport(matter.report, matter.officer).report.head
            let second = try #require(
                try house.operations.triage(
                    matter.report,
                    .openCase(title: "Her own part", track: .heavy),
                    seen: head,
                    matter.officer
                )
            )
            try house.operations.move(
                second,
                to: .restricted,
                reason: "a child",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                matter.officer
            )
            let focal = try house.signIn(.focalPoint)
            #expect(throws: Refusal.notAllowed) {
                try house.operations.askErasure(
                    of: .file(report: matter.report, file: 0),
                    .asked,
                    passphrase: TestInstallation.passphrase,
                    focal
                )
            }
            #expect(try house.operations.openReport(matter.report, focal).originals.count == 1)
        }
    }
}
