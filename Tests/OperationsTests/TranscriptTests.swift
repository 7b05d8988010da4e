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

/// A recording in which somebody could be recognised, with a copy that readers hear.
private struct WithVoice {
    static let pass = TestInstallation.passphrase
    /// Where the sandbox has to work, its absence is a failure (`make test`).
    static let canClean = Cleaner.detect().audioAvailable || environment("AMPARO_NEEDS_JAIL") != nil
    static let words = "They took two goats and the boy."

    let house: TestInstallation
    let sent: WithFiles
    let officer: Session
    let colleague: Session

    init(_ house: TestInstallation) throws {
        self.house = house
        let sound = [UInt8](WithVoice.sound)
        sent = try WithFiles(house, [sound, sound], as: "audio/wav", cleaner: Cleaner.detect())
        officer = try house.signIn(.officer)
        colleague = try house.signIn(.secondOfficer)
        try #require(try state(officer).voices == [0, 1])
    }

    /// A second of a tone, as a telephone would record it.
    static var sound: [UInt8] {
        func little(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        let samples = (0..<8_000).flatMap { little($0 % 40 < 20 ? 6_000 : -6_000, 2) }
        let format = little(16, 4) + little(1, 2) + little(1, 2) + little(8_000, 4) + little(16_000, 4)
        return Array("RIFF".utf8) + little(36 + samples.count, 4) + Array("WAVEfmt ".utf8) + format
            + little(2, 2) + little(16, 2) + Array("data".utf8) + little(samples.count, 4) + samples
    }

    func state(_ session: Session) throws -> ReportState {
        try sent.verbs.openReport(sent.report, session).report.state
    }

    func waiting(_ session: Session) throws -> [Int] {
        try sent.verbs.openReport(sent.report, session).waitingVoices.map(\.transcript)
    }

    func type(_ session: Session, _ words: String = WithVoice.words) throws {
        try sent.verbs.transcribe(sent.report, file: 0, words, seen: nil, session)
    }

    func agree(_ transcript: Int, _ session: Session) throws {
        try sent.verbs.agreeOnTranscript(
            of: sent.report,
            file: 0,
            transcript: transcript,
            passphrase: WithVoice.pass,
            session
        )
    }

    func isHeard(_ session: Session) throws -> Bool {
        try sent.verbs.openCopy(sent.report, index: 0, session) != nil
    }
}

/// A voice says who somebody is: readers keep what was said (Design 4, Domain 4.8).
@Suite(.enabled(if: WithVoice.canClean, "no ffmpeg in a jail on this machine"))
struct VoicesAndTranscripts {
    @Test(arguments: TestEngine.available)
    func
        `a voice goes when a second person agrees on what it says, and its original still opens with two halves`(
            _ engine: TestEngine
        ) throws
    {
        try withInstallation(engine) { house in
            let voice = try WithVoice(house)
            try voice.type(voice.officer)
            #expect(try voice.waiting(voice.colleague) == [1])
            // Nobody agrees with themselves, and nobody without the passphrase.
            #expect(throws: Refusal.needsSecondPerson) { try voice.agree(1, voice.officer) }
            #expect(throws: Refusal.wrongPassphrase) {
                try voice.sent.verbs.agreeOnTranscript(
                    of: voice.sent.report,
                    file: 0,
                    transcript: 1,
                    passphrase: "not this one",
                    voice.colleague
                )
            }
            #expect(try voice.isHeard(voice.officer))
            #expect(try house.blobs.all().count == 4)
            try voice.agree(1, voice.colleague)
            #expect(try house.blobs.all().count == 3)
            #expect(try !voice.isHeard(voice.officer))
            let state = try voice.state(voice.officer)
            #expect(state.files[0].copy == .none(.voiceGone) && state.voices == [1])
            #expect(state.transcript(of: 0)?.transcript.words == WithVoice.words)
            #expect(try voice.sent.verbs.openReport(voice.sent.report, voice.officer).report.damage.isEmpty)
            try voice.sent.allow(try voice.sent.ask(voice.officer))
            #expect(try WithFiles.bytes(voice.sent.original(voice.officer)) == WithVoice.sound)
            // It is gone: nothing is left to agree on, and it is typed no more for that.
            #expect(throws: Refusal.notThisStage) { try voice.agree(1, voice.colleague) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `who types it again is signed first, and the earlier signature counts for nothing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let voice = try WithVoice(house)
            try voice.type(voice.officer, "They took two boats.")
            try voice.type(voice.colleague)
            #expect(try voice.waiting(voice.officer) == [2])
            for session in [voice.officer, voice.colleague] {
                #expect(throws: Refusal.notThisStage) { try voice.agree(1, session) }
            }
            #expect(throws: Refusal.needsSecondPerson) { try voice.agree(2, voice.colleague) }
            #expect(try voice.isHeard(voice.officer))
            try voice.agree(2, voice.officer)
            #expect(try !voice.isHeard(voice.officer))
            // Both typings stay in the history, and what is said is found.
            #expect(try voice.state(voice.officer).transcripts.count == 2)
            #expect(throws: Refusal.notThisStage) {
                try voice.sent.verbs.transcribe(voice.sent.report, file: 2, "x", seen: nil, voice.officer)
            }
            #expect(throws: Refusal.empty) { try voice.type(voice.officer, " ") }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a voice that the law keeps stays when it is typed, and goes by two after that`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let voice = try WithVoice(house)
            let verbs = voice.sent.verbs
            let file = try #require(
                try verbs.triage(
                    voice.sent.report,
                    .openCase(title: "Goats", track: .light),
                    seen: nil,
                    voice.officer
                )
            )
            let review = verbs.now.day.adding(days: 90)
            try verbs.hold(file, reason: "A court asked.", review: review, seen: nil, voice.officer)
            try voice.type(voice.officer)
            #expect(try voice.state(voice.colleague).transcript(of: 0) != nil)
            #expect(try voice.waiting(voice.colleague).isEmpty)
            #expect(throws: Refusal.underHold) { try voice.agree(1, voice.colleague) }
            try verbs.liftHold(
                file,
                reason: "The court is done.",
                passphrase: WithVoice.pass,
                seen: nil,
                voice.officer
            )
            // Nobody has signed yet: each of two people does.
            try voice.agree(1, voice.colleague)
            #expect(try voice.isHeard(voice.officer))
            try voice.agree(1, voice.officer)
            #expect(try !voice.isHeard(voice.officer))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a voice that nobody typed is suggested after ninety days, not earlier, and goes by two`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let voice = try WithVoice(house)
            let verbs = voice.sent.verbs
            let subject = ErasureSubject.voice(report: voice.sent.report, file: 1, transcript: 0)
            func ask(_ ground: ErasureGround, _ session: Session) throws -> ErasureID {
                try verbs.askErasure(of: subject, ground, passphrase: WithVoice.pass, session)
            }
            for ground in [ErasureGround.transcribed, .asked, .retention] {
                #expect(throws: Refusal.notThisStage) { try ask(ground, voice.officer) }
            }
            house.clock.advance(days: 89)
            let before = try house.signIn(.officer)
            #expect(try verbs.retentionDue(before).isEmpty)
            #expect(throws: Refusal.notThisStage) { try ask(.retention, before) }
            house.clock.advance(days: 2)
            let officer = try house.signIn(.officer)
            let due = try verbs.retentionDue(officer)
            #expect(due.map(\.kind) == [.voice, .voice] && due.contains { $0.subject == subject })
            try verbs.signErasure(
                try ask(.retention, officer),
                passphrase: WithVoice.pass,
                try house.signIn(.secondOfficer)
            )
            #expect(try verbs.openReport(voice.sent.report, officer).report.state.voices == [0])
            #expect(try verbs.retentionDue(officer).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `without custodians a recording is typed, and nothing of it goes for that`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine, custodians: false) { house in
            let sent = try WithFiles(house, [WithVoice.sound], as: "audio/wav", cleaner: Cleaner.detect())
            let officer = try house.signIn(.officer)
            try sent.verbs.transcribe(sent.report, file: 0, WithVoice.words, seen: nil, officer)
            #expect(try sent.verbs.openReport(sent.report, officer).waitingVoices.isEmpty)
            #expect(throws: Refusal.notThisStage) {
                try sent.verbs.agreeOnTranscript(
                    of: sent.report,
                    file: 0,
                    transcript: 1,
                    passphrase: WithVoice.pass,
                    try house.signIn(.secondOfficer)
                )
            }
            #expect(try sent.original(officer).reference.name == WithFiles.name)
        }
    }
}

/// One file may have to go alone: a picture of a child, a paper that names others (Design 4 "Erasure").
@Suite struct OneFileErased {
    private static func erase(_ sent: WithFiles, _ index: Int) throws {
        let id = try sent.verbs.askErasure(
            of: .file(report: sent.report, file: index),
            .asked,
            passphrase: WithVoice.pass,
            try sent.house.signIn(.officer)
        )
        try sent.verbs.signErasure(
            id,
            passphrase: WithVoice.pass,
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
            try sent.allow(try sent.ask(officer))
            #expect(try WithFiles.bytes(sent.original(officer, 1)) == other)
            #expect(throws: Refusal.notThisStage) { try Self.erase(sent, 0) }
            #expect(throws: Refusal.notThisStage) { try Self.erase(sent, 2) }
        }
    }

    /// A form that is shown again carries its file, and so does the page before it, which by then is another report.
    @Test(arguments: TestEngine.available)
    func
        `a file that came with two reports and twice with one goes from where it is erased, and from nowhere else`(
            _ engine: TestEngine
        ) throws
    {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let file = try WithFiles.file(verbs, WithFiles.content, as: "image/jpeg")
            let carried = verbs.keepToken(verbs.keep(file))
            func form(_ words: String, times: Int = 1) throws -> NewReport {
                let kept = try #require(verbs.keptFile(carried)).reference
                return NewReport(
                    channel: .webForm,
                    language: "en",
                    site: house.ridge,
                    words: words,
                    files: Array(repeating: kept, count: times)
                )
            }
            let token = try verbs.formToken()
            let first = try verbs.acceptReport(try form("Two goats."), token: token)
            let again = try verbs.acceptReport(try form("Two goats."), token: token)
            #expect(again.isRepeat && again.id == first.id && again.receipt == first.receipt)
            #expect(try house.blobs.all().count == 1)
            let second = try verbs.acceptReport(try form("Two goats, one white.", times: 2), token: token)
            #expect(second.id != first.id)
            #expect(try house.blobs.all().count == 3)
            // What is added under a code is sealed anew as well.
            guard case .visit(let visit) = try verbs.follow(first.receipt) else { throw Refusal.notFound }
            for _ in 1...2 {
                let act = ReporterAct.add(words: "once more", files: try form("").files)
                #expect(try verbs.act(act, token: visit.token) != nil)
                #expect(try house.blobs.all().count == 4)
            }
            _ = try verbs.rows(ListFilter(kind: .report), officer)
            try Self.erase(WithFiles(house, verbs, first.id), 0)
            try Self.erase(WithFiles(house, verbs, second.id), 0)
            for (report, index) in [(first.id, 1), (second.id, 1)] {
                let sent = WithFiles(house, verbs, report)
                let part = try #require(try sent.sent(officer, index).apart?.part.record)
                let question = ReadingQuestion(purpose: .refer, words: "The prosecutor wants it.")
                try sent.allow(try verbs.askToRead(part, of: report, question, officer))
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
            try house.store.write { try $0.keep(blob: blob, day: 1) }
            #expect(throws: DatabaseError.self) {
                try house.store.write { try $0.keep(blob: blob, day: 1) }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a whole report goes after one of its files went, and after its voice did`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let sent = try WithFiles(house, [WithFiles.content, Array("the well".utf8)])
            try Self.erase(sent, 1)
            _ = try sent.verbs.triage(sent.report, .redirect(reason: "not ours"), seen: nil, officer)
            let id = try Erasing.ask(.report(sent.report), .asked, house, officer)
            try sent.verbs.signErasure(id, passphrase: WithVoice.pass, try house.signIn(.secondOfficer))
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
            let rows = try Erasing.rows(house)
            try Self.erase(sent, 0)
            try Erasing.putBack(rows, house)
            #expect(try house.store.read { try $0.isKept(blob: blob.bytes) })
            #expect(try house.reopened(seed: 9).replayErasures().again == 1)
            #expect(try !house.store.read { try $0.isKept(blob: blob.bytes) })
            #expect(try house.reopened(seed: 10).replayErasures().again == 0)
        }
    }
}
