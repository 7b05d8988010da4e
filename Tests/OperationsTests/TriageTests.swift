// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct WhatBecomesOfAReport {
    private static func waiting(
        _ house: TestInstallation,
        _ session: Session,
        _ change: (inout NewReport) -> Void = { _ in }
    ) throws -> RecordID {
        var told = WholeWay.report(house)
        change(&told)
        let id = try house.operations.acceptReport(told, token: nil).id
        _ = try house.operations.openReport(id, session)
        return id
    }

    @Test(arguments: TestEngine.available)
    func `a report of danger makes the case that it joins urgent, with its acts, and Today shows it`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house, track: .light)
            try house.operations.postpone(
                matter.file,
                until: house.clock.now.adding(days: 20),
                reason: "no car",
                seen: nil,
                matter.officer
            )
            let danger = try Self.waiting(house, matter.officer) {
                $0.dangerNow = .yes
                $0.pictograms = [.v09]
            }
            try house.operations.triage(
                danger,
                .join(matter.file, reason: "his brother"),
                seen: nil,
                matter.officer
            )
            let state = try matter.state
            #expect(state.isUrgent)
            #expect(state.acts == [.v09])
            #expect(state.track == .heavy)
            let today = try house.operations.today(matter.officer)
            #expect(
                today.items.contains {
                    $0.item.subject == matter.file && $0.item.kinds.contains(.callForHelp)
                }
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `acts that a report brings lift the grade of the case that it joins`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try matter.grade(2)
            let killing = try Self.waiting(house, matter.officer) { $0.pictograms = [.v01] }
            try house.operations.triage(
                killing,
                .join(matter.file, reason: "the same night"),
                seen: nil,
                matter.officer
            )
            #expect(try matter.state.severity == 5)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a report joins no closed case`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try matter.close()
            let late = try Self.waiting(house, matter.officer)
            #expect(throws: Refusal.notThisStage) {
                try house.operations.triage(
                    late,
                    .join(matter.file, reason: "late"),
                    seen: nil,
                    matter.officer
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a second click opens no second case, and what runs is not told to be over`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let before = try matter.visit().status
            let choices: [TriageChoice] = [
                .openCase(title: "Again", track: .light), .join(matter.file, reason: "again"),
                .redirect(reason: "the police"), .answer(title: "Heard", text: "Thank you."),
            ]
            for choice in choices {
                #expect(throws: Refusal.notThisStage) {
                    try house.operations.triage(matter.report, choice, seen: nil, matter.officer)
                }
            }
            let head = try house.operations.openReport(matter.report, matter.officer).report.head
            for choice in choices.dropFirst() {
                #expect(throws: Refusal.notThisStage) {
                    try house.operations.triage(matter.report, choice, seen: head, matter.officer)
                }
            }
            #expect(try matter.visit().status == before)
            let cases = try house.operations.list(ListFilter(kind: .caseFile), after: nil, matter.officer)
            #expect(cases.total == 1)
            // Whoever sees that it is part of one may make it part of another.
            _ = try house.operations.triage(
                matter.report,
                .openCase(title: "The other half", track: .light),
                seen: head,
                matter.officer
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `a report that was shown another door is not shown one twice`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let id = try Self.waiting(house, officer)
            try house.operations.triage(id, .redirect(reason: "the water office"), seen: nil, officer)
            #expect(throws: Refusal.notThisStage) {
                try house.operations.triage(id, .redirect(reason: "the water office"), seen: nil, officer)
            }
            #expect(
                try house.operations.triage(
                    id,
                    .openCase(title: "Ours after all", track: .light),
                    seen: nil,
                    officer
                )
                    != nil
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `a report that names no site belongs to the site that somebody chose, never to the first`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let reader = try house.signIn(.independentReader)
            let id = try Self.waiting(house, reader) { $0.site = nil }
            #expect(throws: Refusal.siteMissing) {
                try house.operations.triage(id, .openCase(title: "Nets", track: .light), seen: nil, reader)
            }
            #expect(throws: Refusal.siteMissing) {
                try house.operations.triage(id, .answer(title: "Nets", text: "We asked."), seen: nil, reader)
            }
            let file = try #require(
                try house.operations.triage(
                    id,
                    .openCase(title: "Nets", track: .light, site: house.port),
                    seen: nil,
                    reader
                )
            )
            let opening = try house.operations.openCase(file, reader).file.state.opening
            #expect(opening?.site == house.port)
            #expect(opening?.code.hasPrefix("PD-") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `when one of a report's two cases moved away, the other goes on and ends`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let officer = matter.officer
            let head = try house.operations.openReport(matter.report, officer).report.head
            let second = try #require(
                try house.operations.triage(
                    matter.report,
                    .openCase(title: "Her own part", track: .heavy),
                    seen: head,
                    officer
                )
            )
            let third = try Self.waiting(house, officer)
            try house.operations.triage(
                third,
                .join(matter.file, reason: "the same goats"),
                seen: nil,
                officer
            )
            try house.operations.move(
                second,
                to: .restricted,
                reason: "a child",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            #expect(throws: Refusal.notFound) { try house.operations.openReport(matter.report, officer) }
            try house.operations.replyToAll(of: matter.file, "We asked.", seen: nil, next: nil, officer)
            try house.operations.acknowledge([third], officer)
            try matter.close()
            #expect(try matter.state.isClosed)
            try house.operations.reopen(matter.file, reason: "one came back", seen: nil, officer)
            let focal = try house.signIn(.focalPoint)
            try house.operations.reply("We heard you.", to: matter.report, seen: nil, next: nil, focal)
            #expect(try matter.visit().messages.contains { $0.body == .reply("We heard you.") })
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody keeps a case to themselves, nor inside the site`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            func move(_ members: [TestInstallation.Who]) throws {
                try house.operations.move(
                    matter.file,
                    to: .alone(members.map(house.member)),
                    reason: "his cousin",
                    passphrase: TestInstallation.passphrase,
                    seen: nil,
                    matter.officer
                )
            }
            for members: [TestInstallation.Who] in [[], [.officer], [.secondOfficer]] {
                #expect(throws: Refusal.needsOutsideReader) { try move(members) }
            }
            try move([.independentReader])
            let reader = try house.signIn(.independentReader)
            #expect(try house.operations.openCase(matter.file, reader).file.damage.isEmpty)
            // Nor afterwards, by taking the other one out.
            let room = try house.operations.openCase(matter.file, reader).file.compartment
            #expect(throws: Refusal.needsOutsideReader) {
                try house.operations.revoke(
                    house.member(.independentReader),
                    from: room,
                    reason: "not needed",
                    passphrase: TestInstallation.passphrase,
                    matter.officer
                )
            }
            #expect(try house.operations.openCase(matter.file, reader).file.damage.isEmpty)
        }
    }
}
