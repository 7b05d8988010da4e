// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

/// Monday, one officer, sixty cases, twelve alarms (Moment 9).
@Suite struct TodayOfEverybody {
    static func told(
        _ house: TestInstallation,
        _ acts: [ActCode] = [],
        sensitive: Bool = false,
        danger: Bool = false,
        words: String = "Soldiers took two goats at the bridge."
    ) throws -> RecordID {
        var report = NewReport(channel: .webForm, language: "en", site: house.ridge, words: words)
        report.pictograms = acts
        report.isSensitive = sensitive
        report.dangerNow = danger ? .yes : .notAsked
        return try house.operations.acceptReport(report, token: nil).id
    }

    static func opened(
        _ house: TestInstallation,
        _ report: RecordID,
        _ session: Session,
        track: Track = .light
    ) throws -> RecordID {
        _ = try house.operations.openReport(report, session)
        return try #require(
            try house.operations.triage(report, .openCase(title: "Goats", track: track), seen: nil, session)
        )
    }

    static func subjects(_ house: TestInstallation, _ session: Session) throws -> [RecordID] {
        try house.operations.today(session).items.map(\.item.subject)
    }

    private static func kinds(_ house: TestInstallation, _ id: RecordID, _ session: Session) throws
        -> [TodayKind]
    {
        try house.operations.today(session).items.first { $0.item.subject == id }?.item.kinds ?? []
    }

    @Test
    func `sixty cases and fifteen reports become ten things, the gravest first, and the rest is counted`()
        throws
    {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            for number in 0..<60 {
                let report = try Self.told(house, words: "Dust of lorry number \(number) on the road.")
                let file = try Self.opened(house, report, officer)
                try house.operations.assign(file, to: officer.member, reason: "", seen: nil, officer)
            }
            for number in 0..<13 { _ = try Self.told(house, [.v14], words: "Report \(number)") }
            let beaten = try Self.told(house, [.v08], words: "held since Friday")
            let killed = try Self.told(house, [.v01], words: "shot")
            let page = try house.operations.today(officer)
            #expect(page.items.count == 10)
            #expect(page.remaining == 65)
            #expect(page.items.allSatisfy { !$0.item.why.isEmpty })
            #expect(page.items.prefix(2).map(\.item.subject) == [killed, beaten])
            #expect(page.items.dropFirst(2).allSatisfy { $0.item.kinds == [.newReport] })
        }
    }

    @Test func `lists and Today put ungraded reports by their acts, and a light case after real ones`() throws
    {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            let dust = try Self.opened(house, try Self.told(house), officer)
            let goats = try Self.opened(house, try Self.told(house, [.v14]), officer)
            try house.operations.assess(
                goats,
                scale: 3,
                scope: 1,
                irremediability: 1,
                childVictim: false,
                ongoing: false,
                reason: "a family's goats",
                seen: nil,
                officer
            )
            let rape = try Self.opened(house, try Self.told(house, [.v10]), officer)
            let list = try house.operations.list(ListFilter(kind: .caseFile), officer)
            #expect(list.lines.map(\.row.id) == [rape, goats, dust])
        }
    }

    @Test func `what is handed over leaves its giver and reaches its taker with the sentence`() throws {
        try withInstallation(.sqlite) { house in
            let amina = try house.signIn(.officer)
            let bo = try house.signIn(.secondOfficer)
            let file = try Self.opened(house, try Self.told(house, [.v14]), amina, track: .heavy)
            house.clock.advance(days: 3)
            #expect(try Self.subjects(house, amina) == [file])
            try house.operations.assign(file, to: bo.member, reason: "You know the elders.", seen: nil, amina)
            #expect(try Self.subjects(house, amina).isEmpty)
            let given = try #require(try house.operations.today(bo).items.first)
            #expect(given.item.subject == file)
            #expect(given.item.kinds.contains(.handedOver))
            #expect(given.line.summary.handedBy == amina.member)
            #expect(given.line.summary.handedWords == "You know the elders.")
            try house.operations.assign(file, to: bo.member, reason: "", seen: nil, bo)
            #expect(try !Self.kinds(house, file, bo).contains(.handedOver))
        }
    }

    @Test func `headquarters is asked for what is grave and for signatures, and for nothing else`() throws {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            let headquarters = try house.signIn(.headquarters)
            _ = try Self.told(house, [.v14])
            let small = try Self.opened(house, try Self.told(house, [.v14]), officer, track: .heavy)
            let grave = try Self.opened(house, try Self.told(house, [.v01]), officer, track: .heavy)
            house.clock.advance(days: 3)
            #expect(try Self.subjects(house, officer).count == 3)
            #expect(try Self.subjects(house, headquarters) == [grave])
            try house.operations.actNow(
                small,
                UrgentCall(couldHarm: .no, theyWantIt: .yes, isUninvolved: .yes, called: "c", said: "s"),
                officer
            )
            #expect(try Self.kinds(house, small, headquarters) == [.signature])
            #expect(try !Self.kinds(house, small, officer).contains(.signature))
        }
    }

    @Test func `a case that nobody leads stands on the list of whoever has the duty`() throws {
        try withInstallation(.sqlite) { house in
            let admin = try house.signIn(.administrator)
            let amina = try house.signIn(.officer)
            let bo = try house.signIn(.secondOfficer)
            let file = try Self.opened(house, try Self.told(house), amina)
            try house.operations.setStandingDuty(at: house.ridge, [bo.member], admin)
            #expect(try Self.kinds(house, file, bo) == [.caseWork])
            #expect(try Self.subjects(house, amina).isEmpty)
        }
    }

    @Test func `who has the duty gets the new reports; danger reaches everybody who works there`() throws {
        try withInstallation(.sqlite) { house in
            let admin = try house.signIn(.administrator)
            let bo = try house.signIn(.secondOfficer)
            let amina = try house.signIn(.officer)
            try house.operations.setStandingDuty(at: house.ridge, [bo.member], admin)
            let report = try Self.told(house)
            #expect(try Self.subjects(house, bo) == [report])
            #expect(try Self.subjects(house, amina).isEmpty)
            let danger = try Self.told(house, danger: true)
            #expect(try Self.subjects(house, amina) == [danger])
            #expect(try Self.subjects(house, bo) == [danger, report])
        }
    }

    @Test func `a holiday deputy in one step: duty and cases go to them and come back`() throws {
        try withInstallation(.sqlite) { house in
            let admin = try house.signIn(.administrator)
            let bo = try house.signIn(.secondOfficer)
            let amina = try house.signIn(.officer)
            try house.operations.setStandingDuty(at: house.ridge, [amina.member], admin)
            let file = try Self.opened(house, try Self.told(house, [.v14]), amina, track: .heavy)
            try house.operations.assign(file, to: amina.member, reason: "", seen: nil, amina)
            let report = try Self.told(house)
            #expect(try Self.subjects(house, bo).isEmpty)
            let today = house.clock.now.day
            try house.operations.goAway(from: today, to: today.adding(days: 7), deputy: bo.member, amina)
            #expect(Set(try Self.subjects(house, bo)) == [report, file])
            #expect(try house.operations.dutyToday().first?.holder == bo.member)
            house.clock.advance(days: 8)
            #expect(try !Self.subjects(house, bo).contains(file))
            #expect(try Self.subjects(house, amina).contains(file))
            #expect(throws: Refusal.notAllowed) {
                try house.operations.goAway(
                    from: today.adding(days: 9),
                    to: today.adding(days: 10),
                    deputy: house.member(.otherSiteOfficer),
                    amina
                )
            }
        }
    }

    @Test func `what a deputy cannot read goes to the duty while its lead is away`() throws {
        try withInstallation(.sqlite) { house in
            let amina = try house.signIn(.officer)
            let bo = try house.signIn(.secondOfficer)
            let chidi = try house.signIn(.otherSiteOfficer)
            try house.operations.grant(
                try #require(house.operations.directory.compartment(.casework, site: house.port)).id,
                to: amina.member,
                passphrase: TestInstallation.passphrase,
                chidi
            )
            let file = try Self.opened(house, try Self.told(house, [.v14]), amina, track: .heavy)
            try house.operations.assign(file, to: amina.member, reason: "", seen: nil, amina)
            house.clock.advance(days: 3)
            #expect(try Self.subjects(house, bo).isEmpty)
            let today = house.clock.now.day
            try house.operations.goAway(from: today, to: today, deputy: chidi.member, amina)
            #expect(try Self.subjects(house, bo) == [file])
            #expect(try Self.subjects(house, chidi).isEmpty)
            try house.operations.comeBack(amina)
            #expect(try Self.subjects(house, bo).isEmpty)
        }
    }

    @Test func `nobody has the duty who could not open the reports`() throws {
        try withInstallation(.sqlite) { house in
            let admin = try house.signIn(.administrator)
            for who in [TestInstallation.Who.otherSiteOfficer, .administrator, .focalPoint, .auditor] {
                #expect(throws: Refusal.notAllowed) {
                    try house.operations.setStandingDuty(at: house.ridge, [house.member(who)], admin)
                }
            }
            let other = try house.signIn(.otherSiteOfficer)
            let today = house.clock.now.day
            let turn = DutyTurn(
                site: house.ridge,
                member: house.member(.officer),
                deputy: nil,
                from: today,
                to: today
            )
            #expect(throws: Refusal.notAllowed) { try house.operations.add(turn, other) }
            let bo = try house.signIn(.secondOfficer)
            try house.operations.add(turn, bo)
            #expect(try house.operations.dutyToday().first?.holder == house.member(.officer))
            try house.operations.remove(turn, bo)
            #expect(try house.operations.dutyToday().first?.holder == nil)
        }
    }

    @Test func `not now keeps a case away until its day, and new words bring it back at once`() throws {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "goats"),
                token: nil
            )
            let file = try Self.opened(house, accepted.id, officer, track: .heavy)
            try house.operations.assign(file, to: officer.member, reason: "", seen: nil, officer)
            let until = house.clock.now.adding(days: 2)
            try house.operations.postpone(file, until: until, reason: "rain", seen: nil, officer)
            #expect(try Self.subjects(house, officer).isEmpty)
            house.clock.advance(days: 2)
            house.clock.advance(minutes: 1)
            #expect(try Self.subjects(house, officer) == [file])
            try house.operations.postpone(
                file,
                until: house.clock.now.adding(days: 5),
                reason: "rain",
                seen: nil,
                officer
            )
            #expect(try Self.subjects(house, officer).isEmpty)
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            _ = try house.operations.act(.add(words: "They came again.", files: []), token: visit.token)
            #expect(try Self.kinds(house, file, officer).contains(.theyWrote))
            try house.operations.markRead(file, officer)
            #expect(try !Self.kinds(house, file, officer).contains(.theyWrote))
        }
    }

    @Test func `a report set aside comes back on its day, and at once when its reporter writes`() throws {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "goats"),
                token: nil
            )
            _ = try house.operations.openReport(accepted.id, officer)
            let day = house.clock.now.adding(days: 3)
            try house.operations.setAside([accepted.id], until: day, reason: "a flood", officer)
            #expect(try Self.subjects(house, officer).isEmpty)
            #expect(try house.operations.today(officer).setAside == 1)
            house.clock.advance(days: 3)
            #expect(try Self.subjects(house, officer) == [accepted.id])
            #expect(try house.operations.list(ListFilter(kind: .report), officer).total == 1)
            let later = house.clock.now.adding(days: 3)
            try house.operations.setAside([accepted.id], until: later, reason: "a flood", officer)
            #expect(try house.operations.list(ListFilter(kind: .report), officer).total == 0)
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            _ = try house.operations.act(.add(words: "It is true.", files: []), token: visit.token)
            #expect(try Self.subjects(house, officer) == [accepted.id])
        }
    }

    @Test func `danger is never set aside`() throws {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            let id = try Self.told(house, danger: true)
            _ = try house.operations.openReport(id, officer)
            #expect(throws: Refusal.notThisStage) {
                try house.operations.setAside(
                    [id],
                    until: house.clock.now.adding(days: 1),
                    reason: "a flood",
                    officer
                )
            }
            #expect(try Self.subjects(house, officer) == [id])
        }
    }

    @Test func `the care tick makes a report's clocks grave and its hours count`() throws {
        try withInstallation(.sqlite) { house in
            let focal = try house.signIn(.focalPoint)
            let id = try Self.told(house, sensitive: true, words: "")
            let item = try #require(try house.operations.today(focal).items.first)
            #expect(item.item.subject == id)
            #expect(item.item.why.contains(.careLost(hours: 72)))
            #expect(item.item.why.contains(.maybeGrave(.s4)))
            #expect(item.item.due == item.item.received.adding(hours: 24))
        }
    }
}
