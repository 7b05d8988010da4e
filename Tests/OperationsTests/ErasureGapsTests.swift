// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Database
import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing
import Vault

/// Nothing that an erasure should take stays behind, and nothing goes that nobody has read (Design 4 "Erasure").
@Suite struct ErasingWithoutGaps {
    static let pass = TestInstallation.passphrase
    private static let reach = WorkingContact(mode: .call, reach: "0047719955")
    private static let other = WorkingContact(mode: .call, reach: "0022334455")

    static func contacts(_ matter: InHand) throws -> [RecordID] {
        try matter.house.store.read {
            try $0.open(ReportState.self, matter.report, matter.officer.ring).state.contactsLeft
        }
    }

    private static func hasWords(_ id: RecordID, _ house: TestInstallation) throws -> Bool {
        try !house.engine.read {
            try $0.query("SELECT 1 FROM entries WHERE record = \(id.bytes) AND LENGTH(body) > 0")
        }.isEmpty
    }

    private static func eraseContact(_ matter: InHand, _ second: Session) throws {
        let verbs = matter.house.operations
        let subject = ErasureSubject.contact(report: matter.report)
        let id = try verbs.askErasure(of: subject, .withdrawn, passphrase: pass, matter.officer)
        try verbs.signErasure(id, passphrase: pass, second)
    }

    private static func notes(_ id: RecordID, _ house: TestInstallation) throws -> [(length: Int, taken: Int)]
    {
        try house.engine.read {
            try $0.query("SELECT LENGTH(body), taken FROM inbox WHERE record = \(id.bytes)")
        }.map { (try $0.int(0), try $0.int(1)) }
    }

    @Test(arguments: TestEngine.available)
    func `a way to be reached that was given later is nowhere when it has gone`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let token = try matter.visit().token
            _ = try house.operations.act(.giveContact(Self.reach), token: token)
            #expect(try Self.notes(matter.report, house).contains { $0.length > 0 })
            #expect(try house.operations.openReport(matter.report, matter.officer).contact == Self.reach)
            // Read and taken in, its words are in the contact's own record and nowhere else.
            #expect(try Self.notes(matter.report, house).allSatisfy { $0 == (0, 1) })
            let known = try Self.contacts(matter)
            // The number of the note stays: the same form sent twice is one note.
            _ = try house.operations.act(.giveContact(Self.reach), token: token)
            _ = try house.operations.openReport(matter.report, matter.officer)
            #expect(try Self.contacts(matter) == known)
            let contact = try #require(known.last)
            #expect(try Self.hasWords(contact, house))
            try Self.eraseContact(matter, try house.signIn(.headquarters))
            #expect(try !Self.hasWords(contact, house))
            #expect(try Self.notes(matter.report, house).map(\.length) == [0])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was taken in before notes were emptied is emptied by the update`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try matter.say(.giveContact(Self.reach))
            try matter.say(.add(words: "More.", files: []))
            try house.engine.write { tx in
                try tx.execute(
                    "UPDATE inbox SET taken = 1 WHERE id = (SELECT id FROM inbox ORDER BY id LIMIT 1)"
                )
                // As it was before that update, and the one after it.
                try tx.execute("DELETE FROM schema_migration WHERE name >= \("0008 taken notes")")
                try tx.execute("ALTER TABLE blobs DROP COLUMN owner")
            }
            try Migrator.migrate(house.engine, Schema.migrations)
            let left = try Self.notes(matter.report, house)
            #expect(left.count == 2 && left.allSatisfy { ($0.length == 0) == ($0.taken == 1) })
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever is taken out loses every way to reach the reporter, and all of them go together`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house) { $0.contact = Self.reach }
            let bo = try house.signIn(.secondOfficer)
            let hugo = try house.signIn(.headquarters)
            try matter.say(.giveContact(Self.other))
            house.clock.advance(minutes: 1)
            _ = try house.operations.openReport(matter.report, matter.officer)
            let both = try Self.contacts(matter)
            try house.operations.recuse(
                matter.file,
                bo.member,
                .related,
                reason: "A cousin.",
                passphrase: Self.pass,
                seen: nil,
                matter.officer
            )
            #expect(both.count == 2)
            for contact in both {
                #expect(try house.store.read { try? $0.open(ContactState.self, contact, bo.ring) } == nil)
                #expect(
                    try house.store.read {
                        try $0.open(ContactState.self, contact, hugo.ring).compartment
                    } != house.operations.directory.compartment(.casework, site: house.ridge)?.id
                )
            }
            try Self.eraseContact(matter, hugo)
            for contact in both { #expect(try !Self.hasWords(contact, house)) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `one that stayed in another room goes too, unopened, and is not suggested for ever`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house) { $0.contact = Self.reach }
            let hugo = try house.signIn(.headquarters)
            let contact = try Self.contacts(matter)[0]
            let port = try #require(house.operations.directory.compartment(.casework, site: house.port))
            // As a case that went away before every way to reach somebody went with it.
            try house.store.write { tx in
                var opened = try tx.open(ContactState.self, contact, matter.officer.ring)
                try tx.handOver(&opened, to: port, [], by: matter.officer.writer)
            }
            try matter.say(.withdrawContact)
            house.clock.advance(minutes: 1)
            let due = try house.operations.retentionDue(hugo).items.map(\.subject)
            #expect(due == [.contact(report: matter.report)])
            try Self.eraseContact(matter, hugo)
            #expect(try !Self.hasWords(contact, house))
            #expect(try house.operations.retentionDue(hugo).items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what the reporter wrote after the first signature is read before anything goes`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try Erasing.closedCase(house)
            let bo = try house.signIn(.secondOfficer)
            let id = try Erasing.ask(.caseFile(matter.file), .asked, house, matter.officer)
            try matter.say(.add(words: "They came back.", files: []))
            #expect {
                try house.operations.signErasure(id, passphrase: Self.pass, bo)
            } throws: { Erasing.isConflict($0) }
            let report = try house.operations.openReport(matter.report, bo).report
            #expect(report.state.additions.map(\.addition.words) == ["They came back."])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a record that a planted step names as a name or a way to be reached does not go with the others`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let port = try house.signIn(.otherSiteOfficer)
            var told = WholeWay.report(house)
            told.site = house.port
            let taken = try house.operations.acceptReport(told, token: nil).id
            _ = try house.operations.openReport(taken, port)
            let file = try #require(
                try house.operations.triage(
                    taken,
                    .openCase(title: "Goats", track: .light),
                    seen: nil,
                    port
                )
            )
            told.words = "Still unread."
            let unread = try house.operations.acceptReport(told, token: nil).id
            let half = [UInt8](repeating: 7, count: 32)
            for step in [
                ReportEntry.keptApart(KeptApart(record: file, half: half)),
                .keptApart(KeptApart(record: taken, half: half)),
                .keptApart(KeptApart(record: unread, half: half)), .contactGiven(taken),
                .contactGiven(unread),
            ] {
                let matter = try InHand(house) { $0.contact = Self.reach }
                // By somebody who writes with their own keys past the program.
                try house.store.write { tx in
                    var report = try tx.open(ReportState.self, matter.report, matter.officer.ring)
                    try tx.append(&report, [step], by: matter.officer.writer)
                }
                #expect(throws: Refusal.damaged, "\(step.number)") {
                    try Erasing.ask(.contact(report: matter.report), .asked, house, matter.officer)
                }
            }
            for record in [file, taken, unread] { #expect(try Self.hasWords(record, house)) }
            #expect(house.store.alarms.all[.changedSlots] == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `words that cannot be opened are not thrown away with their report`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try Erasing.closedCase(house)
            try matter.say(.add(words: "They came back.", files: []))
            let garbled: [UInt8] = [1, 2, 3]
            try house.engine.write { try $0.execute("UPDATE inbox SET body = \(garbled) WHERE taken = 0") }
            _ = try house.operations.openReport(matter.report, matter.officer)
            for subject in [ErasureSubject.caseFile(matter.file), .contact(report: matter.report)] {
                #expect {
                    try Erasing.ask(subject, .asked, house, matter.officer)
                } throws: { Erasing.isConflict($0) }
            }
            #expect(try Self.notes(matter.report, house).map(\.taken) == [2])
        }
    }

    private static func hold(_ matter: InHand, _ session: Session) throws {
        let review = matter.house.clock.now.day.adding(days: 90)
        try matter.house.operations.hold(matter.file, reason: "Court.", review: review, seen: nil, session)
    }

    private static func takeOut(_ matter: InHand) throws {
        try matter.house.operations.takeOut(
            matter.report,
            of: matter.file,
            reason: "Another matter.",
            seen: nil,
            matter.officer
        )
    }

    @Test(arguments: TestEngine.available)
    func `no report is taken out of a case that is closed or kept for the law`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            try Self.hold(matter, matter.officer)
            #expect(throws: Refusal.underHold) { try Self.takeOut(matter) }
            let closed = try Erasing.closedCase(house)
            #expect(throws: Refusal.notThisStage) { try Self.takeOut(closed) }
            #expect(try matter.state.reports == [matter.report])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a report that was ever in a case that is kept for the law stays with its contact`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house) { $0.contact = Self.reach }
            try Self.takeOut(matter)
            try house.operations.triage(
                matter.report,
                .redirect(reason: "The labour office."),
                seen: nil,
                matter.officer
            )
            let subjects = [ErasureSubject.report(matter.report), .contact(report: matter.report)]
            try Self.hold(matter, matter.officer)
            for subject in subjects {
                #expect(throws: Refusal.underHold) {
                    try Erasing.ask(subject, .asked, house, matter.officer)
                }
            }
            house.clock.advance(days: 7 * 365)
            #expect(try house.operations.retentionDue(matter.officer).items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever ends a hold says their passphrase, and whoever set it is called`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let bo = try house.signIn(.secondOfficer)
            try Self.hold(matter, bo)
            func lift(_ passphrase: String) throws {
                try house.operations.liftHold(
                    matter.file,
                    reason: "Over.",
                    passphrase: passphrase,
                    seen: nil,
                    matter.officer
                )
            }
            #expect(throws: Refusal.wrongPassphrase) { try lift("not this one") }
            #expect(try matter.state.hold != nil)
            try lift(Self.pass)
            #expect(try house.store.read { try $0.notices() }.map(\.recipient) == [bo.member])
        }
    }

    @Test(arguments: TestEngine.available, ["mac", "wraps", "summary", "row"])
    func `a part that was put out of sight for the moment is missed, and nothing goes without it`(
        _ engine: TestEngine,
        _ what: String
    ) throws {
        try withInstallation(engine) { house in
            let matter = try Erasing.closedCase(house)
            let contact = try Self.contacts(matter)[0]
            let none: [UInt8] = []
            try house.engine.write { tx in
                switch what {
                case "mac": try tx.execute("UPDATE records SET mac = \(none) WHERE id = \(contact.bytes)")
                case "wraps":
                    try tx.execute("UPDATE wraps SET body = \(none) WHERE record = \(contact.bytes)")
                case "summary":
                    // So that nothing is left by which a reader could know that it was theirs.
                    try tx.execute("UPDATE wraps SET body = \(none) WHERE record = \(contact.bytes)")
                    try tx.execute("DELETE FROM summaries WHERE record = \(contact.bytes)")
                default: try tx.execute("DELETE FROM records WHERE id = \(contact.bytes)")
                }
            }
            let subjects = [ErasureSubject.caseFile(matter.file), .contact(report: matter.report)]
            for subject in subjects {
                #expect(throws: (any Error).self) {
                    try Erasing.ask(subject, .asked, house, matter.officer)
                }
            }
            #expect(house.store.alarms.all[.changedSlots] == 1)
            #expect(throws: (any Error).self) {
                try house.operations.recuse(
                    matter.file,
                    house.member(.secondOfficer),
                    .related,
                    reason: "A cousin.",
                    passphrase: Self.pass,
                    seen: nil,
                    matter.officer
                )
            }
            let bo = try house.signIn(.secondOfficer)
            #expect(try house.operations.openCase(matter.file, bo).file.state.recusals.isEmpty)
            #expect(try house.store.read { try $0.erasures() }.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a cut left in the folders goes at the next start, and a file that cannot be read ends nothing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try Erasing.closedCase(house)
            let sealed = try house.blobs.all()
            let list = house.folder + "/node/erasures"
            // Nothing can be made there: the erasure holds, and its files go all the same.
            try Files.writeDurably(list, [1])
            try Erasing.erase(matter, house)
            #expect(try !sealed.isEmpty && house.blobs.all().isEmpty)
            try Files.remove(list)
            let node = house.reopened(seed: 9)
            #expect(try node.replayErasures().trouble == nil)
            #expect(try Files.list(list).count == 1)
            try Files.writeDurably(list + "/" + ErasureID(high: 7, low: 7).hex, [1, 2, 3])
            let again = try node.replayErasures()
            #expect(again.impossible == 1 && again.again == 0)
            #expect(node.store.alarms.all[.erasuresNotRepeated] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `another node keeps a list of its own from its first start on, and erases by that one`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try Erasing.closedCase(house)
            let old = try Erasing.rows(house)
            try Erasing.erase(matter, house)
            let list = house.folder + "/node/erasures"
            // It had no part in it.
            try Files.removeTree(list)
            #expect(try house.reopened(seed: 9).replayErasures().again == 0)
            #expect(try Files.list(list).count == 1)
            try Erasing.putBack(old, house)
            #expect(try house.reopened(seed: 10).replayErasures().again == 1)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(matter.file, matter.officer) }
            // With neither the row nor a list nothing can be known of it.
            try Files.removeTree(list)
            try Erasing.putBack(old, house)
            #expect(try house.reopened(seed: 11).replayErasures().again == 0)
        }
    }
}
