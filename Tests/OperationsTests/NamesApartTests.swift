// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// Who somebody is opens with two halves, held by people who never hold both (Design 4).
@Suite struct NamesKeptApart {
    @Test(arguments: TestEngine.available)
    func `a name is nowhere on the report, and opens for who asked when a custodian allows it`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let colleague = try house.signIn(.secondOfficer)
            let custodian = try house.signIn(.custodian)
            let named = try NamedReport(house, officer)
            let view = try house.operations.openReport(named.report, officer)
            // The way to reach them is used without the name.
            #expect(view.contact?.reach == "0047719955")
            #expect(view.contact?.name == "")
            #expect(view.report.damage.isEmpty)
            #expect(throws: Refusal.notLent) { try named.read(officer) }
            let reading = try named.ask(officer)
            #expect(try named.standing(officer) == .pending)
            #expect(throws: Refusal.notLent) { try named.read(officer) }

            let asked = try #require(try house.operations.readingsAsked(custodian).first)
            #expect(asked.request.words == "The doctor asks." && asked.request.purpose == .service)
            #expect(asked.asker == house.member(.officer))
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.answerReading(
                    reading,
                    .grant(hours: 4),
                    passphrase: "something else altogether",
                    seen: nil,
                    custodian
                )
            }
            try named.allow(reading, custodian)
            #expect(try house.operations.readingsWaiting(custodian) == 0)
            #expect(try named.read(officer) == NamedReport.name)
            // What was lent to one opens nothing for another, who sees that it was.
            #expect(throws: Refusal.notLent) { try named.read(colleague) }
            guard case .granted(let until)? = try named.standing(colleague) else {
                Issue.record("the colleague does not see that it was allowed")
                return
            }
            #expect(until >= house.clock.now.adding(hours: 4))
            #expect(throws: Refusal.notThisStage) { try named.allow(reading, custodian) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `each reading is in the log with what it was for, before it is shown`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let named = try NamedReport(house, officer)
            try named.allow(try named.ask(officer, purpose: .protect), house.signIn(.custodian))
            _ = try named.read(officer)
            let today = house.operations.now.day
            let page = try house.operations.readAccessLog(
                AccessFilter(from: today, to: today, act: .readIdentity),
                house.signIn(.auditor)
            )
            #expect(page.lines.count == 1)
            let event = try #require(page.lines.first?.entry.event)
            #expect(event.purpose == .protect && event.record == named.report)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was lent ends at its hour, with the session, and when somebody asks anew`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let custodian = try house.signIn(.custodian)
            let named = try NamedReport(house, officer)
            try named.allow(try named.ask(officer), custodian, hours: 1)
            let other = try house.signIn(.officer)
            #expect(throws: Refusal.notLent) { try named.read(other) }
            try named.ask(other)
            #expect(throws: Refusal.notLent) { try named.read(officer) }
            #expect(try rows(house) == 0)
            let again = try named.ask(officer)
            try named.allow(again, custodian, hours: 1)
            #expect(try named.read(officer) == NamedReport.name)
            try house.operations.endReadings()
            #expect(try rows(house) == 1)
            house.clock.advance(minutes: 61)
            #expect(throws: Refusal.notLent) { try named.read(officer) }
            #expect(try named.standing(officer) == .expired)
            try house.operations.endReadings()
            #expect(try rows(house) == 0)
            // Whoever signs out and comes back within the hour has to ask again.
            try named.allow(try named.ask(officer), custodian, hours: 1)
            #expect(try named.read(officer) == NamedReport.name)
            try house.operations.end(officer)
            let back = try house.signIn(.officer)
            #expect(throws: Refusal.notLent) { try named.read(back) }
            let asked = try house.operations.openReport(named.report, back).apart.first?.asked
            #expect(asked?.isOfThisSession == false)
        }
    }

    private func rows(_ house: TestInstallation) throws -> Int {
        try house.engine.read { try $0.query("SELECT COUNT(*) FROM readings").first?.int(0) ?? -1 }
    }

    @Test(arguments: TestEngine.available)
    func `a refusal says why, and the urgent stands before all`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let custodian = try house.signIn(.custodian)
            let first = try NamedReport(house, officer)
            let second = try NamedReport(house, officer, name: "Other")
            let reading = try first.ask(officer)
            house.clock.advance(minutes: 1)
            let urgent = try second.ask(officer, purpose: .protect, isUrgent: true)
            #expect(try house.operations.readingsAsked(custodian).map(\.id) == [urgent, reading])
            #expect(throws: Refusal.reasonMissing) {
                try house.operations.answerReading(
                    reading,
                    .refuse(reason: " "),
                    passphrase: TestInstallation.passphrase,
                    seen: nil,
                    custodian
                )
            }
            try house.operations.answerReading(
                reading,
                .refuse(reason: "The number is enough."),
                passphrase: TestInstallation.passphrase,
                seen: nil,
                custodian
            )
            let asked = try house.operations.openReport(first.report, officer).apart.first?.asked
            #expect(asked?.standing == .refused && asked?.refusal == "The number is enough.")
            #expect(throws: Refusal.notLent) { try first.read(officer) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `custodians read no report, readers answer no request, and nobody becomes both`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let custodian = try house.signIn(.custodian)
            let named = try NamedReport(house, officer)
            let reading = try named.ask(officer)
            #expect(throws: Refusal.notFound) { try verbs.openReport(named.report, custodian) }
            #expect(throws: Refusal.notFound) { try verbs.readingsAsked(officer) }
            #expect(throws: Refusal.notFound) { try named.allow(reading, officer) }
            #expect(throws: Refusal.notFound) { try named.read(custodian) }
            let cases = try #require(verbs.directory.compartment(.casework, site: house.ridge)).id
            let names = try #require(verbs.directory.compartment(.identities, site: nil)).id
            let passphrase = TestInstallation.passphrase
            #expect(throws: Refusal.custodianWouldRead) {
                try verbs.grant(cases, to: house.member(.custodian), passphrase: passphrase, officer)
            }
            #expect(throws: Refusal.custodianWouldRead) {
                try verbs.grant(names, to: house.member(.officer), passphrase: passphrase, custodian)
            }
            // Nor by a case of its own, nor once they have left.
            let file = try #require(
                try verbs.triage(named.report, .openCase(title: "Goats", track: .heavy), seen: nil, officer)
            )
            #expect(throws: Refusal.custodianWouldRead) {
                try verbs.move(
                    file,
                    to: .alone([house.member(.custodian), house.member(.headquarters)]),
                    reason: "few",
                    passphrase: passphrase,
                    seen: nil,
                    officer
                )
            }
            try verbs.revoke(
                house.member(.secondOfficer),
                from: cases,
                reason: "left",
                passphrase: passphrase,
                officer
            )
            #expect(throws: Refusal.custodianWouldRead) {
                try verbs.grant(names, to: house.member(.secondOfficer), passphrase: passphrase, custodian)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a case that moves takes what was lent away, and its new readers ask anew`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let custodian = try house.signIn(.custodian)
            let named = try NamedReport(house, officer)
            let file = try #require(
                try verbs.triage(named.report, .openCase(title: "Goats", track: .heavy), seen: nil, officer)
            )
            try named.allow(try named.ask(officer), custodian)
            let code = try verbs.openCase(file, officer).file.state.opening?.code
            #expect(try verbs.readingsAsked(custodian).first?.request.code == code)
            try verbs.move(
                file,
                to: .restricted,
                reason: "a child",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            #expect(throws: Refusal.notFound) { try named.read(officer) }
            #expect(try rows(house) == 0)
            #expect(try verbs.readingsAsked(custodian).isEmpty)
            let focal = try house.signIn(.focalPoint)
            _ = try verbs.rows(ListFilter(kind: .report), focal)
            #expect(throws: Refusal.notLent) { try named.read(focal) }
            try named.allow(try named.ask(focal), custodian)
            #expect(try named.read(focal) == NamedReport.name)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a member writes a name down and cannot read it any more, and a second one has a key of its own`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let custodian = try house.signIn(.custodian)
            let named = try NamedReport(house, officer)
            try named.allow(try named.ask(officer), custodian)
            try house.operations.keepApart(Identity(name: "Zephyrine"), of: named.report, officer)
            let parts = try house.operations.openReport(named.report, officer).apart.map(\.record)
            #expect(parts.count == 2 && Set(parts).count == 2)
            // The one that was allowed opens as before; what came later does not.
            #expect(try named.read(officer) == NamedReport.name)
            #expect(throws: Refusal.notLent) {
                try house.operations.readApart(parts[1], of: named.report, officer)
            }
            let found = try house.operations.searchPage("Zephyrine", officer)
            #expect(found.total == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a way to reach somebody without a name leaves nothing to ask for, and looks alike`(
        _ engine: TestEngine
    ) throws {
        let shapes = try ["", NamedReport.name].map { name -> [[Int]] in
            var found: [[Int]] = []
            try withInstallation(engine) { house in
                let accepted = try house.operations.acceptReport(WholeWay.report(house), token: nil)
                guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                    throw Refusal.notFound
                }
                _ = try house.operations.act(
                    .giveContact(WorkingContact(mode: .call, reach: "0047719955", name: name)),
                    token: visit.token
                )
                let waiting = try house.engine.read { tx in
                    try tx.query("SELECT body FROM inbox").map { try $0.blob(0).count }
                }
                let officer = try house.signIn(.officer)
                _ = try house.operations.rows(ListFilter(kind: .report), officer)
                #expect(try house.operations.openReport(accepted.id, officer).apart.isEmpty == name.isEmpty)
                let records = try house.engine.read { tx in
                    try tx.query("SELECT COUNT(*) FROM records").map { try $0.int(0) }
                }
                found = [waiting, records]
            }
            return found
        }
        #expect(shapes[0] == shapes[1])
    }

    @Test(arguments: TestEngine.available)
    func `a house without custodians says the name with the contact, and names custodians later`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine, custodians: false) { house in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let administrator = try house.signIn(.administrator)
            let accepted = try verbs.acceptReport(
                NewReport(
                    channel: .webForm,
                    language: "en",
                    site: house.ridge,
                    words: "Goats.",
                    contact: WorkingContact(mode: .call, reach: "1", name: NamedReport.name)
                ),
                token: nil
            )
            _ = try verbs.rows(ListFilter(kind: .report), officer)
            #expect(try verbs.openReport(accepted.id, officer).contact?.name == NamedReport.name)
            #expect(throws: Refusal.noCustodian) {
                try verbs.keepApart(Identity(name: "n"), of: accepted.id, officer)
            }
            func name(_ who: [TestInstallation.Who], _ passphrase: String, _ session: Session) throws {
                try verbs.nameCustodians(who.map(house.member), passphrase: passphrase, session)
            }
            let pass = TestInstallation.passphrase
            let two: [TestInstallation.Who] = [.custodian, .securityManager]
            #expect(throws: Refusal.notAllowed) { try name(two, pass, officer) }
            #expect(throws: Refusal.custodianWouldRead) {
                try name([.custodian, .officer], pass, administrator)
            }
            #expect(throws: Refusal.wrongPassphrase) { try name(two, "guessed", administrator) }
            // One alone would lose every name with one passphrase.
            #expect(throws: Refusal.needsSecondPerson) {
                try name([.custodian, .custodian], pass, administrator)
            }
            #expect(!verbs.possibleCustodians().map(\.id).contains(house.member(.headquarters)))
            try name(two, pass, administrator)
            #expect(throws: Refusal.notThisStage) { try name(two, pass, administrator) }
            let named = try NamedReport(house, officer)
            try named.allow(try named.ask(officer), house.signIn(.custodian))
            #expect(try named.read(officer) == NamedReport.name)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a house whose custodians are all gone names others, who keep what is given from then on`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let administrator = try house.signIn(.administrator)
            let before = try NamedReport(house, officer)
            let asked = try before.ask(officer)
            let pass = TestInstallation.passphrase
            let two = [house.member(.securityManager), house.member(.auditor)]
            func name() throws { try verbs.nameCustodians(two, passphrase: pass, administrator) }
            #expect(throws: Refusal.notThisStage) { try name() }
            _ = try verbs.resetMember(
                house.member(.custodian),
                reason: "lost",
                passphrase: "from the sign-in sheet",
                leavingRoomsUnread: true,
                administrator
            )
            let old = try #require(verbs.directory.compartment(.identities, site: nil)).id
            #expect(try verbs.stillToTakeOver().contains(.noReader(old)))
            try name()
            let new = try #require(verbs.directory.compartment(.identities, site: nil)).id
            #expect(new != old && !verbs.directory.standing.map(\.id).contains(old))
            #expect(try !verbs.stillToTakeOver().contains(.noReader(old)))
            #expect(throws: Refusal.notThisStage) { try name() }
            let sam = try house.signIn(.securityManager)
            let after = try NamedReport(house, officer, name: "Zephyrine")
            try after.allow(try after.ask(officer), sam)
            #expect(try after.read(officer) == "Zephyrine")
            // What the others kept stays closed, and that is no alarm.
            #expect(throws: Refusal.notFound) { try before.allow(asked, sam) }
            let again = try before.ask(officer)
            #expect(throws: Refusal.ofEarlierCustodians) { try before.allow(again, sam) }
            #expect(house.store.alarms.all[.changedSlots] == nil)
            try verbs.answerReading(
                again,
                .refuse(reason: "Those before us."),
                passphrase: pass,
                seen: nil,
                sam
            )
            // Whoever kept names is not let in to cases by it, nor the other way round.
            #expect(throws: Refusal.custodianWouldRead) {
                try verbs.grant(new, to: house.member(.secondOfficer), passphrase: pass, sam)
            }
        }
    }
}
