// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// What two people sign away is gone with all that hangs on it, and stays gone (Design 4 "Erasure").
@Suite struct Erasing {
    static let pass = TestInstallation.passphrase

    /// A closed case with a report, a file on each, a message and a way to reach who sent it.
    static func closedCase(_ house: TestInstallation, _ grade: Int = 2) throws -> InHand {
        let told = try file(house, "one")
        let matter = try InHand(house) {
            $0.contact = WorkingContact(mode: .call, reach: "0047719955")
            $0.files = [told]
        }
        try house.operations.addFile(matter.file, try file(house, "two"), matter.officer)
        try house.operations.reply("We heard you.", to: matter.report, seen: nil, next: nil, matter.officer)
        try matter.grade(grade)
        try matter.close()
        if grade >= 4 { try matter.sign(try house.signIn(.headquarters)) }
        return matter
    }

    private static func file(_ house: TestInstallation, _ words: String) throws -> FileReference {
        let intake = try house.operations.beginFile(name: "\(words).txt", contentType: "text/plain")
        try unsafe Array(words.utf8).withUnsafeBytes { try unsafe intake.receive($0) }
        return try intake.finish()
    }

    @discardableResult
    static func ask(
        _ subject: ErasureSubject,
        _ ground: ErasureGround,
        _ house: TestInstallation,
        _ session: Session
    ) throws -> ErasureID {
        try house.operations.askErasure(of: subject, ground, passphrase: pass, session)
    }

    static func erase(_ matter: InHand, _ house: TestInstallation) throws {
        let id = try ask(.caseFile(matter.file), .asked, house, matter.officer)
        try house.operations.signErasure(id, passphrase: pass, try house.signIn(.secondOfficer))
    }

    static func isConflict(_ error: any Error) -> Bool {
        guard let refusal = error as? Refusal, case .conflict = refusal else { return false }
        return true
    }

    private static func count(_ table: SQL, _ id: RecordID, _ house: TestInstallation) throws -> Int {
        try house.engine.read {
            try $0.query("SELECT COUNT(*) FROM \(table) WHERE record = \(id.bytes)")
        }[0].int(0)
    }

    @Test(arguments: TestEngine.available)
    func `a case goes with its report, contact, thread, codes, files and reminders, and leaves hashes`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try Self.closedCase(house)
            let contact = try #require(
                try house.store.read {
                    try $0.open(ReportState.self, matter.report, matter.officer.ring)
                }.state.contact
            )
            #expect(try house.blobs.all().count == 2)
            let original = try #require(
                try house.operations.openReport(matter.report, matter.officer).originals.first
            ).record
            let id = try Self.ask(.caseFile(matter.file), .asked, house, matter.officer)
            // Nothing has gone yet, and the one who asked does not sign.
            #expect(try house.operations.openCase(matter.file, matter.officer).reports.count == 1)
            #expect(throws: Refusal.needsSecondPerson) {
                try house.operations.signErasure(id, passphrase: Self.pass, matter.officer)
            }
            let bo = try house.signIn(.secondOfficer)
            try house.operations.signErasure(id, passphrase: Self.pass, bo)

            for session in [matter.officer, bo] {
                #expect(throws: Refusal.notFound) { try house.operations.openCase(matter.file, session) }
                #expect(throws: Refusal.notFound) { try house.operations.openReport(matter.report, session) }
                for kind in [RecordKind.report, .caseFile] {
                    let list = try house.operations.list(ListFilter(kind: kind), after: nil, session)
                    #expect(list.total == 0)
                }
                #expect(try house.operations.search("goats", session).isEmpty)
            }
            if case .visit = try house.operations.follow(matter.accepted.receipt) {
                Issue.record("the receipt still opens a thread")
            }
            for record in [matter.file, matter.report, contact, original] {
                for table: SQL in ["wraps", "summaries", "inbox", "codes", "messages"] {
                    #expect(try Self.count(table, record, house) == 0)
                }
                #expect(try Self.count("entries", record, house) > 0)
                let left = try house.engine.read {
                    try $0.query(
                        "SELECT 1 FROM entries WHERE record = \(record.bytes) AND LENGTH(body) > 0"
                    )
                }
                #expect(left.isEmpty)
            }
            #expect(try house.store.read { try $0.timers() }.isEmpty)
            #expect(try house.blobs.all().isEmpty)
            #expect(house.operations.alarms(matter.officer).isEmpty)
            let views = try house.operations.erasures(bo)
            #expect(views.map(\.notice.erasure.records.count) == [4] && views[0].title.isEmpty)
            let done = try #require(views[0].notice.second)
            #expect(done.member == bo.member && views[0].outOfBackups == done.at.adding(days: 35))
            // Who does not read there learns of no erasure.
            #expect(try house.operations.erasures(house.signIn(.otherSiteOfficer)).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the way to reach somebody goes alone, and the case stays`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house) {
                $0.contact = WorkingContact(mode: .call, reach: "0047719955")
            }
            try matter.say(.withdrawContact)
            house.clock.advance(minutes: 1)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, matter.officer)
            let due = try house.operations.retentionDue(matter.officer).items
            #expect(due.map(\.subject) == [.contact(report: matter.report)])
            #expect(due.map(\.kind) == [.contactWithdrawn])
            let id = try Self.ask(.contact(report: matter.report), .withdrawn, house, matter.officer)
            let hugo = try house.signIn(.headquarters)
            try house.operations.signErasure(id, passphrase: Self.pass, hugo)
            let view = try house.operations.openReport(matter.report, hugo)
            #expect(view.contact == nil && view.report.damage.isEmpty)
            #expect(view.report.steps.last?.entry == .contactErased)
            #expect(try house.operations.retentionDue(hugo).items.isEmpty)
            #expect(throws: Refusal.notThisStage) {
                try Self.ask(.contact(report: matter.report), .withdrawn, house, matter.officer)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing goes that is open, kept for the law, changed since, or not one's own to read`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try InHand(house)
            let bo = try house.signIn(.secondOfficer)
            let chidi = try house.signIn(.otherSiteOfficer)
            let subject = ErasureSubject.caseFile(matter.file)
            #expect(throws: Refusal.notThisStage) { try Self.ask(subject, .asked, house, matter.officer) }
            try matter.grade(2)
            try matter.close()
            #expect(throws: Refusal.notFound) { try Self.ask(subject, .asked, house, chidi) }
            // A report that is in a case goes with it and not before.
            #expect(throws: Refusal.notThisStage) {
                try Self.ask(.report(matter.report), .asked, house, matter.officer)
            }
            let review = house.clock.now.day.adding(days: 90)
            func hold() throws {
                try house.operations.hold(matter.file, reason: "Court.", review: review, seen: nil, bo)
            }
            try hold()
            #expect(throws: Refusal.underHold) { try Self.ask(subject, .asked, house, matter.officer) }
            try house.operations.liftHold(
                matter.file,
                reason: "Over.",
                passphrase: Self.pass,
                seen: nil,
                bo
            )
            let id = try Self.ask(subject, .asked, house, matter.officer)
            #expect(throws: Refusal.notFound) {
                try house.operations.signErasure(id, passphrase: Self.pass, chidi)
            }
            // Kept for the law between the two signatures.
            try hold()
            #expect(throws: Refusal.underHold) {
                try house.operations.signErasure(id, passphrase: Self.pass, bo)
            }
            try house.operations.liftHold(
                matter.file,
                reason: "Over.",
                passphrase: Self.pass,
                seen: nil,
                bo
            )
            #expect {
                try house.operations.signErasure(id, passphrase: Self.pass, bo)
            } throws: { Self.isConflict($0) }
            #expect(try house.operations.openCase(matter.file, bo).file.damage.isEmpty)
            // Asked for once, it can be left, and asked for anew.
            #expect(try house.operations.declineErasures([id], bo) == 0)
            let again = try Self.ask(subject, .asked, house, matter.officer)
            try house.operations.signErasure(again, passphrase: Self.pass, bo)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(matter.file, bo) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the time for keeping is by severity, and only what is due is suggested`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let small = try Self.closedCase(house, 2)
            let grave = try Self.closedCase(house, 4)
            func due() throws -> Set<ErasureSubject> {
                Set(try house.operations.retentionDue(small.officer).items.map(\.subject))
            }
            let contacts: Set<ErasureSubject> = [
                .contact(report: small.report), .contact(report: grave.report),
            ]
            // A year after the closing nobody looks after them any more.
            house.clock.advance(days: 364)
            #expect(try due() == [])
            #expect(throws: Refusal.notThisStage) {
                try Self.ask(.caseFile(small.file), .retention, house, small.officer)
            }
            house.clock.advance(days: 4)
            #expect(try due() == contacts)
            house.clock.advance(days: 4 * 365)
            #expect(try due() == contacts.union([.caseFile(small.file)]))
            try house.operations.hold(
                small.file,
                reason: "Court.",
                review: house.clock.now.day.adding(days: 9),
                seen: nil,
                small.officer
            )
            #expect(try due() == [.contact(report: grave.report)])
            house.clock.advance(days: 5 * 365 + 2)
            #expect(try due() == [.contact(report: grave.report), .caseFile(grave.file)])
            try Self.ask(.caseFile(grave.file), .retention, house, small.officer)
            // What is asked for waits for the other signature and is not suggested again.
            #expect(try due() == [.contact(report: grave.report)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an older database that is put back erases again before it serves`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try Self.closedCase(house)
            let old = try Self.rows(house)
            let blobs = try house.blobs.all()
            try Self.erase(matter, house)
            let node = house.reopened(seed: 9)
            #expect(try node.replayErasures().again == 0)
            try Self.putBack(old, house)
            #expect(
                try house.store.read {
                    (try? $0.open(CaseState.self, matter.file, matter.officer.ring)) != nil
                }
            )
            #expect(try node.replayErasures().again == 1)
            #expect(
                try house.store.read {
                    (try? $0.open(CaseState.self, matter.file, matter.officer.ring)) == nil
                }
            )
            #expect(try node.replayErasures().again == 0)
            #expect(try house.blobs.all().isEmpty && blobs.count == 2)
            // Only the row of the notice is gone: it comes back from the node's own list.
            try house.engine.write { try $0.execute("DELETE FROM erasures") }
            #expect(try node.replayErasures().again == 1)
            #expect(try house.operations.erasures(matter.officer).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a list that nobody of the house has signed erases nothing and is told to everybody`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let matter = try Self.closedCase(house)
            let erased = try house.store.read {
                try $0.open(CaseState.self, matter.file, matter.officer.ring).erased
            }
            let stranger = SigningKeyPair(seed: SeededRandomness(seed: 77).secretKey())
            var forged = ErasureNotice(
                Erasure(
                    .caseFile(matter.file),
                    .ordered,
                    room: CompartmentID(high: 1, low: 1),
                    records: [erased],
                    blobs: []
                ),
                id: house.store.newID(),
                by: house.member(.officer),
                at: house.clock.now,
                stranger
            )
            forged.sign(by: house.member(.secondOfficer), at: house.clock.now, stranger)
            #expect(throws: RecordsError.self) { try house.store.write { try $0.erase(forged) } }
            // Sealed with the node's own key, as somebody could who has the machine and no member's key.
            try house.store.write { try $0.ask(forged) }
            let node = house.reopened(seed: 9)
            #expect(try node.replayErasures().again == 0)
            #expect(node.store.alarms.all[.erasuresNotRepeated] == 1)
            #expect(try house.operations.openCase(matter.file, matter.officer).file.damage.isEmpty)
            #expect(throws: Refusal.notFound) {
                try house.operations.signErasure(
                    forged.id,
                    passphrase: Self.pass,
                    try house.signIn(.secondOfficer)
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `two of the house who do not read a room sign nothing of it away`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let matter = try Self.closedCase(house)
            let file = try house.store.read {
                try $0.open(CaseState.self, matter.file, matter.officer.ring)
            }
            let erasure = Erasure(
                .caseFile(matter.file),
                .ordered,
                room: file.compartment,
                records: [file.erased],
                blobs: []
            )
            let bo = try house.signIn(.secondOfficer)
            let strangers = try [house.signIn(.otherSiteOfficer), house.signIn(.auditor)]
            func notice(_ one: Session, _ other: Session) -> ErasureNotice {
                let at = house.clock.now
                var notice = ErasureNotice(
                    erasure,
                    id: house.store.newID(),
                    by: one.member,
                    at: at,
                    one.writer.signing
                )
                notice.sign(by: other.member, at: at, other.writer.signing)
                return notice
            }
            for (one, other) in [(strangers[0], strangers[1]), (bo, strangers[0]), (strangers[1], bo)] {
                #expect(throws: RecordsError.notEntitled) {
                    try house.store.write { try $0.erase(notice(one, other)) }
                }
            }
            // Sealed by the node, as somebody could who has its keys and those of two such people.
            try house.store.write { try $0.ask(notice(strangers[0], strangers[1])) }
            let node = house.reopened(seed: 9)
            #expect(try node.replayErasures().again == 0)
            #expect(node.store.alarms.all[.erasuresNotRepeated] == 1)
            #expect(try house.operations.openCase(matter.file, bo).file.damage.isEmpty)
            _ = try house.store.write { try $0.erase(notice(matter.officer, bo)) }
            #expect(throws: Refusal.notFound) { try house.operations.openCase(matter.file, bo) }
        }
    }

    private static let kept: [(table: SQL, columns: SQL, count: Int)] = [
        ("records", "id, generation, head, hash, change, pending, day, inbox, mac", 9),
        ("wraps", "record, generation, slot, body", 4),
        ("entries", "record, seq, generation, previous, body, hash", 6),
        ("summaries", "record, slot, body, words", 4), ("blobs", "id, day, owner", 3),
        ("erasures", "id, body", 2),
    ]

    /// What a copy of the database would hold.
    static func rows(_ house: TestInstallation) throws -> [[[Bind]]] {
        try house.engine.read { tx in
            try kept.map { table in
                try tx.query("SELECT \(table.columns) FROM \(table.table)").map { row in
                    try (0..<table.count).map { try row.value($0) }
                }
            }
        }
    }

    static func putBack(_ rows: [[[Bind]]], _ house: TestInstallation) throws {
        try house.engine.write { tx in
            for (table, rows) in zip(kept, rows) {
                try tx.execute("DELETE FROM \(table.table)")
                for row in rows {
                    try tx.execute("INSERT INTO \(table.table) (\(table.columns)) VALUES \(SQL.list(row))")
                }
            }
        }
    }
}
