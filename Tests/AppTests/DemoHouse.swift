// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Blobs
import Database
import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing
import Vault

/// The demonstration as its own loader makes it, on a fresh store with quick passphrases, on its own morning.
final class DemoHouse {
    let operations: Operations
    let scenario: DemoScenario
    let founded: Founded
    /// How long founding and telling took.
    let milliseconds: Int64
    private let wall = FixedClock()
    private var sessions: [String: Session] = [:]

    init(_ engine: any Engine, folder: String) throws {
        let randomness = SeededRandomness(seed: 8)
        try NodeSecrets.create(in: folder + "/node", randomness: randomness)
        let secrets = try NodeSecrets.load(from: folder + "/node", randomness: randomness)
        // Before the first story begins: records never go back in time.
        let clock = FixedClock(try #require(Day(iso: "2025-01-01")).start)
        let store = RecordStore(
            engine: engine,
            secrets: secrets,
            blobs: try BlobStore(folder: folder + "/blobs", randomness: randomness),
            directory: DirectoryChain(
                secrets: secrets,
                randomness: randomness,
                leastWaitMinutes: 1,
                root: { nil }
            ),
            clock: clock,
            randomness: randomness,
            summaries: SummaryContext(parameters: Parameters(), calendar: { _ in .utc })
        )
        var options = Operations.Options()
        options.receiptCost = .minimum
        options.passphraseCost = .minimum
        options.isDemo = true
        operations = Operations(store: store, wall: wall, options: options)
        let began = monotonicMilliseconds()
        founded = try operations.found(DemoData.plan)
        scenario = try DemoData.tell(founded, to: operations) { clock.set($0) }
        milliseconds = monotonicMilliseconds() - began
        clock.set(DemoClock.start)
    }

    /// A session of the person with this sign-in name.
    func session(_ login: String) throws -> Session {
        if let known = sessions[login] { return known }
        let signIn = try #require(scenario.signIns.first { $0.login == login })
        let entered = try operations.signIn(
            login: login,
            passphrase: signIn.passphrase,
            code: signIn.code(unixSeconds: wall.now.milliseconds / 1000)
        )
        sessions[login] = entered.session
        return entered.session
    }

    func id(_ register: String) throws -> RecordID {
        try #require(scenario.cases[register], "\(register) has no case")
    }

    /// A case as whoever may read it sees it.
    func open(_ register: String, by login: String) throws -> CaseView {
        try operations.openCase(id(register), session(login))
    }

    /// Every report, with one of those who may open it.
    func readersOfReports() throws -> [RecordID: String] {
        var all: [RecordID: String] = [:]
        for login in ["amara", "joram", "selu", "ines", "yara"] {
            for line in try lines(.report, by: login) { all[line.row.id] = login }
        }
        return all
    }

    /// Every line of a list, whatever its status, page by page.
    func lines(_ kind: RecordKind, by login: String) throws -> [ListLine] {
        var filter = ListFilter(kind: kind)
        filter.status = .all
        var lines: [ListLine] = []
        var after: ListCursor?
        repeat {
            let page = try operations.list(filter, after: after, session(login))
            lines += page.lines
            after = page.next
        } while after != nil
        return lines
    }
}

func withDemo(_ kind: TestEngine, _ body: (DemoHouse) throws -> Void) throws {
    try withDatabase(kind, Schema.migrations) { engine in
        try withTemporaryFolder { folder in try body(try DemoHouse(engine, folder: folder)) }
    }
}
