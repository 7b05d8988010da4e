// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// What somebody gets who takes the database with some of the keys: calculated here with the library's own functions.
@Suite struct TwoHalves {
    private static let name = "Oxenholme Wren"

    private struct Kept {
        let house: TestInstallation
        let report: RecordID
        let part: KeptApart
    }

    /// Every member's keys, as a thief has them who knows their passphrases.
    private static func keys(_ house: TestInstallation, _ who: TestInstallation.Who) throws -> MemberKeys {
        try DirectoryForger(house: house).keys(who)
    }

    private static func keep(_ house: TestInstallation, _ name: String = TwoHalves.name) throws -> Kept {
        let accepted = try house.operations.acceptReport(
            NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                words: "Goats.",
                contact: WorkingContact(mode: .call, reach: "1", name: name)
            ),
            token: nil
        )
        let officer = try house.signIn(.officer)
        _ = try house.operations.rows(ListFilter(kind: .report), officer)
        let opened = try house.operations.openReport(accepted.id, officer).report
        return Kept(
            house: house,
            report: accepted.id,
            part: try #require(opened.state.apart.first).part
        )
    }

    /// The pair of a room, from the grant of a member who reads it.
    private static func pair(
        _ house: TestInstallation,
        _ who: TestInstallation.Who,
        _ room: DirectoryState.Room
    ) throws -> SealingKeyPair {
        let grant = try #require(room.grants[house.member(who)])
        let plain = try keys(house, who).sealing.open(grant.sealed)
        return SealingKeyPair(
            seed: try SecretKey(copying: Array(plain[32...])).derive("amparo compartment pair")
        )
    }

    private static func stored(_ kept: Kept) throws -> (slot: [UInt8], body: [UInt8]) {
        try kept.house.engine.read { tx in
            let id = kept.part.record.bytes
            let slot = try tx.query("SELECT body FROM wraps WHERE record = \(id)")
            let body = try tx.query("SELECT body FROM entries WHERE record = \(id)")
            #expect(slot.count == 1 && body.count == 1)
            return (try #require(slot.first).blob(0), try #require(body.first).blob(0))
        }
    }

    private static func number(_ value: Int64) -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed64(value)
        return writer.bytes
    }

    /// What the one entry says under this key; nil where it does not open.
    private static func open(_ kept: Kept, _ key: SecretKey) throws -> [UInt8]? {
        let context = Digest.of(
            "amparo entry",
            [kept.part.record.bytes, number(1), number(1), []]
        )
        return try? Seal.open(stored(kept).body, key: key, context: context)
    }

    @Test(arguments: TestEngine.available)
    func `open together, and neither alone opens anything`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let kept = try Self.keep(house)
            let readers = try SecretKey(copying: kept.part.half)
            let names = try #require(house.operations.directory.compartment(.identities, site: nil))
            let slot = try Self.pair(house, .custodian, names).open(Self.stored(kept).slot)
            let custodians = try SecretKey(copying: Array(slot[32...]))
            let both = try #require(try Self.open(kept, SecretKey.xor(custodians, readers)))
            #expect(AThief.contains(both, Self.name))
            #expect(try Self.open(kept, custodians) == nil)
            #expect(try Self.open(kept, readers) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `stay closed to a thief with the database, the node's secrets and every case reader's keys`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let kept = try Self.keep(house)
            let slot = try Self.stored(kept).slot
            for room in house.operations.directory.compartments.values where room.kind.holdsCases {
                for who in TestInstallation.Who.allCases where room.readers.contains(house.member(who)) {
                    #expect(throws: VaultError.self) { try Self.pair(house, who, room).open(slot) }
                    #expect(throws: VaultError.self) { try Self.keys(house, who).sealing.open(slot) }
                }
            }
            // And with every key of a custodian alone: the report with its half does not open.
            let custodian = try Self.keys(house, .custodian)
            let ring = house.store.ring(for: house.member(.custodian), keys: custodian)
            #expect(!ring.keys.isEmpty)
            #expect(throws: RecordsError.notFound) {
                try house.store.read { try $0.open(ReportState.self, kept.report, ring) }
            }
            for table in try AThief.everything(house.engine) {
                #expect(!AThief.contains(table.bytes, "Oxenholme"), "\(table.name)")
                #expect(!AThief.contains(table.bytes, kept.part.half), "\(table.name)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `are lent to a session only: nobody's keys open the row that lies there meanwhile`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let kept = try Self.keep(house)
            let officer = try house.signIn(.officer)
            try Self.lend(kept, officer)
            let key = house.secrets.timer.derive("amparo lent halves")
            let row = try #require(
                try house.engine.read { try $0.query("SELECT id, body FROM readings").first }
            )
            let plain = try Padding.unpad(Seal.open(row.blob(1), key: key, context: row.blob(0)))
            var reader = ByteReader(plain)
            _ = try reader.instant()
            let box = try reader.blob()
            for who in TestInstallation.Who.allCases {
                #expect(throws: VaultError.self, "\(who)") { try Self.keys(house, who).sealing.open(box) }
            }
        }
    }

    @discardableResult
    private static func lend(_ kept: Kept, _ officer: Session) throws -> RecordID {
        let reading = try kept.house.operations.askToRead(
            kept.part.record,
            of: kept.report,
            ReadingQuestion(purpose: .service, words: "The doctor asks."),
            officer
        )
        try allow(reading, kept.house)
        return reading
    }

    private static func allow(_ reading: RecordID, _ house: TestInstallation) throws {
        try house.operations.answerReading(
            reading,
            .grant(hours: 4),
            passphrase: TestInstallation.passphrase,
            seen: nil,
            house.signIn(.custodian)
        )
    }

    @Test(arguments: TestEngine.available)
    func `that were exchanged are refused and told`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let first = try Self.keep(house)
            let second = try Self.keep(house, "Other")
            let (a, b) = (first.part.record.bytes, second.part.record.bytes)
            let (one, two) = (try Self.stored(first).slot, try Self.stored(second).slot)
            try house.engine.write { tx in
                try tx.execute("UPDATE wraps SET body = \(two) WHERE record = \(a)")
                try tx.execute("UPDATE wraps SET body = \(one) WHERE record = \(b)")
            }
            let officer = try house.signIn(.officer)
            #expect(throws: Refusal.halvesDiffer) { try Self.lend(first, officer) }
            #expect(house.operations.store.alarms.all[.changedSlots] == 1)
            #expect(try house.engine.read { try $0.query("SELECT 1 FROM readings").isEmpty })
        }
    }

    @Test(arguments: TestEngine.available)
    func `and rows lent to one request and put in another's place are refused and told`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let first = try Self.keep(house)
            let second = try Self.keep(house, "Other")
            let officer = try house.signIn(.officer)
            try Self.lend(first, officer)
            let old = try house.engine.read { try $0.query("SELECT body FROM readings").first?.blob(0) }
            try Self.lend(second, officer)
            #expect(
                try house.operations.readApart(first.part.record, of: first.report, officer).identity.name
                    == Self.name
            )
            let body = try #require(old)
            try house.engine.write { try $0.execute("UPDATE readings SET body = \(body)") }
            #expect(throws: Refusal.halvesDiffer) {
                try house.operations.readApart(second.part.record, of: second.report, officer)
            }
            #expect(house.operations.store.alarms.all[.changedSlots] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `are lent for the report that they are of, whatever the request says`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let kept = try Self.keep(house)
            let other = try Self.keep(house, "Other")
            let officer = try house.signIn(.officer)
            let names = try #require(house.operations.directory.compartment(.identities, site: nil))
            // A reader of both, who asks past the program: the custodians see the code of a harmless report.
            let reading: RecordID = house.store.newID()
            try house.store.write { tx in
                let request = ReadingRequest(
                    report: other.report,
                    apart: kept.part.record,
                    code: "",
                    purpose: .service,
                    words: "The doctor asks.",
                    isUrgent: false,
                    sessionKey: SealingKeyPair(seed: house.store.randomness.secretKey()).publicKey.bytes
                )
                var asked = try tx.create(
                    ReadingState.self,
                    id: reading,
                    in: #require(house.operations.directory.compartment(.casework, site: house.ridge)).id,
                    [.asked(request)],
                    by: officer.writer
                )
                try tx.share(&asked, with: names.id, reason: "", by: officer.writer)
            }
            #expect(throws: Refusal.halvesDiffer) { try Self.allow(reading, house) }
            #expect(try house.engine.read { try $0.query("SELECT 1 FROM readings").isEmpty })
        }
    }

    @Test(arguments: TestEngine.available)
    func `are noted under the case of their own report, not of the request`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let kept = try Self.keep(house)
            let officer = try house.signIn(.officer)
            let names = try #require(house.operations.directory.compartment(.identities, site: nil))
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge)).id
            let reading: RecordID = house.store.newID()
            try house.store.write { tx in
                let request = ReadingRequest(
                    report: kept.report,
                    apart: kept.part.record,
                    code: "KR-HARMLESS",
                    purpose: .service,
                    words: "The doctor asks.",
                    isUrgent: false,
                    sessionKey: officer.readingPair.publicKey.bytes
                )
                var asked = try tx.create(
                    ReadingState.self,
                    id: reading,
                    in: room,
                    [.asked(request)],
                    by: officer.writer
                )
                try tx.share(&asked, with: names.id, reason: "", by: officer.writer)
                var opened = try tx.open(ReportState.self, kept.report, officer.ring)
                try tx.append(&opened, [.readingAsked(reading)], by: officer.writer)
            }
            try Self.allow(reading, house)
            let found = try house.operations.readApart(kept.part.record, of: kept.report, officer)
            #expect(found.identity.name == Self.name)
            let today = house.operations.now.day
            let page = try house.operations.readAccessLog(
                AccessFilter(from: today, to: today, act: .readIdentity),
                house.signIn(.auditor)
            )
            #expect(page.lines.map(\.entry.event.code) == [""])
        }
    }

    @Test(arguments: TestEngine.available)
    func `from before they named a report open as they did`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let kept = try Self.keep(house)
            let names = try #require(house.operations.directory.compartment(.identities, site: nil))
            let (record, room) = (kept.part.record.bytes, names.id.bytes)
            let plain = try Self.pair(house, .custodian, names).open(Self.stored(kept).slot)
            let binding = Digest.of(
                "amparo custodians' half",
                [record, room, Self.number(1), Self.number(1)]
            )
            let publicKey = try #require(names.publicKeys[1])
            let slot = try SealingPublicKey(publicKey).seal(binding + plain[32...])
            try house.engine.write { tx in
                let inbox = try #require(
                    try tx.query("SELECT inbox FROM records WHERE id = \(record)").first
                ).blob(0)
                let slots = Digest.of("amparo record slots", [Self.number(0), slot])
                let mac = house.secrets.intake.mac(
                    "amparo record inbox",
                    record + Self.number(1) + inbox + slots
                )
                try tx.execute("UPDATE wraps SET body = \(slot) WHERE record = \(record)")
                try tx.execute("UPDATE records SET mac = \(mac) WHERE id = \(record)")
            }
            let officer = try house.signIn(.officer)
            try Self.lend(kept, officer)
            #expect(
                try house.operations.readApart(kept.part.record, of: kept.report, officer).identity.name
                    == Self.name
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `are sealed to whoever is a custodian when they are stored, not when they were made`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let kept = try Self.keep(house, "Other")
            let officer = try house.signIn(.officer)
            let custodian = try house.signIn(.custodian)
            let names = try #require(house.operations.directory.compartment(.identities, site: nil))
            let second = try house.join(
                "nia",
                MemberDescription(name: "Nia", title: "", roles: [.custodian], site: nil)
            )
            let pass = TestInstallation.passphrase
            try house.operations.grant(names.id, to: second.id, passphrase: pass, custodian)
            let made = try #require(
                try house.store.keepApart(
                    .name(Identity(name: Self.name)),
                    by: officer.writer,
                    at: house.clock.now
                )
            )
            // Let go while the name was on its way.
            try house.operations.revoke(
                second.id,
                from: names.id,
                reason: "left",
                passphrase: pass,
                custodian
            )
            try house.store.write { tx in
                var report = try tx.open(ReportState.self, kept.report, officer.ring)
                try tx.put(made, of: kept.report)
                try tx.append(&report, [.keptApart(made.part)], by: officer.writer)
            }
            let now = try #require(house.operations.directory.compartment(.identities, site: nil))
            #expect(now.epoch == names.epoch + 1)
            let part = Kept(house: house, report: kept.report, part: made.part)
            #expect(throws: VaultError.self) {
                try Self.pair(house, .custodian, names).open(Self.stored(part).slot)
            }
            try Self.lend(part, officer)
            #expect(
                try house.operations.readApart(made.part.record, of: kept.report, officer).identity.name
                    == Self.name
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `do not come together by a planted step of the directory`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let names = try #require(house.operations.directory.compartment(.identities, site: nil))
            // A custodian who can write to the database lets a case reader in, with a genuine signature.
            let grant = try #require(names.grants[house.member(.custodian)])
            try forger.plant(
                .granted(
                    Grant(
                        compartment: names.id,
                        epoch: names.epoch,
                        recipient: house.member(.officer),
                        sealed: grant.sealed
                    )
                ),
                by: house.member(.custodian),
                signing: forger.keys(.custodian).signing
            )
            let node = house.reopened(seed: 70)
            _ = try node.installation()
            _ = try house.operations.installation()
            for operations in [node, house.operations] {
                #expect(operations.store.alarms.all[.brokenDirectory] == 1)
                let room = operations.directory.compartment(.identities, site: nil)
                #expect(room?.readers == [house.member(.custodian)])
            }
        }
    }
}
