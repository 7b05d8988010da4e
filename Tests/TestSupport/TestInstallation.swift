// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Blobs
package import Database
package import Domain
internal import Platform
package import Operations
package import Records
import Testing
package import Vault

/// A founded installation with one member for each main role, on a fresh database with quick passphrases.
package final class TestInstallation {
    /// The people of every test, by what they are.
    package enum Who: Int, CaseIterable, Sendable {
        case administrator, officer, otherSiteOfficer, focalPoint, securityManager, auditor, headquarters
        case independentReader, secondOfficer, restrictedAuditor, custodian
    }

    package let engine: any Engine
    package let folder: String
    package let clock: FixedClock
    package let wall: FixedClock
    package let secrets: NodeSecrets
    package let blobs: BlobStore
    /// Asked by nobody before a test does.
    package let witness = TestWitness()
    package private(set) var store: RecordStore
    package private(set) var operations: Operations
    package let founded: Founded
    /// The fingerprint that every node of this house is held to, once it is founded.
    private let root = Monitor<[UInt8]?>(nil)
    private var hosts: [Who: Session] = [:]
    package static let passphrase = "correct horse battery"

    package var ridge: SiteID { founded.sites[0] }
    package var port: SiteID { founded.sites[1] }

    package init(
        _ engine: any Engine,
        folder: String,
        seed: UInt64 = 1,
        custodians: Bool = true,
        logs: Bool = true
    ) throws {
        self.engine = engine
        self.folder = folder
        clock = FixedClock()
        wall = FixedClock()
        let randomness = SeededRandomness(seed: seed)
        try NodeSecrets.create(in: folder + "/node", randomness: randomness)
        secrets = try NodeSecrets.load(from: folder + "/node", randomness: randomness)
        blobs = try BlobStore(folder: folder + "/blobs", randomness: randomness)
        let pinned = root
        store = TestInstallation.store(engine, secrets, blobs, clock, randomness) { pinned.read { $0 } }
        operations = TestInstallation.operations(store, wall, folder, witness)
        var plan = TestInstallation.plan
        if !custodians { plan.readers.removeAll { $0.kind == .identities } }
        if !logs {
            plan.readers.removeAll { $0.kind.isAccessLog }
            plan.isFromBeforeLogs = true
        }
        let made = try operations.found(plan)
        founded = made
        pinned.change { $0 = made.root }
    }

    /// A second node, or the first one after a restart: nothing is carried over in memory.
    package func reopened(
        seed: UInt64,
        root other: [UInt8]? = nil,
        clock otherClock: (any Clock)? = nil,
        secrets others: NodeSecrets? = nil
    ) -> Operations {
        let pinned = other ?? founded.root
        return TestInstallation.operations(
            TestInstallation.store(
                engine,
                others ?? secrets,
                blobs,
                otherClock ?? clock,
                SeededRandomness(seed: seed)
            ) { pinned },
            wall,
            folder,
            witness
        )
    }

    package func account(_ who: Who) -> MadeAccount { founded.accounts[who.rawValue] }
    package func member(_ who: Who) -> MemberID { account(who).id }

    /// Signs in with the right passphrase and the code of the moment; time moves on so that no code is used twice.
    package func signIn(_ who: Who) throws -> Session { try signedIn(who).session }

    package func signedIn(_ who: Who) throws -> SignedIn {
        wall.advance(minutes: 1)
        return try operations.signIn(
            login: account(who).login,
            passphrase: TestInstallation.passphrase,
            code: code(who)
        )
    }

    package func code(_ who: Who) throws -> String {
        let guarded = try #require(try store.read { try $0.account(member(who)) }).guarded
        return TOTP.code(secret: guarded.totp, unixSeconds: wall.now.milliseconds / 1000)
    }

    /// Somebody new with keys of their own, for whom the administrator and the focal point have vouched.
    package func join(_ login: String, _ description: MemberDescription) throws -> MadeAccount {
        let made = try newcomer(login, description)
        let keys = try #require(operations.directory.people[made.id]?.waiting?.keys)
        for (who, byVoice) in [(Who.administrator, false), (.focalPoint, true)] {
            try operations.confirmKey(
                of: made.id,
                fingerprint: Fingerprint(keys).bytes,
                byVoice: byVoice,
                passphrase: TestInstallation.passphrase,
                host(who)
            )
        }
        return made
    }

    /// Somebody new who has chosen the passphrase of all tests, and for whom nobody has vouched.
    package func newcomer(_ login: String, _ description: MemberDescription) throws -> MadeAccount {
        let made = try operations.addMember(
            NewMember(login: login, passphrase: "from the sign-in sheet", description: description),
            host(.administrator)
        )
        return try takeKeys(made)
    }

    /// Whoever welcomes newcomers is signed in once: time must not pass with every one of them.
    private func host(_ who: Who) throws -> Session {
        if let known = hosts[who] { return known }
        let session = try signIn(who)
        hosts[who] = session
        return session
    }

    /// What whoever comes with a sign-in sheet does first.
    package func takeKeys(_ made: MadeAccount) throws -> MadeAccount {
        let entered = try operations.signIn(
            login: made.login,
            passphrase: made.passphrase,
            code: code(made)
        ).session
        let own = try operations.changePassphrase(
            old: made.passphrase,
            new: TestInstallation.passphrase,
            entered
        )
        try operations.end(#require(own).session)
        var taken = made
        taken.passphrase = TestInstallation.passphrase
        return taken
    }

    package func signIn(_ account: MadeAccount) throws -> SignedIn {
        wall.advance(minutes: 1)
        return try operations.signIn(
            login: account.login,
            passphrase: account.passphrase,
            code: code(account)
        )
    }

    private func code(_ account: MadeAccount) throws -> String {
        let secret = try #require(TOTP.secret(base32: account.totpSecret))
        return TOTP.code(secret: secret, unixSeconds: wall.now.milliseconds / 1000)
    }

    private static func store(
        _ engine: any Engine,
        _ secrets: NodeSecrets,
        _ blobs: BlobStore,
        _ clock: any Clock,
        _ randomness: any Randomness,
        root: @escaping @Sendable () -> [UInt8]?
    ) -> RecordStore {
        RecordStore(
            engine: engine,
            secrets: secrets,
            blobs: blobs,
            directory: DirectoryChain(secrets: secrets, randomness: randomness, root: root),
            clock: clock,
            randomness: randomness,
            summaries: SummaryContext(parameters: Parameters(), calendar: { _ in .utc })
        )
    }

    /// Where each node of this house keeps the newest checkpoint that it has seen.
    package var ledgerHead: String { folder + "/node/ledger.head" }

    private static func operations(
        _ store: RecordStore,
        _ wall: FixedClock,
        _ folder: String,
        _ witness: TestWitness
    ) -> Operations {
        var options = Operations.Options()
        options.ledgerHead = folder + "/node/ledger.head"
        options.erasures = folder + "/node/erasures"
        options.witnesses = [witness.outside]
        options.receiptCost = .minimum
        options.passphraseCost = .minimum
        // However slow the machine is, a list holds everything that was told before.
        options.takingInMilliseconds = 600_000
        return Operations(store: store, wall: wall, options: options)
    }

    private static var plan: Foundation {
        func member(_ login: String, _ name: String, _ role: Role, site: Int?) -> NewMember {
            NewMember(
                login: login,
                passphrase: passphrase,
                description: MemberDescription(name: name, title: "", roles: [role], site: nil),
                mustChange: false,
                plannedSite: site
            )
        }
        return Foundation(
            name: "Tallowmere Resources",
            sites: [
                .init(code: "KR", name: "Kelu Ridge", zone: "UTC"),
                .init(code: "PD", name: "Port Dessu", zone: "UTC"),
            ],
            members: [
                member("ada", "Ada Admin", .administrator, site: nil),
                member("amina", "Amina Officer", .officer, site: 0),
                member("chidi", "Chidi Officer", .officer, site: 1),
                member("farah", "Farah Focal", .focalPoint, site: 0),
                member("sam", "Sam Security", .securityManager, site: 0),
                member("audrey", "Audrey Auditor", .auditor, site: nil),
                member("hugo", "Hugo Headquarters", .headquarters, site: nil),
                member("ines", "Ines Independent", .independentReader, site: nil),
                member("bo", "Bo Officer", .officer, site: 0),
                member("rhea", "Rhea Auditor", .auditor, site: nil),
                member("kofi", "Kofi Custodian", .custodian, site: nil),
            ],
            readers: [
                (
                    .casework, 0,
                    [Who.officer.rawValue, Who.secondOfficer.rawValue, Who.headquarters.rawValue]
                ),
                (.casework, 1, [Who.otherSiteOfficer.rawValue]),
                (.restricted, nil, [Who.focalPoint.rawValue]),
                (.outside, nil, [Who.independentReader.rawValue]),
                (.accessLog, nil, [Who.auditor.rawValue]),
                (.restrictedAccessLog, nil, [Who.restrictedAuditor.rawValue]),
                (.identities, nil, [Who.custodian.rawValue]),
            ],
            keysNotReplaced: false
        )
    }
}

/// A fresh founded installation on each engine, for the length of the body.
package func withInstallation(
    _ kind: TestEngine,
    seed: UInt64 = 1,
    custodians: Bool = true,
    logs: Bool = true,
    _ body: (TestInstallation) throws -> Void
) throws {
    try withDatabase(kind, Schema.migrations) { engine in
        try withTemporaryFolder { folder in
            try body(
                try TestInstallation(engine, folder: folder, seed: seed, custodians: custodians, logs: logs)
            )
        }
    }
}
