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

    func openCase() throws -> RecordID {
        try #require(
            try sent.verbs.triage(
                sent.report,
                .openCase(title: "Goats", track: .light),
                seen: nil,
                officer
            )
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
            // Typing alone signs nothing: whoever finds a desk open has no signature of its owner.
            #expect(try voice.waiting(voice.colleague).isEmpty)
            try voice.agree(1, voice.officer)
            #expect(try voice.waiting(voice.colleague) == [1])
            // Not in a list of others, at a tick: only beside the words.
            let asked = try #require(try voice.sent.verbs.erasures(voice.colleague).first?.notice.id)
            #expect(throws: Refusal.notThisStage) {
                try voice.sent.verbs.signErasure(asked, passphrase: WithVoice.pass, voice.colleague)
            }
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
            try voice.agree(1, voice.officer)
            try voice.type(voice.colleague)
            #expect(try voice.waiting(voice.officer).isEmpty)
            try voice.agree(2, voice.colleague)
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
            let file = try voice.openCase()
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
    func `a typed voice goes beside its words, and by no other ground in a list that does not show them`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let voice = try WithVoice(house)
            try voice.type(voice.officer)
            let typed = try #require(try voice.state(voice.officer).transcript(of: 0)?.number)
            let subject = ErasureSubject.voice(report: voice.sent.report, file: 0, transcript: typed)
            for ground in ErasureGround.chosen where ground != .transcribed && ground != .retention {
                #expect(throws: Refusal.notThisStage) {
                    try voice.sent.verbs.askErasure(
                        of: subject,
                        ground,
                        passphrase: WithVoice.pass,
                        voice.officer
                    )
                }
            }
            for each in [voice.officer, voice.colleague] { try voice.agree(1, each) }
            #expect(try !voice.isHeard(voice.officer))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a voice is kept where its case is kept for the law between the two signatures`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let voice = try WithVoice(house)
            let verbs = voice.sent.verbs
            let file = try voice.openCase()
            try voice.type(voice.officer)
            try voice.agree(1, voice.officer)
            let review = verbs.now.day.adding(days: 90)
            try verbs.hold(file, reason: "A court asked.", review: review, seen: nil, voice.colleague)
            #expect(throws: Refusal.underHold) { try voice.agree(1, voice.colleague) }
            #expect(try voice.isHeard(voice.officer))
        }
    }

    @Test(arguments: TestEngine.available)
    func `who signed that the typing is right signs anew when the report changes rooms`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let voice = try WithVoice(house)
            let hugo = try house.signIn(.headquarters)
            let file = try voice.openCase()
            try voice.type(voice.officer)
            try voice.agree(1, voice.officer)
            try voice.sent.verbs.recuse(
                file,
                voice.colleague.member,
                .related,
                reason: "His cousin.",
                passphrase: WithVoice.pass,
                seen: nil,
                voice.officer
            )
            #expect(try voice.waiting(hugo).isEmpty)
            #expect(try voice.sent.verbs.erasures(voice.colleague).isEmpty)
            try voice.agree(1, hugo)
            #expect(try voice.isHeard(hugo))
            try voice.agree(1, voice.officer)
            #expect(try !voice.isHeard(hugo))
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
            #expect(try verbs.retentionDue(before).items.isEmpty)
            #expect(throws: Refusal.notThisStage) { try ask(.retention, before) }
            house.clock.advance(days: 2)
            let officer = try house.signIn(.officer)
            let due = try verbs.retentionDue(officer).items
            #expect(due.map(\.kind) == [.voice, .voice] && due.contains { $0.subject == subject })
            try verbs.signErasure(
                try ask(.retention, officer),
                passphrase: WithVoice.pass,
                try house.signIn(.secondOfficer)
            )
            #expect(try verbs.openReport(voice.sent.report, officer).report.state.voices == [0])
            #expect(try verbs.retentionDue(officer).items.count == 1)
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
