// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

@Suite struct WholeWay {
    static func report(_ house: TestInstallation, _ words: String = "Soldiers took two goats at the bridge.")
        -> NewReport
    {
        NewReport(channel: .webForm, language: "en", site: house.ridge, words: words, place: "the bridge")
    }

    static func onlyReport(_ house: TestInstallation, _ session: Session) throws -> ListLine {
        let page = try house.operations.list(ListFilter(kind: .report), after: nil, session)
        return try #require(page.lines.first)
    }

    @Test(arguments: TestEngine.available)
    func `a report without a name goes in, is read, answered, followed up and closed`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let token = try house.operations.formToken()
            let accepted = try house.operations.acceptReport(Self.report(house), token: token)
            #expect(!accepted.isRepeat)

            let officer = try house.signIn(.officer)
            let line = try Self.onlyReport(house, officer)
            #expect(line.summary.excerpt == "Soldiers took two goats at the bridge.")
            let view = try house.operations.openReport(line.row.id, officer)
            #expect(view.report.damage.isEmpty)
            #expect(view.report.state.isAdopted)

            let caseID = try #require(
                try house.operations.triage(
                    line.row.id,
                    .openCase(title: "Goats taken", track: .light),
                    seen: view.report.head,
                    officer
                )
            )
            house.clock.advance(days: 1)
            try house.operations.reply(
                "We spoke with the elders.",
                to: line.row.id,
                seen: nil,
                next: nil,
                officer
            )

            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            #expect(visit.messages.contains { $0.body == .reply("We spoke with the elders.") })
            house.clock.advance(days: 1)
            let after = try #require(
                try house.operations.act(
                    .add(words: "Two of them came back.", files: []),
                    token: visit.token
                )
            )
            #expect(after.messages.contains { $0.body == .youWrote })
            #expect(
                !after.messages.contains {
                    if case .reply(let t) = $0.body { t.contains("came back") } else { false }
                }
            )

            let caseView = try house.operations.openCase(caseID, officer)
            #expect(
                caseView.reports.first?.report.state.additions.first?.addition.words
                    == "Two of them came back."
            )
            #expect(caseView.reports.first?.report.steps.contains { $0.author == .reporter } == true)
            #expect(caseView.file.state.summary(house.store.summaries).figures.flags.contains(.unread))

            let closing = Closing(
                outcome: .resolvedSatisfied,
                summary: "Goats returned.",
                answers: [ClosingItem.answered.rawValue: "told in the thread"]
            )
            try house.operations.close(caseID, closing, seen: nil, officer)
            guard case .visit(let last) = try house.operations.follow(accepted.short) else {
                Issue.record("the short code opens nothing")
                return
            }
            #expect(last.status.phrase == StandardPhrase.closed)
            #expect(try house.operations.openCase(caseID, officer).file.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same form sent twice is one report with the same codes, another text is another`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let token = try house.operations.formToken()
            let first = try house.operations.acceptReport(Self.report(house), token: token)
            let again = try house.reopened(seed: 9).acceptReport(Self.report(house), token: token)
            #expect(again.receipt == first.receipt)
            #expect(again.short == first.short)
            #expect(again.isRepeat)
            let other = try house.operations.acceptReport(Self.report(house, "Another."), token: token)
            #expect(other.receipt != first.receipt)
            let officer = try house.signIn(.officer)
            #expect(try house.operations.list(ListFilter(kind: .report), after: nil, officer).total == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `only the people entitled see a report, whatever kind it is`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            var sensitive = Self.report(house, "")
            sensitive.isSensitive = true
            _ = try house.operations.acceptReport(sensitive, token: nil)
            var outside = Self.report(house, "The chief himself.")
            outside.mustNotSee = "the officer"
            _ = try house.operations.acceptReport(outside, token: nil)
            _ = try house.operations.acceptReport(Self.report(house), token: nil)
            let seen = try TestInstallation.Who.allCases.map { who in
                (
                    who,
                    try house.operations.list(ListFilter(kind: .report), after: nil, house.signIn(who)).total
                )
            }
            let expected: [TestInstallation.Who: Int] = [
                .officer: 1, .secondOfficer: 1, .headquarters: 1, .focalPoint: 1, .independentReader: 1,
            ]
            for (who, count) in seen {
                #expect(count == expected[who] ?? 0, "\(who)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a member may not open does not exist for them`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(Self.report(house), token: nil)
            _ = try Self.onlyReport(house, try house.signIn(.officer))
            let other = try house.signIn(.otherSiteOfficer)
            #expect(throws: Refusal.notFound) { try house.operations.openReport(accepted.id, other) }
            #expect(throws: Refusal.notFound) {
                try house.operations.openReport(RecordID(high: 1, low: 2), other)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `words under a code that nobody has are taken as a new report`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let unknown = ShortCode(seed: SeededRandomness(seed: 77).secretKey()).grouped
            guard case .visit(let visit) = try house.operations.follow(unknown) else {
                Issue.record("an unknown code must look like one without news")
                return
            }
            #expect(visit.status.phrase == StandardPhrase.nothingNew)
            _ = try house.operations.act(.add(words: "It happened again.", files: []), token: visit.token)
            let reader = try house.signIn(.independentReader)
            #expect(try Self.onlyReport(house, reader).summary.excerpt == "It happened again.")
        }
    }

    @Test(arguments: TestEngine.available)
    func `a short code with nothing new answers as an unknown one does`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(Self.report(house), token: nil)
            let unknown = ShortCode(seed: SeededRandomness(seed: 77).secretKey()).grouped
            let answers = try [accepted.short, unknown].map { code -> PublicStatus? in
                if case .visit(let visit) = try house.operations.follow(code) { visit.status } else { nil }
            }
            #expect(answers[0] == answers[1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `two who write at once get a clear conflict and nothing is overwritten`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            _ = try house.operations.acceptReport(Self.report(house), token: nil)
            let officer = try house.signIn(.officer)
            let id = try Self.onlyReport(house, officer).row.id
            let caseID = try #require(
                try house.operations.triage(
                    id,
                    .openCase(title: "Goats", track: .heavy),
                    seen: nil,
                    officer
                )
            )
            let head = try house.operations.openCase(caseID, officer).file.head
            try house.operations.note(caseID, "first", seen: head, officer)
            #expect(throws: Refusal.conflict(head: head + 1)) {
                try house.operations.note(caseID, "second", seen: head, officer)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a grave case closes only with a second signature from headquarters`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            _ = try house.operations.acceptReport(Self.report(house), token: nil)
            let officer = try house.signIn(.officer)
            let hq = try house.signIn(.headquarters)
            let id = try Self.onlyReport(house, officer).row.id
            let caseID = try #require(
                try house.operations.triage(
                    id,
                    .openCase(title: "Death", track: .heavy),
                    seen: nil,
                    officer
                )
            )
            try house.operations.setActs(caseID, [.v01], reason: "a man died", seen: nil, officer)
            try house.operations.assess(
                caseID,
                scale: 2,
                scope: 1,
                irremediability: 1,
                childVictim: false,
                ongoing: false,
                reason: "floor",
                seen: nil,
                officer
            )
            #expect(try house.operations.openCase(caseID, officer).file.state.severity == 5)
            let closing = Closing(
                outcome: .insufficientInformation,
                summary: "No more is known.",
                answers: Dictionary(
                    uniqueKeysWithValues: ClosingItem.allCases.map { ($0.rawValue, "said why") }
                ),
                needs: [ClosureNeed.whatWouldChangeIt.rawValue: "A witness who is not afraid."]
            )
            try house.operations.close(caseID, closing, seen: nil, officer)
            let proposed = try house.operations.openCase(caseID, officer).file
            #expect(!proposed.state.isClosed)
            func sign(_ session: Session) throws {
                try house.operations.signSecond(
                    caseID,
                    over: proposed.headDigest,
                    passphrase: TestInstallation.passphrase,
                    session
                )
            }
            #expect(throws: Refusal.needsSecondPerson) { try sign(officer) }
            try sign(hq)
            #expect(try house.operations.openCase(caseID, officer).file.state.isClosed)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a case moved to a room of its own is gone for whoever may not follow`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            _ = try house.operations.acceptReport(Self.report(house), token: nil)
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            let id = try Self.onlyReport(house, officer).row.id
            let caseID = try #require(
                try house.operations.triage(
                    id,
                    .openCase(title: "Goats", track: .heavy),
                    seen: nil,
                    officer
                )
            )
            _ = try house.operations.openCase(caseID, second)
            try house.operations.move(
                caseID,
                to: .alone([house.member(.headquarters)]),
                reason: "his cousin",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            #expect(throws: Refusal.notFound) { try house.operations.openCase(caseID, second) }
            #expect(throws: Refusal.notFound) { try house.operations.openReport(id, second) }
            #expect(try house.operations.list(ListFilter(kind: .caseFile), after: nil, second).total == 0)
            #expect(try house.operations.openCase(caseID, officer).file.damage.isEmpty)
            #expect(try house.operations.list(ListFilter(kind: .caseFile), after: nil, officer).total == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a case handed to the focal point is hers alone, though the officer cannot read there`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            _ = try house.operations.acceptReport(Self.report(house), token: nil)
            let officer = try house.signIn(.officer)
            let focal = try house.signIn(.focalPoint)
            let id = try Self.onlyReport(house, officer).row.id
            let caseID = try #require(
                try house.operations.triage(
                    id,
                    .openCase(title: "Goats", track: .heavy),
                    seen: nil,
                    officer
                )
            )
            try house.operations.move(
                caseID,
                to: .restricted,
                reason: "a child",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            #expect(throws: Refusal.notFound) { try house.operations.openCase(caseID, officer) }
            #expect(try house.operations.list(ListFilter(kind: .caseFile), after: nil, officer).total == 0)
            #expect(try house.operations.list(ListFilter(kind: .caseFile), after: nil, focal).total == 1)
            let view = try house.operations.openCase(caseID, focal)
            #expect(view.file.state.isRestricted)
            #expect(view.file.damage.isEmpty)
            #expect(view.reports.count == 1)
            try house.operations.note(caseID, "taken over", seen: view.file.head, focal)
        }
    }

    @Test(arguments: TestEngine.available)
    func `search finds words in any case and only for those who may read them`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            _ = try house.operations.acceptReport(
                Self.report(house, "They broke the Irrigation pump near Amboru."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            let hits = try house.operations.search("irrigation amboru", officer)
            #expect(hits.count == 1)
            #expect(hits.first?.snippet.contains("Irrigation") == true)
            #expect(try house.operations.search("irrigation", house.signIn(.otherSiteOfficer)).isEmpty)
            #expect(try house.operations.search("waterfall", officer).isEmpty)
        }
    }
}
