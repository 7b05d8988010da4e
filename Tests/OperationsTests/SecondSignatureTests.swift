// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Domain
import Operations
import Records
import TestSupport
import Testing

/// What one person alone must not decide (Domain 2.4).
@Suite struct WhatTwoDecide {
    @Test(arguments: TestEngine.available)
    func `a killing is no matter for one screen and closes with two`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try house.operations.setActs(
                matter.file,
                [.v01],
                reason: "a man died",
                seen: nil,
                matter.officer
            )
            #expect(throws: Refusal.notThisStage) {
                try house.operations.setTrack(
                    matter.file,
                    .light,
                    reason: "quicker",
                    seen: nil,
                    matter.officer
                )
            }
            try matter.close()
            #expect(try !matter.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `taking the act away spares no signature, before anybody graded it as after`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            for isGraded in [false, true] {
                let matter = try InHand(house) { $0.pictograms = [.v01] }
                if isGraded { try matter.grade(2) }
                try house.operations.setActs(
                    matter.file,
                    [.v13],
                    reason: "coded by mistake",
                    seen: nil,
                    matter.officer
                )
                try matter.grade(1)
                try matter.close()
                #expect(try !matter.state.isClosed)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was graded 3 once does not become one screen by a lower grade`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let light = {
                try house.operations.setTrack(matter.file, .light, reason: "dust", seen: nil, matter.officer)
            }
            try light()
            #expect(try matter.state.track == .light)
            try matter.grade(3)
            #expect(try matter.state.track == .heavy)
            try matter.grade(1)
            #expect(throws: Refusal.notThisStage) { try light() }
        }
    }

    @Test(arguments: TestEngine.available)
    func `danger makes one screen a full case`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house, track: .light)
            try house.operations.setUrgent(
                matter.file,
                true,
                reason: "they came back",
                seen: nil,
                matter.officer
            )
            #expect(try matter.state.track == .heavy)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the second signature is over what was read, and over nothing written since`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let headquarters = try house.signIn(.headquarters)
            try matter.grade(5)
            try matter.close()
            let read = try house.operations.openCase(matter.file, headquarters).file
            func sign() throws {
                try house.operations.signSecond(
                    matter.file,
                    over: read.headDigest,
                    passphrase: TestInstallation.passphrase,
                    headquarters
                )
            }
            try house.operations.note(matter.file, "one more witness", seen: nil, matter.officer)
            try matter.close(.notSubstantiated)
            let other = try house.operations.openCase(matter.file, headquarters).file
            #expect(throws: Refusal.conflict(head: other.head)) { try sign() }
            #expect(try !matter.state.isClosed)
            house.clock.advance(days: 31)
            #expect(throws: Refusal.notThisStage) { try matter.sign(headquarters) }
            try matter.close(.notSubstantiated)
            let last = try house.operations.openCase(matter.file, headquarters).file
            try matter.sign(headquarters)
            let closed = try house.operations.openCase(matter.file, headquarters).file
            #expect(closed.state.closing?.closing.outcome == .notSubstantiated)
            #expect(closed.steps.contains { $0.entry == .secondSigned(over: last.headDigest) })
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever works with the forces signs for no case, though they read it`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge))
            try house.operations.grant(
                room.id,
                to: house.member(.securityManager),
                passphrase: TestInstallation.passphrase,
                matter.officer
            )
            try house.operations.setCredibility(
                matter.file,
                .notCredible,
                reason: "nobody saw it",
                seen: nil,
                matter.officer
            )
            let manager = try house.signIn(.securityManager)
            #expect(try house.operations.openCase(matter.file, manager).file.state.proposal != nil)
            #expect(throws: Refusal.needsSecondPerson) { try matter.sign(manager) }
            try matter.sign(try house.signIn(.secondOfficer))
            #expect(try matter.state.credibility == .notCredible)
        }
    }

    @Test(arguments: TestEngine.available)
    func `evidence that was lost after the proposal keeps the second signature from closing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let headquarters = try house.signIn(.headquarters)
            let intake = try house.operations.beginFile(name: "goats.txt", contentType: "text/plain")
            try unsafe Array("two goats".utf8).withUnsafeBytes { try unsafe intake.receive($0) }
            let file = try intake.finish()
            try house.operations.addFile(matter.file, file, matter.officer)
            try matter.grade(5)
            // The sentence that would excuse the lost file is not given.
            var closing = InHand.closing(.insufficientInformation)
            closing.answers[ClosingItem.evidenceSealed.rawValue] = nil
            try house.operations.close(matter.file, closing, seen: nil, matter.officer)
            try house.blobs.remove(BlobID(file.blob))
            #expect(throws: Refusal.checklistOpen) { try matter.sign(headquarters) }
            #expect(try !matter.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `one person alone cannot lower what is held, nor change it where it is grave`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let second = try house.signIn(.secondOfficer)
            func hold(_ state: Credibility, _ document: String = "") throws {
                try house.operations.setCredibility(
                    matter.file,
                    state,
                    reason: "what we saw",
                    document: document,
                    seen: nil,
                    matter.officer
                )
            }
            try hold(.credible)
            #expect(try matter.state.credibility == .credible)
            try hold(.notCredible)
            #expect(try matter.state.credibility == .credible)
            #expect(throws: Refusal.needsSecondPerson) { try matter.sign(matter.officer) }
            try matter.sign(second)
            #expect(try matter.state.credibility == .notCredible)
            #expect(throws: Refusal.documentMissing) { try hold(.refutedByAuthority) }
            #expect(throws: Refusal.documentMissing) { try hold(.confirmedByAuthority, "  ") }

            let grave = try InHand(house)
            try grave.grade(4)
            try house.operations.setCredibility(
                grave.file,
                .credible,
                reason: "the clinic's sheet",
                seen: nil,
                grave.officer
            )
            #expect(try grave.state.credibility == .unassessed)
            #expect(
                try house.operations.openCase(grave.file, second).file.state
                    .summary(house.store.summaries).figures.flags.contains(.awaitsReviewer)
            )
            try grave.sign(second)
            #expect(try grave.state.credibility == .credible)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the caller's own tick does not stand for the second look, and closing waits for it`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try house.operations.actNow(matter.file, InHand.call, matter.officer)
            for clock in [ClockRule.actNowAccount, .reviewDecision] {
                #expect(throws: Refusal.needsSecondPerson) {
                    try house.operations.meetClock(
                        matter.file,
                        clock,
                        words: "all well",
                        seen: nil,
                        matter.officer
                    )
                }
            }
            #expect(throws: Refusal.checklistOpen) { try matter.close() }
            let sequence = try #require(try matter.state.calls.first).sequence
            #expect(throws: Refusal.needsSecondPerson) {
                try house.operations.reviewCall(
                    matter.file,
                    sequence: sequence,
                    words: "fine",
                    seen: nil,
                    matter.officer
                )
            }
            try house.operations.reviewCall(
                matter.file,
                sequence: sequence,
                words: "It was right.",
                seen: nil,
                house.signIn(.secondOfficer)
            )
            try matter.close()
            #expect(try matter.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `leaving a notice undone takes a reason and two people, an inquiry headquarters`(
        _ engine: TestEngine
    )
        throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let second = try house.signIn(.secondOfficer)
            func withhold(_ clock: ClockRule) throws {
                try house.operations.withhold(
                    matter.file,
                    clock,
                    reason: "her choice",
                    seen: nil,
                    matter.officer
                )
            }
            #expect(throws: Refusal.notAllowed) { try withhold(.protectionScreen) }
            // Nothing is due yet.
            #expect(throws: Refusal.notThisStage) { try withhold(.prosecutorNotice) }
            try house.operations.setActs(matter.file, [.v13], reason: "fees", seen: nil, matter.officer)
            try house.operations.setTriggers(
                matter.file,
                TriggerFacts(place: .yes),
                reason: "inside the fence",
                seen: nil,
                matter.officer
            )
            try house.operations.setCredibility(
                matter.file,
                .credible,
                reason: "two riders",
                seen: nil,
                matter.officer
            )
            try withhold(.prosecutorNotice)
            #expect(throws: Refusal.needsSecondPerson) { try matter.sign(matter.officer) }
            try matter.sign(second)
            #expect(try matter.state.clocksWithheld[.prosecutorNotice]?.reason == "her choice")
            try withhold(.investigationStart)
            #expect(throws: Refusal.needsSecondPerson) { try matter.sign(second) }
            try matter.sign(house.signIn(.headquarters))
            #expect(try matter.state.clocksWithheld[.investigationStart] != nil)
        }
    }
}
