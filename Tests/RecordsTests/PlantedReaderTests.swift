// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// Neither an administrator nor somebody who can write to the database can plant a reader (Design 4).
@Suite struct PlantedReaders {
    private static let mole = MemberID(high: 7, low: 7)

    private static func newcomer(_ keys: MemberKeys, _ human: String = "Mole") -> Newcomer {
        Newcomer(
            id: mole,
            description: MemberDescription(name: human, title: "", roles: [.officer], site: nil),
            human: human,
            keys: keys.publicKeys
        )
    }

    /// What every node makes of the table afterwards: the planted step is told and counts for nothing, the rest goes on.
    private func expectRefused(_ house: TestInstallation, _ why: Comment) throws {
        let node = house.reopened(seed: 70)
        _ = try node.installation()
        _ = try house.operations.installation()
        for operations in [node, house.operations] {
            #expect(operations.store.alarms.all[.brokenDirectory] == 1, why)
            #expect(operations.directory.people[Self.mole]?.isActive != true, why)
            for room in operations.directory.compartments.values {
                #expect(!room.readers.contains(Self.mole), why)
            }
        }
        _ = try node.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: "They came at night."),
            token: nil
        )
        let officer = try house.signIn(.officer)
        #expect(try house.operations.list(ListFilter(kind: .report), after: nil, officer).total == 1, why)
    }

    @Test(arguments: TestEngine.available)
    func `by a step that nobody signed, a stranger signed, or somebody disabled signed`(
        _ engine: TestEngine
    ) throws {
        let keys = MemberKeys(SeededRandomness(seed: 71))
        let asked = DirectoryEntry.memberAsked(Self.newcomer(keys))
        try withInstallation(engine) { house in
            try DirectoryForger(house: house).plant(asked, by: house.member(.administrator), signing: nil)
            try expectRefused(house, "not signed")
        }
        try withInstallation(engine) { house in
            try DirectoryForger(house: house)
                .plant(asked, by: house.member(.administrator), signing: keys.signing)
            try expectRefused(house, "signed by a stranger in the administrator's name")
        }
        try withInstallation(engine) { house in
            try DirectoryForger(house: house).plant(asked, by: Self.mole, signing: keys.signing)
            try expectRefused(house, "signed by a stranger")
        }
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let signing = try forger.keys(.secondOfficer).signing
            try house.operations.disableMember(
                house.member(.secondOfficer),
                reason: "left",
                house.signIn(.administrator)
            )
            let room = try #require(
                house.operations.directory.compartment(.casework, site: house.ridge)?.id
            )
            try forger.plant(
                .revoked(room, house.member(.headquarters), reason: "mine"),
                by: house.member(.secondOfficer),
                signing: signing
            )
            try expectRefused(house, "signed by somebody disabled")
        }
    }

    @Test(arguments: TestEngine.available)
    func `by an administrator who signs a key that counts at once, or vouches twice`(
        _ engine: TestEngine
    ) throws {
        let keys = MemberKeys(SeededRandomness(seed: 72))
        let new = Self.newcomer(keys)
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            try forger.plant(
                .memberAdded(
                    new.id,
                    new.description,
                    sealing: new.keys.sealing,
                    signing: new.keys.signing
                ),
                by: house.member(.administrator),
                signing: forger.keys(.administrator).signing
            )
            try expectRefused(house, "the step of chains from before")
        }
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let administrator = house.member(.administrator)
            let signing = try forger.keys(.administrator).signing
            let own = MemberKeys(SeededRandomness(seed: 73))
            try forger.plant(.memberAsked(new), by: administrator, signing: signing)
            try forger.plant(.keyTaken(new.id, own.publicKeys), by: new.id, signing: keys.signing)
            try forger.plant(
                .keyConfirmed(new.id, own.publicKeys, byVoice: false),
                by: administrator,
                signing: signing
            )
            let node = house.reopened(seed: 74)
            _ = try node.installation()
            #expect(node.directory.people[new.id]?.waiting?.confirmations.count == 1)
            #expect(node.directory.people[new.id]?.isActive == false)
            try forger.plant(
                .keyConfirmed(new.id, own.publicKeys, byVoice: false),
                by: administrator,
                signing: signing
            )
            try expectRefused(house, "vouched for twice by one person")
        }
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let administrator = house.member(.administrator)
            let signing = try forger.keys(.administrator).signing
            let own = MemberKeys(SeededRandomness(seed: 73))
            try forger.plant(.memberAsked(new), by: administrator, signing: signing)
            try forger.plant(.keyTaken(new.id, own.publicKeys), by: new.id, signing: keys.signing)
            try forger.plant(
                .keyConfirmed(new.id, own.publicKeys, byVoice: true),
                by: administrator,
                signing: signing
            )
            try expectRefused(house, "compared by voice by whoever asked")
        }
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            try forger.plant(
                .memberAsked(Self.newcomer(keys, "Ada Admin")),
                by: house.member(.administrator),
                signing: forger.keys(.administrator).signing
            )
            try expectRefused(house, "a second account of the administrator")
        }
    }

    @Test(arguments: TestEngine.available)
    func `by a grant to a key that waits, a grant of somebody who reads nothing, or a room's other key`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let waiting = try house.newcomer(
                "nora",
                MemberDescription(name: "Nora", title: "", roles: [.officer], site: nil)
            )
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge))
            try forger.plant(
                .granted(
                    Grant(compartment: room.id, epoch: 1, recipient: waiting.id, sealed: [1, 2, 3])
                ),
                by: house.member(.officer),
                signing: forger.keys(.officer).signing
            )
            try expectRefused(house, "a grant to a key that waits")
            #expect(house.operations.directory.compartments(of: waiting.id).isEmpty)
        }
        let writers: [(TestInstallation.Who, Comment)] = [
            (.officer, "a grant of somebody who does not read there"),
            (.administrator, "a grant of whoever made the room, after its first day"),
        ]
        for (writer, why) in writers {
            try withInstallation(engine) { house in
                house.clock.advance(minutes: 1)
                let forger = DirectoryForger(house: house)
                let room = try #require(
                    house.operations.directory.compartment(.restricted, site: house.ridge)
                )
                try forger.plant(
                    .granted(
                        Grant(
                            compartment: room.id,
                            epoch: 1,
                            recipient: house.member(.secondOfficer),
                            sealed: [1, 2, 3]
                        )
                    ),
                    by: house.member(writer),
                    signing: forger.keys(writer).signing
                )
                try expectRefused(house, why)
            }
        }
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let room = try #require(house.operations.directory.compartment(.restricted, site: house.ridge))
            let own = MemberKeys(SeededRandomness(seed: 75)).publicKeys.sealing
            try forger.plant(
                .epochStarted(room.id, epoch: 2, publicKey: own, history: []),
                by: house.member(.administrator),
                signing: forger.keys(.administrator).signing
            )
            try expectRefused(house, "a room's key exchanged by somebody who does not read there")
            #expect(house.operations.directory.compartments[room.id]?.publicKeys == room.publicKeys)
        }
    }

    @Test(arguments: TestEngine.available)
    func `by a grant that was moved to another room: its seal opens nothing there`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let officer = house.member(.officer)
            let directory = house.operations.directory
            let own = try #require(directory.compartment(.casework, site: house.ridge))
            let other = try #require(directory.compartment(.casework, site: house.port))
            let grant = try #require(own.grants[officer])
            // The reader of the other room signs it, without the room's own secret inside.
            try forger.plant(
                .granted(
                    Grant(compartment: other.id, epoch: 1, recipient: officer, sealed: grant.sealed)
                ),
                by: house.member(.otherSiteOfficer),
                signing: forger.keys(.otherSiteOfficer).signing
            )
            let session = try house.signIn(.officer)
            #expect(session.ring.newest(own.id) != nil)
            #expect(session.ring.newest(other.id) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `by a row in the table of members: other keys than those of the directory are nobody's`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signedIn(.officer)
            let stored = try #require(try house.store.read { try $0.account(house.member(.officer)) })
            let salt = [UInt8](repeating: 4, count: 16)
            let known = "known to the attacker"
            let key = try house.store.passphraseKey(known, salt: salt, parameters: .minimum)
            try house.store.write { tx in
                try tx.put(
                    account: house.member(.officer),
                    keys: MemberKeys(SeededRandomness(seed: 76)),
                    key: key,
                    salt: salt,
                    parameters: .minimum,
                    guarded: stored.guarded
                )
            }
            house.wall.advance(minutes: 1)
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.signIn(
                    login: "amina",
                    passphrase: known,
                    code: house.code(.officer)
                )
            }
            // Nor does it stand for the passphrase that a session is asked for again.
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.confirm(known, officer.session)
            }
            try house.engine.write { try $0.execute("UPDATE members SET guard = \([1, 2] as [UInt8])") }
            #expect(throws: Refusal.wrongPassphrase) {
                try house.operations.signIn(
                    login: "bo",
                    passphrase: TestInstallation.passphrase,
                    code: "000000"
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `by cutting the chain: a node that runs notices, and no node begins from nothing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            try house.operations.disableMember(
                house.member(.secondOfficer),
                reason: "left",
                house.signIn(.administrator)
            )
            try house.engine.write {
                try $0.execute("DELETE FROM directory WHERE seq = (SELECT MAX(seq) FROM directory)")
            }
            _ = try house.operations.installation()
            #expect(house.operations.store.alarms.all[.brokenDirectory] == 1)
            #expect(house.operations.directory.people[house.member(.secondOfficer)]?.isActive == false)
            let administrator = try house.signIn(.administrator)
            #expect(throws: Refusal.brokenDirectory) {
                try house.operations.enableMember(house.member(.secondOfficer), administrator)
            }
            try house.engine.write { try $0.execute("DELETE FROM directory") }
            #expect(throws: RecordsError.directory(.wrongRoot)) {
                try house.reopened(seed: 77).installation()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `by another first day: everybody of the first day stands under the pinned fingerprint`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let founder = house.member(.administrator)
            let signing = try forger.keys(.administrator).signing
            let people = house.operations.directory.people.values.sorted { $0.id < $1.id }
            var members = people.compactMap { person in
                person.keys.map {
                    Newcomer(
                        id: person.id,
                        description: person.description,
                        human: person.human,
                        keys: $0
                    )
                }
            }
            members.append(Self.newcomer(MemberKeys(SeededRandomness(seed: 78))))
            try house.engine.write { try $0.execute("DELETE FROM directory") }
            try house.engine.write {
                try $0.execute(
                    "INSERT INTO directory (seq, body, hash) VALUES (0, \([1] as [UInt8]), \([] as [UInt8]))"
                )
            }
            // The founder, who has the pinned founder's own key, writes the first day anew with one more person.
            try forger.plant(
                .foundedTogether(name: "Tallowmere Resources", founder: founder, members),
                by: founder,
                signing: signing
            )
            #expect(throws: RecordsError.directory(.wrongRoot)) {
                try house.reopened(seed: 79).installation()
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nor by a key that has ended: what it signs afterwards is shown as damaged`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let old = try forger.keys(.secondOfficer)
            let second = try house.signIn(.secondOfficer)
            _ = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Before."),
                token: nil
            )
            let report = try #require(
                try house.operations.list(ListFilter(kind: .report), after: nil, second).lines.first?.row.id
            )
            try house.operations.noteOnReport(report, "from before", seen: nil, second)
            let ring = second.ring
            _ = try house.operations.resetMember(
                house.member(.secondOfficer),
                reason: "lost",
                passphrase: "from the sign-in sheet",
                house.signIn(.administrator)
            )
            house.clock.advance(minutes: 60)
            // Whoever kept the old keys and the room's secret writes into the database.
            let writer = Writer(member: house.member(.secondOfficer), signing: old.signing, ring: ring)
            try house.store.write { tx in
                var opened = try tx.open(ReportState.self, report, ring)
                try tx.append(&opened, [.noted(text: "from the thief")], by: writer)
            }
            // Another node, which has not seen it written.
            let node = house.reopened(seed: 80)
            _ = try node.installation()
            house.wall.advance(minutes: 1)
            let officer = try node.signIn(
                login: house.account(.officer).login,
                passphrase: TestInstallation.passphrase,
                code: house.code(.officer)
            ).session
            let opened = try node.openReport(report, officer).report
            #expect(opened.steps.contains { $0.entry == .noted(text: "from before") })
            #expect(!opened.steps.contains { $0.entry == .noted(text: "from the thief") })
            #expect(!opened.damage.isEmpty)
        }
    }
}
