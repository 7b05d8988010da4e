// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// Whoever has left and kept their keys opens nothing that is written afterwards (Design 4).
@Suite struct KeysThatWereKept {
    /// Whether a case opens with keys from before, as it stands now.
    private static func opens(_ id: RecordID, _ ring: KeyRing, _ house: TestInstallation) throws -> Bool {
        try house.store.read { tx in (try? tx.open(CaseState.self, id, ring)) != nil }
    }

    @Test(arguments: TestEngine.available, ["a step", "a page", "a new case", "a move"])
    func `of somebody disabled open nothing once a reader has done anything`(
        _ engine: TestEngine,
        _ first: String
    ) throws {
        try withOpenings(engine) { house, place in
            let kept = try house.signIn(.secondOfficer).ring
            let officer = try house.signIn(.officer)
            #expect(try Self.opens(place.caseFile, kept, house))
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge))
            try house.operations.disableMember(
                house.member(.secondOfficer),
                reason: "left",
                try house.signIn(.administrator)
            )
            var written = place.caseFile
            switch first {
            case "a step": try house.operations.note(place.caseFile, "He came twice.", seen: nil, officer)
            case "a page":
                _ = try house.operations.today(officer)
                try house.operations.note(place.caseFile, "He came twice.", seen: nil, officer)
            case "a new case":
                written = try #require(
                    try house.operations.placeCase(
                        title: "Seen",
                        site: house.ridge,
                        origin: .patrol,
                        channel: .webForm,
                        words: "By the gate.",
                        received: house.clock.now,
                        restricted: false,
                        language: "en",
                        officer
                    )
                )
            default:
                try house.operations.move(
                    place.caseFile,
                    to: .alone([house.member(.headquarters)]),
                    reason: "He is his cousin.",
                    passphrase: TestInstallation.passphrase,
                    seen: nil,
                    officer
                )
            }
            let now = try #require(house.operations.directory.compartments[room.id])
            #expect(now.epoch == room.epoch + 1)
            #expect(!now.readers.contains(house.member(.secondOfficer)))
            #expect(now.readers.contains(house.member(.officer)))
            #expect(try Self.opens(written, officer.ring, house))
            #expect(try !Self.opens(written, kept, house))
            // Whoever is enabled again is let in again by a reader, and by nobody else.
            try house.operations.enableMember(
                house.member(.secondOfficer),
                try house.signIn(.administrator)
            )
            #expect(try house.signIn(.secondOfficer).ring.newest(room.id) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of an account that was reset open nothing once a reader has done anything`(_ engine: TestEngine)
        throws
    {
        try withOpenings(engine) { house, place in
            let kept = try house.signIn(.secondOfficer).ring
            let officer = try house.signIn(.officer)
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge))
            _ = try house.operations.resetMember(
                house.member(.secondOfficer),
                reason: "the telephone was taken",
                passphrase: "from the sign-in sheet",
                try house.signIn(.administrator)
            )
            try house.operations.note(place.caseFile, "He came twice.", seen: nil, officer)
            #expect(house.operations.directory.compartments[room.id]?.epoch == room.epoch + 1)
            #expect(try Self.opens(place.caseFile, officer.ring, house))
            #expect(try !Self.opens(place.caseFile, kept, house))
            // Once: the next step finds the new lock.
            try house.operations.note(place.caseFile, "And again.", seen: nil, officer)
            #expect(house.operations.directory.compartments[room.id]?.epoch == room.epoch + 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of an auditor taken out open no line that is written afterwards`(_ engine: TestEngine) throws {
        try withOpenings(engine) { house, place in
            let audrey = try house.signIn(.auditor)
            let log = try #require(house.operations.directory.compartment(.accessLog, site: nil)).id
            // Of the people here only the security manager reads no case.
            try house.operations.grant(
                log,
                to: house.member(.securityManager),
                passphrase: TestInstallation.passphrase,
                audrey
            )
            let sam = try house.signIn(.securityManager)
            let kept = sam.everyKey
            try place.openThrice()
            func count(_ ring: KeyRing) throws -> Int {
                let today = house.operations.now.day.number
                return try house.store.read { try $0.accessLog(today - 1...today, ring) }.lines.count
            }
            let before = try count(kept)
            #expect(before > 3)
            try house.operations.revoke(
                house.member(.securityManager),
                from: log,
                reason: "left",
                passphrase: TestInstallation.passphrase,
                audrey
            )
            try place.openThrice()
            #expect(try count(kept) == before)
            // Whoever stays reads what was before and what came after.
            #expect(try count(audrey.everyKey) == before + 4)
            #expect(throws: Refusal.notFound) { try place.read(sam) }
        }
    }
}
