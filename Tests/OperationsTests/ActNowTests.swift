// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct ActingNow {
    private let call = UrgentCall(
        couldHarm: .no,
        theyWantIt: .yes,
        isUninvolved: .yes,
        called: "a lawyer: Lamp and Path",
        said: "She goes to the post now."
    )

    @Test(arguments: TestEngine.available)
    func `one press on a report opens a full case and writes the call down`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let report = try TodayOfEverybody.told(house)
            let id = try house.operations.actNow(onReport: report, call, officer)
            let file = try house.operations.openCase(id, officer).file.state
            #expect(file.track == .heavy)
            #expect(file.isUrgent)
            #expect(file.calls.map(\.call) == [call])
            #expect(file.reports == [report])
            #expect(file.lead == officer.member)
            // The report's words are no title: they may hold a name.
            #expect(file.facts.title == "Matter")
            #expect(try house.operations.openReport(report, officer).report.state.stage == .linked)
            // A second call goes to the same case.
            #expect(try house.operations.actNow(onReport: report, call, officer) == id)
            #expect(try house.operations.openCase(id, officer).file.state.calls.count == 2)
        }
    }

    @Test func `a call without a name changes nothing`() throws {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            let report = try TodayOfEverybody.told(house)
            var empty = call
            empty.called = ""
            #expect(throws: Refusal.empty) {
                _ = try house.operations.actNow(onReport: report, empty, officer)
            }
            #expect(try house.operations.list(ListFilter(kind: .caseFile), officer).total == 0)
        }
    }

    @Test func `a closed case takes a call, and a second person looks at it afterwards`() throws {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            let report = try TodayOfEverybody.told(house)
            _ = try house.operations.openReport(report, officer)
            let id = try #require(
                try house.operations.triage(
                    report,
                    .answer(title: "Dust", text: "The road is watered now."),
                    seen: nil,
                    officer
                )
            )
            try house.operations.actNow(id, call, officer)
            let state = try house.operations.openCase(id, officer).file.state
            #expect(state.isClosed)
            let number = try #require(state.calls.first?.sequence)
            #expect(try TodayOfEverybody.subjects(house, second) == [id])
            #expect(throws: Refusal.needsSecondPerson) {
                try house.operations.reviewCall(id, sequence: number, words: "right", seen: nil, officer)
            }
            try house.operations.reviewCall(id, sequence: number, words: "right", seen: nil, second)
            #expect(try TodayOfEverybody.subjects(house, second).isEmpty)
        }
    }
}

@Suite struct CasesForOthers {
    @Test(arguments: TestEngine.available)
    func `a restricted case that an officer finds goes to the focal point, and the officer sees it no more`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let made = try house.operations.placeCase(
                title: "Restricted matter",
                site: house.ridge,
                origin: .patrol,
                channel: .staffDuty,
                words: "What the patrol saw.",
                received: house.clock.now,
                restricted: true,
                language: "en",
                officer
            )
            #expect(made == nil)
            #expect(try house.operations.list(ListFilter(kind: .caseFile), officer).total == 0)
            house.clock.advance(minutes: 1)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            let focal = try house.signIn(.focalPoint)
            let line = try #require(
                try house.operations.list(ListFilter(kind: .caseFile), focal).lines.first
            )
            let file = try house.operations.openCase(line.row.id, focal).file
            #expect(file.state.facts.what == "What the patrol saw.")
            #expect(file.damage.isEmpty)
            #expect(file.steps.allSatisfy { $0.author == .member(officer.member) })
            #expect(throws: Refusal.notFound) { _ = try house.operations.openCase(line.row.id, officer) }
        }
    }
}

@Suite struct AddingSites {
    @Test func `a site that joins later has its readers, and reports for it reach them`() throws {
        try withInstallation(.sqlite) { house in
            let admin = try house.signIn(.administrator)
            var site = NewSite(
                code: "SM",
                name: "Saltmarsh",
                zone: "UTC",
                casework: [house.member(.otherSiteOfficer)],
                restricted: []
            )
            #expect(throws: Refusal.lastReader) { _ = try house.operations.addSite(site, admin) }
            site.restricted = [house.member(.administrator)]
            #expect(throws: Refusal.lastReader) { _ = try house.operations.addSite(site, admin) }
            site.restricted = [house.member(.focalPoint)]
            let officer = try house.signIn(.officer)
            #expect(throws: Refusal.notAllowed) { _ = try house.operations.addSite(site, officer) }
            let id = try house.operations.addSite(site, admin)
            #expect(throws: Refusal.notThisStage) { _ = try house.operations.addSite(site, admin) }
            #expect(try house.operations.installation().site(id)?.name == "Saltmarsh")
            for sensitive in [false, true] {
                var told = NewReport(channel: .webForm, language: "en", site: id, words: "nets")
                told.isSensitive = sensitive
                _ = try house.operations.acceptReport(told, token: nil)
            }
            let chidi = try house.signIn(.otherSiteOfficer)
            let focal = try house.signIn(.focalPoint)
            for reader in [chidi, focal] {
                #expect(try house.operations.list(ListFilter(kind: .report), reader).total == 1)
            }
            #expect(try house.operations.list(ListFilter(kind: .report), officer).total == 0)
        }
    }
}
