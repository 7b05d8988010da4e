// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

/// "I do not agree": other people look again, in time, and say what came of it (Domain 2.4).
@Suite struct AskingForAReview {
    private static func decide(
        _ matter: InHand,
        _ number: Int = 0,
        upheld: Bool,
        _ session: Session
    ) throws {
        let asked = try matter.house.operations.openCase(matter.file, session).file.state.disagreements
        try matter.house.operations.decideReview(
            matter.file,
            of: asked[number].sequence,
            upheld: upheld,
            words: "Read again from the first page.",
            answer: upheld ? "You are right." : "We found nothing new.",
            seen: nil,
            session
        )
    }

    @Test(arguments: TestEngine.available)
    func `whoever disagrees reads that it is looked at, and then what came of it`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let second = try house.signIn(.secondOfficer)
            try matter.close()
            house.clock.advance(days: 1)
            let written = house.clock.now
            try matter.say(.disagree(words: "You asked nobody."))
            house.clock.advance(days: 9)
            let asked = try matter.state
            #expect(asked.disagreements.count == 1)
            // From when it was written, not from when somebody looked.
            #expect(try #require(asked.disagreedAt).milliseconds(since: written) < 60_000)
            #expect(try matter.visit().status.phrase == StandardPhrase.reviewOpen)
            #expect(try matter.visit().status.next == written.adding(days: 30).day)
            #expect(throws: Refusal.needsSecondPerson) {
                try Self.decide(matter, upheld: false, matter.officer)
            }
            try Self.decide(matter, upheld: false, second)
            let visit = try matter.visit()
            #expect(visit.status.phrase == StandardPhrase.closed)
            #expect(visit.messages.contains { $0.body == .reply("We found nothing new.") })
            let report = try house.operations.openReport(matter.report, second).report.state
            #expect(report.disagreement == nil)
            #expect(try matter.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a review that is upheld opens the case again and says so`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try matter.close()
            try matter.say(.disagree(words: "You asked nobody."))
            try Self.decide(matter, upheld: true, house.signIn(.secondOfficer))
            #expect(try !matter.state.isClosed)
            let visit = try matter.visit()
            #expect(visit.status.phrase == StandardPhrase.lookingInto)
            #expect(visit.messages.contains { $0.body == .reply("You are right.") })
        }
    }

    @Test(arguments: TestEngine.available)
    func `two disagreements have two times and two decisions`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let second = try house.signIn(.secondOfficer)
            try matter.close()
            let first = house.clock.now
            try matter.say(.disagree(words: "You asked nobody."))
            house.clock.advance(days: 5)
            try matter.say(.disagree(words: "Still nobody came."))
            house.clock.advance(days: 1)
            let state = try matter.state
            #expect(state.disagreements.count == 2)
            #expect(try #require(state.disagreedAt).milliseconds(since: first) < 60_000)
            try Self.decide(matter, upheld: false, second)
            #expect(try matter.state.disagreements.count == 1)
            #expect(try matter.visit().status.phrase == StandardPhrase.reviewOpen)
            try Self.decide(matter, upheld: false, second)
            #expect(try matter.state.disagreements.isEmpty)
            #expect(try matter.visit().status.phrase == StandardPhrase.closed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a disagreement with a door that was shown comes along into the case`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(WholeWay.report(house), token: nil)
            let officer = try house.signIn(.officer)
            _ = try house.operations.openReport(accepted.id, officer)
            try house.operations.triage(
                accepted.id,
                .redirect(reason: "the water office"),
                seen: nil,
                officer
            )
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                throw Refusal.notFound
            }
            _ = try house.operations.act(.disagree(words: "It is yours."), token: visit.token)
            house.clock.advance(days: 3)
            let asked = try #require(
                try house.operations.openReport(accepted.id, officer).report.state.disagreement
            )
            let file = try #require(
                try house.operations.triage(
                    accepted.id,
                    .openCase(title: "Goats", track: .heavy),
                    seen: nil,
                    officer
                )
            )
            let state = try house.operations.openCase(file, officer).file.state
            #expect(state.disagreements.map(\.at) == [asked.at])
        }
    }
}
