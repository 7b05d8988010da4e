// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// An emergency key is no way around the signed directory: what is planted is told and counts for nothing (Design 4).
@Suite struct PlantedEmergencyKeys {
    private typealias Who = TestInstallation.Who
    private static let set = 77

    private static func told(_ house: TestInstallation) throws -> DirectoryState {
        let node = house.reopened(seed: 80)
        _ = try node.installation()
        #expect(node.store.alarms.all[.brokenDirectory] == 1)
        return node.directory
    }

    private static func proposal(
        _ house: TestInstallation,
        _ group: TrustGroup,
        _ holders: [Who],
        needed: Int = 2,
        waitMinutes: Int = 1440
    ) -> DirectoryEntry {
        .recovery(
            .proposed(
                set: set,
                group,
                needed: needed,
                holders: holders.map { house.member($0) },
                waitMinutes: waitMinutes
            )
        )
    }

    private static func made(_ secret: SecretKey, _ count: Int) -> DirectoryEntry {
        .recovery(
            .made(
                set: set,
                publicKey: SealingKeyPair(seed: secret).publicKey.bytes,
                marks: (0..<count).map { ShareMark(whole: [UInt8($0)], check: [UInt8($0)]) }
            )
        )
    }

    @Test(arguments: TestEngine.available)
    func `a key that nobody signed, or somebody signed who reads nothing of it`(_ engine: TestEngine) throws {
        let secret = SeededRandomness(seed: 81).secretKey()
        for signer in [nil, Who.administrator, .otherSiteOfficer] {
            try withInstallation(engine) { house in
                let forger = DirectoryForger(house: house)
                let holders: [Who] = [.focalPoint, .headquarters, .independentReader]
                try forger.plant(
                    Self.proposal(house, .restricted, holders, needed: 3),
                    by: house.member(.administrator),
                    signing: forger.keys(.administrator).signing
                )
                try forger.plant(
                    Self.made(secret, 3),
                    by: house.member(signer ?? .focalPoint),
                    signing: try signer.map { try forger.keys($0).signing }
                )
                let directory = try Self.told(house)
                #expect(directory.recoverySets.map(\.publicKey) == [nil])
            }
        }
    }

    /// They could keep the whole of it, and the only independent reader would seal to it what is kept from them.
    @Test(arguments: TestEngine.available)
    func `a key of what a site must not see, made by somebody of it who reads one case`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let officer = house.member(.officer)
            let signing = try forger.keys(.officer).signing
            let room = CompartmentID(high: 3, low: 3)
            let secret = SeededRandomness(seed: 86).secretKey()
            let grant = Grant(compartment: room, epoch: 1, recipient: officer, sealed: [1])
            for step in [
                .compartmentCreated(room, .single, site: house.ridge, name: "", publicKey: [1]),
                .granted(grant),
                Self.proposal(
                    house,
                    .monitor,
                    [.focalPoint, .headquarters, .independentReader],
                    needed: 3
                ), Self.made(secret, 3),
            ] { try forger.plant(step, by: officer, signing: signing) }
            let directory = try Self.told(house)
            #expect(directory.compartments[room]?.readers == [officer])
            #expect(directory.recoverySets.map(\.publicKey) == [nil])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a quorum of the company alone, even when a reader of those rooms signs it`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            try forger.plant(
                Self.proposal(house, .restricted, [.focalPoint, .headquarters, .independentReader]),
                by: house.member(.focalPoint),
                signing: forger.keys(.focalPoint).signing
            )
            #expect(try Self.told(house).recoverySets.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a room sealed to a key that its holders do not have`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let signing = try forger.keys(.officer).signing
            let secret = SeededRandomness(seed: 82).secretKey()
            for step in [
                Self.proposal(house, .casework, [.officer, .headquarters]), Self.made(secret, 2),
                .recovery(.held(set: Self.set)),
            ] { try forger.plant(step, by: house.member(.officer), signing: signing) }
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge)?.id)
            try forger.plant(
                .recovery(.roomSealed(set: Self.set, room, epoch: 1, sealed: [1])),
                by: house.member(.officer),
                signing: signing
            )
            let directory = try Self.told(house)
            #expect(directory.recoverySets.map(\.publicKey?.count) == [32])
            #expect(directory.compartments[room]?.recovery == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `another public key in the place of the one that was signed`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            let signing = try forger.keys(.officer).signing
            let randomness = SeededRandomness(seed: 83)
            try forger.plant(
                Self.proposal(house, .casework, [.officer, .headquarters]),
                by: house.member(.officer),
                signing: signing
            )
            try forger.plant(
                Self.made(randomness.secretKey(), 2),
                by: house.member(.officer),
                signing: signing
            )
            // The same step with another key, signed by nobody who may, in the place of the true one.
            try house.engine.write { tx in
                let last = try #require(try tx.query("SELECT MAX(seq) FROM directory").first?.int(0))
                try tx.execute("DELETE FROM directory WHERE seq = \(last)")
            }
            let stranger = MemberKeys(randomness)
            try forger.plant(
                Self.made(randomness.secretKey(), 2),
                by: house.member(.officer),
                signing: stranger.signing
            )
            #expect(try Self.told(house).recoverySets.map(\.publicKey) == [nil])
        }
    }

    /// A key that counts and to which the ridge's room is sealed; the house's clock stands where it stood.
    private static func plantReady(_ house: TestInstallation) throws -> CompartmentID {
        let forger = DirectoryForger(house: house)
        let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge)?.id)
        let steps: [(DirectoryEntry, Who)] = [
            (proposal(house, .casework, [.officer, .headquarters]), .officer),
            (made(SeededRandomness(seed: 84).secretKey(), 2), .officer),
            (.recovery(.held(set: set)), .officer), (.recovery(.held(set: set)), .headquarters),
            (.recovery(.roomSealed(set: set, room, epoch: 1, sealed: [1])), .officer),
        ]
        for (step, who) in steps {
            try forger.plant(step, by: house.member(who), signing: forger.keys(who).signing)
        }
        return room
    }

    @Test(arguments: TestEngine.available)
    func `a use that is dated back by its wait, and a wait that nobody could notice`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            _ = try Self.plantReady(house)
            let forger = DirectoryForger(house: house)
            let id = RecoveryID(high: 1, low: 1)
            func announce(at: Instant) throws {
                let step = RecoveryStep.announced(
                    id,
                    set: Self.set,
                    site: nil,
                    recipient: house.member(.otherSiteOfficer),
                    reason: "r"
                )
                try forger.plant(
                    .recovery(step),
                    by: house.member(.administrator),
                    signing: forger.keys(.administrator).signing,
                    at: at
                )
            }
            try announce(at: house.clock.now.adding(days: -2))
            #expect(try Self.told(house).recoveries.isEmpty)
            // Clocks of nodes that differ by minutes break nothing.
            try house.engine.write { tx in
                let last = try #require(try tx.query("SELECT MAX(seq) FROM directory").first?.int(0))
                try tx.execute("DELETE FROM directory WHERE seq = \(last)")
            }
            try announce(at: house.clock.now.adding(milliseconds: -299_000))
            let node = house.reopened(seed: 85)
            _ = try node.installation()
            #expect(node.store.alarms.all[.brokenDirectory] == nil)
            #expect(node.directory.recoveries[id]?.isOpen == true)
        }
        try withInstallation(engine) { house in
            let forger = DirectoryForger(house: house)
            try forger.plant(
                Self.proposal(house, .casework, [.officer, .headquarters], waitMinutes: 1439),
                by: house.member(.officer),
                signing: forger.keys(.officer).signing
            )
            #expect(try Self.told(house).recoverySets.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a step that is dated far ahead is told, and holds up no use`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            _ = try Self.plantReady(house)
            let forger = DirectoryForger(house: house)
            let id = RecoveryID(high: 1, low: 1)
            func plant(_ step: DirectoryEntry, _ who: Who, at: Instant? = nil) throws {
                try forger.plant(step, by: house.member(who), signing: forger.keys(who).signing, at: at)
            }
            try plant(.confirmationBegan, .auditor, at: house.clock.now.adding(days: 50 * 365))
            let node = house.reopened(seed: 88)
            _ = try node.installation()
            #expect(node.store.alarms.all[.stepDatedAhead] == 1)
            #expect(node.store.alarms.all[.brokenDirectory] == nil)
            // Somebody's ordinary step, and an announcement by another.
            try plant(.recovery(.held(set: Self.set)), .headquarters)
            try plant(
                .recovery(
                    .announced(
                        id,
                        set: Self.set,
                        site: nil,
                        recipient: house.member(.otherSiteOfficer),
                        reason: "r"
                    )
                ),
                .administrator
            )
            let later = house.reopened(seed: 89)
            _ = try later.installation()
            #expect(later.store.alarms.all[.brokenDirectory] == nil)
            #expect(later.directory.recoveries[id]?.isOpen == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a use before its wait is over, after an objection, or without the holders`(_ engine: TestEngine)
        throws
    {
        let id = RecoveryID(high: 1, low: 1)
        for attack in ["early", "objected", "alone"] {
            try withInstallation(engine) { house in
                let forger = DirectoryForger(house: house)
                let room = try Self.plantReady(house)
                func plant(_ step: RecoveryStep, _ who: Who) throws {
                    try forger.plant(
                        .recovery(step),
                        by: house.member(who),
                        signing: forger.keys(who).signing
                    )
                }
                try plant(
                    .announced(
                        id,
                        set: Self.set,
                        site: nil,
                        recipient: house.member(.otherSiteOfficer),
                        reason: "r"
                    ),
                    .administrator
                )
                if attack == "objected" { try plant(.objected(id, reason: "no"), .headquarters) }
                if attack != "early" { house.clock.advance(days: 2) }
                if attack == "alone" {
                    try plant(.given(id), .officer)
                    let grant = Grant(
                        compartment: room,
                        epoch: 1,
                        recipient: house.member(.otherSiteOfficer),
                        sealed: [1]
                    )
                    try plant(.recovered(id, [grant]), .otherSiteOfficer)
                } else {
                    try plant(.given(id), .officer)
                }
                let directory = try Self.told(house)
                #expect(
                    directory.recoveries[id]?.givers == (attack == "alone" ? [house.member(.officer)] : [])
                )
                #expect(directory.recoveries[id]?.doneAt == nil)
                #expect(
                    directory.compartments[room]?.readers.contains(house.member(.otherSiteOfficer)) == false
                )
            }
        }
    }
}
