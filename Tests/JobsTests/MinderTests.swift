// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Database
import Domain
import Jobs
import Operations
import Platform
import Records
import TestSupport
import Testing

@Suite struct Minding {
    private struct Fault: Error {}

    @Test func `a chore that fails stops neither the others nor its own next turn`() {
        let done = Monitor((failed: 0, worked: 0))
        let minder = Minder(
            [
                Chore("fails") {
                    done.change { $0.failed += 1 }
                    throw Fault()
                },
                Chore("works") { done.change { $0.worked += 1 } },
            ],
            everyMilliseconds: 1,
            log: .silent
        )
        let both = done.wait(milliseconds: 10_000) { $0.failed >= 2 && $0.worked >= 2 ? true : nil }
        #expect(both == true)
        minder.stop()
    }

    @Test func `a chore of every third round is done in the first and then in the fourth`() {
        let rounds = Monitor([String]())
        let minder = Minder(
            [
                Chore("rare", everyRounds: 3) { rounds.change { $0.append("rare") } },
                Chore("each") { rounds.change { $0.append("each") } },
            ],
            everyMilliseconds: 1,
            log: .silent
        )
        _ = rounds.wait(milliseconds: 10_000) { $0.count >= 6 ? true : nil }
        minder.stop()
        #expect(rounds.read { Array($0.prefix(6)) } == ["rare", "each", "each", "each", "rare", "each"])
    }

    @Test func `after the stop nothing more is done`() {
        let (begun, done) = (Monitor(0), Monitor(0))
        let slow = Chore("slow") {
            begun.change { $0 += 1 }
            _ = StopSignal().wait(milliseconds: 50)
            done.change { $0 += 1 }
        }
        let minder = Minder([slow], everyMilliseconds: 1, log: .silent)
        #expect(begun.wait(milliseconds: 10_000) { $0 > 0 ? true : nil } == true)
        minder.stop()
        // The chore at hand was waited for, and no other has begun.
        #expect(done.read { $0 } == begun.read { $0 })
    }
}

@Suite struct Reminding {
    private func report(_ house: TestInstallation, danger: Bool = false, sensitive: Bool = false) throws
        -> RecordID
    {
        try house.operations.acceptReport(
            NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                words: "Soldiers took two goats.",
                dangerNow: danger ? .yes : .notAsked,
                isSensitive: sensitive
            ),
            token: nil
        ).id
    }

    private func called(_ house: TestInstallation) throws -> Set<MemberID> {
        Set(try house.store.read { try $0.notices().map(\.recipient) })
    }

    private func setDuty(_ house: TestInstallation) throws {
        let admin = try house.signIn(.administrator)
        try house.operations.setStandingDuty(
            at: house.ridge,
            [house.member(.officer), house.member(.secondOfficer)],
            admin
        )
        try house.operations.setStandingDuty(at: house.port, [house.member(.otherSiteOfficer)], admin)
    }

    @Test(arguments: TestEngine.available)
    func `danger that nobody takes up calls the duty, the deputy and the outside reader`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            try setDuty(house)
            _ = try report(house, danger: true)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            house.clock.advance(minutes: 3)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            #expect(try called(house) == [house.member(.officer)])
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            house.clock.advance(minutes: 13)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            house.clock.advance(minutes: 15)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            #expect(
                try called(house) == [
                    house.member(.officer), house.member(.secondOfficer), house.member(.independentReader),
                ]
            )
        }
    }

    @Test func `to say that it arrived does not silence danger; a call, a case or an answer does`() throws {
        try withInstallation(.sqlite) { house in
            try setDuty(house)
            let id = try report(house, danger: true)
            house.clock.advance(minutes: 3)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            let officer = try house.signIn(.officer)
            _ = try house.operations.openReport(id, officer)
            try house.operations.acknowledge([id], officer)
            house.clock.advance(minutes: 13)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            try house.operations.triage(id, .openCase(title: "Held", track: .heavy), seen: nil, officer)
            house.clock.advance(minutes: 30)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            #expect(try called(house) == [house.member(.officer), house.member(.secondOfficer)])
        }
    }

    @Test func `danger that somebody takes up calls nobody else`() throws {
        try withInstallation(.sqlite) { house in
            try setDuty(house)
            let id = try report(house, danger: true)
            house.clock.advance(minutes: 3)
            _ = try house.operations.remindOfWhatIsDue()
            let officer = try house.signIn(.officer)
            _ = try house.operations.actNow(
                onReport: id,
                UrgentCall(
                    couldHarm: .no,
                    theyWantIt: .yes,
                    isUninvolved: .yes,
                    called: "a lawyer",
                    said: "she comes"
                ),
                officer
            )
            house.clock.advance(minutes: 40)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            #expect(try called(house) == [house.member(.officer)])
        }
    }

    @Test func `a machine that stood still calls all whose minute has passed`() throws {
        try withInstallation(.sqlite) { house in
            try setDuty(house)
            _ = try report(house, danger: true)
            house.clock.advance(minutes: 31)
            #expect(try house.operations.remindOfWhatIsDue() == 3)
        }
    }

    @Test func `an overdue report calls the duty once a day until somebody writes on it`() throws {
        try withInstallation(.sqlite) { house in
            try setDuty(house)
            let id = try report(house)
            house.clock.advance(minutes: 5)
            house.clock.advance(days: 1)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            house.clock.advance(days: 1)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            #expect(try called(house) == [house.member(.officer)])
            // It stays until it is seen, and is not said twice.
            house.clock.advance(days: 1)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            let officer = try house.signIn(.officer)
            #expect(try house.operations.today(officer).wasCalled)
            #expect(try !house.operations.today(officer).wasCalled)
            #expect(try called(house).isEmpty)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            house.clock.advance(days: 1)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            #expect(try house.operations.today(officer).wasCalled)
            try house.operations.acknowledge([id], officer)
            house.clock.advance(days: 2)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            #expect(try house.store.read { try $0.timers() }.isEmpty)
        }
    }

    @Test func `a timer or a notice that somebody spoilt silences neither the others nor Today`() throws {
        try withInstallation(.sqlite) { house in
            try setDuty(house)
            _ = try report(house, danger: true)
            try house.store.write { tx in
                let (id, junk) = ([UInt8](repeating: 7, count: 16), [UInt8](repeating: 9, count: 300))
                try tx.database.execute("INSERT INTO timers (id, body) VALUES (\(id), \(junk))")
                try tx.database.execute("INSERT INTO outbox (id, day, body) VALUES (\(id), \(1), \(junk))")
            }
            house.clock.advance(minutes: 3)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            #expect(try house.operations.today(house.signIn(.officer)).wasCalled)
        }
    }

    @Test func `a case calls for its next promise after the first was kept`() throws {
        try withInstallation(.sqlite) { house in
            try setDuty(house)
            let officer = try house.signIn(.officer)
            let id = try report(house)
            _ = try house.operations.openReport(id, officer)
            let opened = try house.operations.triage(
                id,
                .openCase(title: "Goats", track: .heavy),
                seen: nil,
                officer
            )
            let file = try #require(opened)
            // First the look at danger after 72 hours, then the first talk after four days.
            let timers = try house.store.read { try $0.timers() }
            #expect(timers.map(\.clock) == [.protectionScreen])
            #expect(timers.map(\.record) == [file])
            house.clock.advance(minutes: 5)
            house.clock.advance(days: 3)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            let next = try #require(try house.store.read { try $0.timers() }.first)
            #expect(next.due == timers[0].start.adding(days: 4))
            try house.operations.meetClock(file, .protectionScreen, words: "nobody", seen: nil, officer)
            #expect(try house.store.read { try $0.timers() }.map(\.clock) == [.consult])
        }
    }

    @Test func `what a site must not see calls the outside reader, what is restricted its focal point`()
        throws
    {
        try withInstallation(.sqlite) { house in
            try setDuty(house)
            _ = try report(house, sensitive: true)
            house.clock.advance(minutes: 5)
            house.clock.advance(days: 1)
            #expect(try house.operations.remindOfWhatIsDue() == 1)
            #expect(try called(house) == [house.member(.focalPoint)])
            var hidden = NewReport(channel: .webForm, language: "en", site: house.ridge, words: "x")
            hidden.mustNotSee = "everybody at the mine"
            _ = try house.operations.acceptReport(hidden, token: nil)
            house.clock.advance(minutes: 5)
            house.clock.advance(days: 2)
            _ = try house.operations.remindOfWhatIsDue()
            #expect(try called(house) == [house.member(.focalPoint), house.member(.independentReader)])
        }
    }

    @Test func `where nobody is on the rota everybody who works there is called, and nothing is forgotten`()
        throws
    {
        try withInstallation(.sqlite) { house in
            _ = try report(house)
            house.clock.advance(minutes: 5)
            house.clock.advance(days: 2)
            #expect(try house.operations.remindOfWhatIsDue() == 2)
            #expect(try called(house) == [house.member(.officer), house.member(.secondOfficer)])
            #expect(try house.store.read { try $0.timers() }.count == 1)
        }
    }

    @Test func `a file that no report holds goes after three days, one that is held stays`() throws {
        try withInstallation(.sqlite) { house in
            func file() throws -> FileReference {
                let intake = try house.operations.beginFile(name: "a.txt", contentType: "text/plain")
                return try intake.finish()
            }
            _ = try file()
            _ = try house.operations.acceptReport(
                NewReport(
                    channel: .webForm,
                    language: "en",
                    site: house.ridge,
                    words: "x",
                    files: [try file()]
                ),
                token: try house.operations.formToken()
            )
            #expect(try house.operations.removeAbandonedFiles() == 0)
            // A day longer than a form that was sent again may name it.
            house.wall.advance(days: 3)
            #expect(try house.operations.removeAbandonedFiles() == 0)
            house.wall.advance(days: 1)
            #expect(try house.operations.removeAbandonedFiles() == 1)
            #expect(try house.blobs.all().count == 1)
        }
    }
}
