// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct ClosingACase {
    @Test(arguments: TestEngine.available)
    func `each thing that an end asks for is asked for alone`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            var closing = InHand.closing(.withdrawn)
            func missing() throws -> [ClosureNeed] {
                house.operations.closingChecklist(try matter.state, closing).missing
            }
            #expect(try missing() == [])
            closing.needs = [ClosureNeed.personsWord.rawValue: "She said so at the well."]
            #expect(try missing() == [.reprisalCheck])
            #expect(throws: Refusal.checklistOpen) {
                try house.operations.close(matter.file, closing, seen: nil, matter.officer)
            }
            closing.needs[ClosureNeed.reprisalCheck.rawValue] = "Asked alone; nobody pressed her."
            try house.operations.close(matter.file, closing, seen: nil, matter.officer)
            #expect(try matter.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a sentence replaces neither the second reviewer nor the other case`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            #expect(throws: Refusal.checklistOpen) { try matter.close(.notCredible) }
            #expect(throws: Refusal.checklistOpen) { try matter.close(.duplicate) }
            let other = try InHand(house)
            try house.operations.link(
                matter.file,
                to: other.file,
                reason: "the same goats",
                seen: nil,
                matter.officer
            )
            try matter.close(.duplicate)
            #expect(try matter.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file that is lost is not said to be under its seal`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let intake = try house.operations.beginFile(name: "goats.txt", contentType: "text/plain")
            try unsafe Array("two goats".utf8).withUnsafeBytes { try unsafe intake.receive($0) }
            let file = try intake.finish()
            try house.operations.addFile(matter.file, file, matter.officer)
            func sealed() throws -> ClosingState? {
                let closing = Closing(outcome: .notSubstantiated, summary: "", answers: [:])
                return house.operations.closingChecklist(try matter.state, closing).lines
                    .first { $0.item == .evidenceSealed }?.state
            }
            #expect(try sealed() == .done)
            try house.blobs.remove(BlobID(file.blob))
            #expect(try sealed() == .open)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is answered at once claims no satisfaction that nobody asked for`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            func answer(_ outcome: ClosureOutcome? = nil) throws -> ClosureOutcome? {
                let id = try house.operations.acceptReport(WholeWay.report(house), token: nil).id
                _ = try house.operations.openReport(id, officer)
                let choice: TriageChoice =
                    outcome.map { .answer(title: "Goats", text: "We asked.", outcome: $0) }
                    ?? .answer(title: "Goats", text: "We asked.")
                let file = try #require(try house.operations.triage(id, choice, seen: nil, officer))
                return try house.operations.openCase(file, officer).file.state.closing?.closing.outcome
            }
            #expect(try answer() == .resolvedNotAsked)
            #expect(try answer(.outOfScope) == .outOfScope)
            #expect(throws: Refusal.notThisStage) { try answer(.refutedCleared) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the lines that are asked go by the gravest grade, as the closing does`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try matter.grade(4)
            try house.operations.setCredibility(
                matter.file,
                .credible,
                reason: "the clinic's sheet",
                seen: nil,
                matter.officer
            )
            try matter.sign(house.signIn(.secondOfficer))
            try matter.grade(3)
            let open = house.operations.closingChecklist(
                try matter.state,
                Closing(outcome: .notSubstantiated, summary: "", answers: [:])
            ).lines.filter { $0.state == .open }.map(\.item)
            #expect(open.contains(.rootCause))
        }
    }
}
