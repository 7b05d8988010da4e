// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

/// Whoever is named, related or in the line of somebody accused loses a case from sight (Domain 4.12, Moment 15).
@Suite struct Recusing {
    private static func recuse(
        _ id: RecordID,
        _ who: TestInstallation.Who,
        _ house: TestInstallation,
        _ session: Session,
        _ ground: RecusalReason = .related
    ) throws {
        try house.operations.recuse(
            id,
            house.member(who),
            ground,
            reason: "Her boss is his cousin.",
            passphrase: TestInstallation.passphrase,
            seen: nil,
            session
        )
    }

    private static func counts(_ house: TestInstallation, _ session: Session) throws -> [Int] {
        try [RecordKind.report, .caseFile].map {
            try house.operations.list(ListFilter(kind: $0), after: nil, session).total
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever is taken out finds nothing of it, and what was theirs to do is nobody's`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let bo = try house.signIn(.secondOfficer)
            let hugo = try house.signIn(.headquarters)
            try house.operations.assign(matter.file, to: bo.member, reason: "", seen: nil, matter.officer)
            let kept = bo.ring
            try Self.recuse(matter.file, .secondOfficer, house, matter.officer)
            try house.operations.note(matter.file, "After it.", seen: nil, matter.officer)

            #expect(try Self.counts(house, bo) == [0, 0])
            #expect(try house.operations.search("goats", bo).isEmpty)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(matter.file, bo) }
            #expect(throws: Refusal.notFound) { try house.operations.openReport(matter.report, bo) }
            // Nor with the keys that he kept.
            #expect(try house.store.read { try? $0.open(CaseState.self, matter.file, kept) } == nil)
            for reader in [matter.officer, hugo] {
                let view = try house.operations.openCase(matter.file, reader)
                #expect(view.file.state.lead == nil)
                #expect(view.file.state.recusals.map(\.recused.member) == [bo.member])
                #expect(view.reports.count == 1 && view.file.damage.isEmpty)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever declares a conflict of their own keeps no key of the room they made`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let hugo = try house.signIn(.headquarters)
            try Self.recuse(matter.file, .officer, house, matter.officer)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(matter.file, matter.officer) }
            #expect(try Self.counts(house, matter.officer) == [0, 0])
            let room = try #require(
                house.operations.directory.compartments(of: hugo.member).first { $0.kind == .single }
            )
            #expect(!room.readers.contains(matter.officer.member) && room.epoch == 1)
            // Its maker has held its secret: the first reader who comes by changes the lock.
            #expect(try house.operations.openCase(matter.file, hugo).file.state.recusals.count == 1)
            #expect(house.operations.directory.compartments[room.id]?.epoch == 2)
            #expect(house.operations.directory.compartments[room.id]?.isLockDue == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a team of one hands over to the independent reader, who is told and agrees`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let chidi = try house.signIn(.otherSiteOfficer)
            let ines = try house.signIn(.independentReader)
            let id = try house.operations.openCase(
                title: "Nets cut",
                site: house.port,
                origin: .patrol,
                channel: .webForm,
                words: "By the pier.",
                received: house.clock.now,
                restricted: false,
                language: "en",
                chidi
            )
            #expect(throws: Refusal.notFound) { try house.operations.openCase(id, ines) }
            try Self.recuse(id, .otherSiteOfficer, house, chidi)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(id, chidi) }
            let told = try house.store.read { try $0.notices().map(\.recipient) }
            #expect(told == [ines.member])
            let waiting = try house.operations.openCase(id, ines).file.state.recusals
            #expect(waiting.map(\.confirmedAt) == [nil])
            func asked(_ session: Session) throws -> [RecordID] {
                try house.operations.today(session).items.filter { $0.item.kinds.contains(.signature) }
                    .map(\.line.row.id)
            }
            #expect(try asked(ines) == [id])
            #expect(try asked(chidi).isEmpty)
            try house.operations.confirmRecusal(
                id,
                of: chidi.member,
                words: "It is so.",
                seen: nil,
                ines
            )
            #expect(try asked(ines).isEmpty)
            let agreed = try house.operations.openCase(id, ines).file.state.recusals
            #expect(agreed.allSatisfy { $0.confirmedAt != nil } && agreed.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the last reader from outside is not taken out`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let ines = try house.signIn(.independentReader)
            var told = WholeWay.report(house)
            told.mustNotSee = "everybody at the ridge"
            let accepted = try house.operations.acceptReport(told, token: nil)
            _ = try house.operations.openReport(accepted.id, ines)
            let id = try #require(
                try house.operations.triage(
                    accepted.id,
                    .openCase(title: "All of them", track: .heavy),
                    seen: nil,
                    ines
                )
            )
            #expect(throws: Refusal.needsOutsideReader) {
                try Self.recuse(id, .independentReader, house, ines, .named)
            }
            #expect(try house.operations.openCase(id, ines).file.state.recusals.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a report that names the whole team reaches the outside reader at once and nobody else`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let sessions = try TestInstallation.Who.allCases.filter { $0 != .independentReader }.map {
                try house.signIn($0)
            }
            let ines = try house.signIn(.independentReader)
            var told = WholeWay.report(house)
            told.mustNotSee = "Amina, Bo, Hugo, Farah and Sam"
            let accepted = try house.operations.acceptReport(told, token: nil)
            #expect(try Self.counts(house, ines) == [1, 0])
            for session in sessions where !session.has(.administrator) {
                #expect(try Self.counts(house, session) == [0, 0])
                #expect(throws: Refusal.notFound) {
                    try house.operations.openReport(accepted.id, session)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `only a reader from outside agrees to it or lets somebody back in`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let hugo = try house.signIn(.headquarters)
            let bo = try house.signIn(.secondOfficer)
            try Self.recuse(matter.file, .secondOfficer, house, matter.officer)
            func agree(_ session: Session) throws {
                try house.operations.confirmRecusal(
                    matter.file,
                    of: bo.member,
                    words: "So.",
                    seen: nil,
                    session
                )
            }
            func back(_ session: Session) throws {
                try house.operations.move(
                    matter.file,
                    to: .casework,
                    reason: "It was a namesake.",
                    passphrase: TestInstallation.passphrase,
                    seen: nil,
                    session
                )
            }
            #expect(throws: Refusal.needsSecondPerson) { try agree(matter.officer) }
            #expect(throws: Refusal.takenOut) { try back(matter.officer) }
            try agree(hugo)
            #expect(throws: Refusal.notThisStage) { try agree(hugo) }
            try back(hugo)
            #expect(try house.operations.openCase(matter.file, bo).file.state.facts.title == "Goats taken")
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reader from inside lets nobody back in by a key or by a share, one from outside does`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let hugo = try house.signIn(.headquarters)
            let bo = try house.signIn(.secondOfficer)
            let chidi = try house.signIn(.otherSiteOfficer)
            let pass = TestInstallation.passphrase
            let rooms = house.operations.directory
            let ridge = try #require(rooms.compartment(.casework, site: house.ridge)).id
            let port = try #require(rooms.compartment(.casework, site: house.port)).id
            func share(_ room: CompartmentID) throws {
                try house.operations.shareCase(
                    matter.file,
                    with: room,
                    reason: "r",
                    passphrase: pass,
                    matter.officer
                )
            }
            try Self.recuse(matter.file, .secondOfficer, house, matter.officer)
            let own = try house.operations.openCase(matter.file, hugo).file.compartment
            #expect(throws: Refusal.takenOut) {
                try house.operations.grant(own, to: bo.member, passphrase: pass, matter.officer)
            }
            #expect(throws: Refusal.takenOut) { try share(ridge) }
            try share(port)
            _ = try house.operations.openCase(matter.file, chidi)
            #expect(throws: Refusal.takenOut) {
                try house.operations.grant(port, to: bo.member, passphrase: pass, chidi)
            }
            #expect(throws: Refusal.notFound) { try house.operations.openCase(matter.file, bo) }
            // Somebody else is let in as ever.
            try house.operations.grant(port, to: house.member(.independentReader), passphrase: pass, chidi)
            try house.operations.grant(own, to: bo.member, passphrase: pass, hugo)
            #expect(try house.operations.openCase(matter.file, bo).file.state.facts.title == "Goats taken")
        }
    }

    @Test(arguments: TestEngine.available)
    func `a name in the words is suggested to the others with its reason, until one sentence says no`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house) { $0.words = "The man they call Bo Officer took two goats." }
            let hugo = try house.signIn(.headquarters)
            let bo = try house.signIn(.secondOfficer)
            func suggested(_ session: Session) throws -> [MemberID] {
                let view = try house.operations.openCase(matter.file, session)
                return house.operations.recusalSuggestions(view, session).map(\.member)
            }
            // The surname is the same: whoever shares it is suggested too, and nobody is told about themselves.
            #expect(Set(try suggested(hugo)) == [bo.member, matter.officer.member])
            #expect(try suggested(bo) == [matter.officer.member])
            #expect(throws: Refusal.needsSecondPerson) {
                try house.operations.declineRecusal(matter.file, of: bo.member, reason: "No.", seen: nil, bo)
            }
            try house.operations.declineRecusal(
                matter.file,
                of: bo.member,
                reason: "Another Bo.",
                seen: nil,
                hugo
            )
            #expect(try suggested(hugo) == [matter.officer.member])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an administrator learns from no refusal that a case has a room of its own`(
        _ engine: TestEngine
    ) throws {
        // The same house with the case and without it: every answer is the same.
        let answers = try [false, true].map { hasCase -> [Refusal?] in
            var answers: [Refusal?] = []
            try withInstallation(engine) { house in
                if hasCase {
                    let matter = try InHand(house)
                    try Self.recuse(matter.file, .secondOfficer, house, matter.officer)
                }
                let admin = try house.signIn(.administrator)
                for who in [TestInstallation.Who.headquarters, .officer, .secondOfficer] {
                    do {
                        try house.operations.disableMember(house.member(who), reason: "left", admin)
                        answers.append(nil)
                    } catch let refusal as Refusal {
                        answers.append(refusal)
                    }
                }
            }
            return answers
        }
        #expect(answers[0] == [nil, nil, .lastReader])
        #expect(answers[1] == answers[0])
    }
}
