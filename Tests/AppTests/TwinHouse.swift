// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Catalog
import Database
import Desk
import Domain
import HTTP
import Operations
import Platform
import Portal
import Records
import SQLiteDriver
import TestSupport
import Testing
import Vault

/// One of two installations that are the same but for one tick, with the shape of all that somebody could take away.
///
/// Clock, seed, members, requests and the length of every word are the same in both.
final class TwinHouse {
    /// What differs: in one of them the report was told under the care tick.
    let isSensitive: Bool
    let house: TestInstallation
    private(set) var report = RecordID(high: 0, low: 0)
    private(set) var caseFile = RecordID(high: 0, low: 0)
    private var receipt = ""
    private let data: DataFolder
    private let front: Front
    private let lines: Monitor<[String]>

    /// Whoever reads the report: two people who do the same work, each in their own room.
    private var reader: TestInstallation.Who { isSensitive ? .focalPoint : .officer }
    private var session: Session { get throws { try #require(entered) } }
    private var entered: Session?

    init(_ engine: any Engine, folder: String, isSensitive: Bool) throws {
        self.isSensitive = isSensitive
        data = DataFolder(folder)
        house = try TestInstallation(engine, folder: folder)
        try BackupKey.make(for: data, secretFile: folder + ".key", randomness: SeededRandomness(seed: 5))
        let lines = Monitor<[String]>([])
        let log = Log(
            .debug,
            sink: { line in lines.change { $0.append(String(decoding: line, as: UTF8.self)) } },
            now: { 0 }
        )
        self.lines = lines
        let catalog = try Catalog()
        let portal = Portal(operations: house.operations, catalog: catalog, isDemo: false, log: log)
        let desk = Desk(
            operations: house.operations,
            catalog: catalog,
            cleaner: nil,
            isDemo: false,
            log: log
        )
        front = Front([{ desk.begin($0) }, { portal.begin($0) }], isReady: { true })
        try house.operations.tendLedger()
    }

    /// What is the same in both, and one report that differs in its tick.
    func tell() throws {
        for words in ["Dust on the wells.", "A debt at the gate."] {
            _ = try post(words, site: house.port, [])
        }
        let page = try post(
            "They came to the house at night.",
            site: house.ridge,
            isSensitive ? [("for", "care")] : []
        )
        let codes = page.text.matches(of: #/name="receipt" value="([0-9 ]+)"/#)
        receipt = String(try #require(codes.first).1)
        // What is refused leaves a line, and the line is the same.
        let client = HTTPClient(front)
        _ = try client.post(
            "/desk/sign-in",
            [
                ("token", try house.operations.formToken()), ("name", "nobody"), ("passphrase", "wrong"),
                ("code", "000000"),
            ]
        )
    }

    private func post(_ words: String, site: SiteID, _ more: [(String, String)]) throws -> Answer {
        let client = HTTPClient(front)
        let page = try client.get("/en/report")
        let token = try #require(page.text.firstMatch(of: #/name="token" value="([0-9a-f]+)"/#)).1
        let answer = try client.post(
            "/en/report",
            [
                ("token", String(token)), ("site", site.hex), ("words", words), ("place", "The old bridge"),
                ("who", "Men in green"), ("mode", "call"), ("reach", "0551 200"), ("name", "Her aunt"),
            ] + more,
            files: [
                HTTPClient.Upload(
                    name: "files",
                    fileName: "night.txt",
                    type: "text/plain",
                    bytes: [UInt8](repeating: 65, count: 70_000)
                )
            ]
        )
        #expect(answer.status == 200)
        house.clock.advance(minutes: 7)
        return answer
    }

    /// Days go by in which nobody works: what falls due is called, a round a day.
    func wait(days: Int) throws {
        for _ in 0..<days {
            house.clock.advance(days: 1)
            house.wall.advance(days: 1)
            try house.operations.remindOfWhatIsDue()
            try house.operations.tendLedger()
        }
    }
}

extension TwinHouse {
    /// Whoever reads it signs in, and reads and answers it.
    func adopt() throws {
        let signedIn = try house.signedIn(reader)
        entered = signedIn.session
        let client = HTTPClient(front)
        client.cookies = [(name: "__Host-amparo", value: signedIn.token)]
        for path in ["/desk", "/desk/reports", "/desk/cases"] { #expect(try client.get(path).status == 200) }
        let rows = try house.operations.rows(ListFilter(kind: .report), session)
        let told = try rows.first { row in
            try house.operations.openReport(row.id, session).report.state.intake?.words.contains("night")
                == true
        }
        report = try #require(told).id
        #expect(try client.get("/desk/reports/\(report.hex)").status == 200)
        // What was sent is kept apart, whatever the report is about: nobody has lent it.
        #expect(try client.get("/desk/reports/\(report.hex)/files/0").status == 422)
    }

    /// A case is opened, graded, answered and closed.
    func work() throws {
        let verbs = house.operations
        try verbs.acknowledge([report], session)
        caseFile = try #require(
            try verbs.triage(report, .openCase(title: "At night", track: .heavy), seen: nil, session)
        )
        try verbs.note(caseFile, "We went there twice.", seen: nil, session)
        try verbs.assess(
            caseFile,
            scale: 1,
            scope: 1,
            irremediability: 1,
            childVictim: false,
            ongoing: false,
            reason: "As far as is known.",
            seen: nil,
            session
        )
        try verbs.reply("We heard you.", to: report, seen: nil, next: nil, session)
        guard case .visit(let visit) = try verbs.follow(receipt) else { throw Refusal.notFound }
        _ = try verbs.act(.add(words: "They came again.", files: []), token: visit.token)
        _ = try verbs.today(session)
        try verbs.markRead(caseFile, session)
        var closing = Closing(
            outcome: .insufficientInformation,
            summary: "Too little known.",
            answers: Dictionary(ClosingItem.allCases.map { ($0.rawValue, "Done.") }) { first, _ in first }
        )
        for need in closing.outcome.needs { closing.needs[need.rawValue] = "Written down." }
        try verbs.close(caseFile, closing, seen: nil, session)
        try verbs.end(session)
    }

    /// The shape of every row: numbers and names in the clear as they stand, of everything else the length.
    ///
    /// SQLite keeps rows in the order in which they were written, which tells something too.
    func rows() throws -> [String: [String]] {
        var shapes: [String: [String]] = [:]
        try house.engine.read { tx in
            for table in BackupTable.all where table.name.description != "log_leaves" {
                shapes[table.name.description] = try tx.query(table.rows).map(TwinHouse.shape).sorted()
            }
            shapes["sessions"] = try tx.query("SELECT id, owner, day, secrets, facts FROM sessions")
                .map(TwinHouse.shape).sorted()
            // Within a batch the places are those of random hashes: how many of each kind a batch holds is what is left.
            shapes["log_leaves"] = try tx.query("SELECT log, place, kind, opening FROM log_leaves").map {
                row in
                let batch = try row.int(1) / LogTimetable.daily.batch
                return "\(try row.int(0)) batch \(batch) \(try row.int(2)) (\(try row.blob(3).count))"
            }.sorted()
            guard tx.dialect == .sqlite else { return }
            let laid: [(String, SQL)] = [
                ("records", "SELECT id, generation, head, change, pending, day FROM records ORDER BY rowid"),
                ("entries", "SELECT seq, generation, body FROM entries ORDER BY rowid"),
                ("summaries", "SELECT slot, body, words FROM summaries ORDER BY rowid"),
                ("inbox", "SELECT generation, body, taken, day FROM inbox ORDER BY rowid"),
                ("codes", "SELECT wrap, status FROM codes ORDER BY rowid"),
                ("timers", "SELECT id, body FROM timers ORDER BY rowid"),
                ("outbox", "SELECT id, day, body FROM outbox ORDER BY rowid"),
                ("blobs", "SELECT id, day FROM blobs ORDER BY rowid"),
            ]
            for (name, sql) in laid {
                shapes["\(name) as laid"] = try tx.query(sql).map(TwinHouse.shape)
            }
        }
        return shapes
    }

    private static func shape(_ row: Row) -> String {
        row.values.map { value in
            switch value {
            case .null: "null"
            case .integer(let number): String(number)
            case .text(let text): text.contains("/") ? "text of \(text.utf8.count)" : text
            case .blob(let bytes): "(\(bytes.count))"
            }
        }.joined(separator: " ")
    }

    /// Every file below the folder with its size; names of sealed files are random.
    ///
    /// Not the store's own: pages of random hashes split where they fall, so `store` says how large those are.
    func files() throws -> [String] {
        try sizes().filter { !$0.name.contains("/store.sqlite") }.map { "\($0.name) \($0.size)" }.sorted()
    }

    /// How large the store's own files are, its log of changes among them.
    func store() throws -> [String: Int] {
        let found = try sizes().filter { $0.name.contains("/store.sqlite") }
        return Dictionary(found.map { ($0.name, $0.size) }) { first, _ in first }
    }

    private func sizes() throws -> [(name: String, size: Int)] {
        func walk(_ path: String, _ name: String) throws -> [(name: String, size: Int)] {
            guard Files.isDirectory(path) else { return [(name, try Files.size(path))] }
            return try Files.list(path).flatMap { inner in
                let isRandom = inner.count >= 32 || name.contains("blobs")
                return try walk(path + "/" + inner, name + "/" + (isRandom ? "*" : inner))
            }
        }
        return try walk(data.path, "").filter { $0.name != "/backup" }
    }

    /// How long a backup of the house is.
    func backup() throws -> Int {
        let path = data.path + "/backup"
        let engine = house.engine
        _ = try Backup(
            data,
            Config(file: nil, options: [:], environment: { _ in nil }),
            open: { _, _ in
                Borrowed(engine)
            }
        ).write(to: path)
        defer { try? Files.remove(path) }
        return try Files.size(path)
    }

    /// What the log said, without the numbers by which a line is found again.
    func log() -> [String] {
        lines.read { $0 }.map { $0.replacing(#/"reference":"[^"]*"/#, with: "") }
    }

    /// What a stranger fetches: the public pages and the ledger, lengths of what is signed or random.
    func outside() throws -> [String] {
        let client = HTTPClient(front)
        let pages = ["/en", "/en/report", "/en/follow", "/en/ledger", "/en/policy"].map { path in
            Result { try client.get(path) }.map { answer in
                "\(path) \(answer.status) "
                    + answer.text.replacing(#/[0-9a-f]{32,}/#, with: "*")
                    .replacing(#/[A-Za-z0-9+\/]{24,}=*/#, with: "*")
            }
        }
        let ledger = try ["checkpoint", "tile/0/000", "tile/0/001", "tile/entries/001"].map { path in
            let answer = try client.get("/ledger/" + path)
            return "/ledger/\(path) \(answer.status) \(answer.body.count)"
        }
        return try pages.map { try $0.get() } + ledger
    }
}

/// An engine that whoever borrows it cannot close.
private struct Borrowed: Engine {
    let inner: any Engine

    init(_ inner: any Engine) { self.inner = inner }

    var dialect: Dialect { inner.dialect }

    func read<T>(_ body: (any Transaction) throws -> T) throws -> T { try inner.read(body) }
    func write<T>(_ body: (any Transaction) throws -> T) throws -> T { try inner.write(body) }
    func close() {}
}

/// The twins on one engine: the first with the tick, the second without; each with files of its own.
func withTwins(_ kind: TestEngine, _ body: (_ twins: [TwinHouse]) throws -> Void) throws {
    func open(_ isSensitive: Bool, _ others: [TwinHouse]) throws {
        try withTemporaryFolder { home in
            let folder = home + "/data"
            try Files.makeDirectory(folder)
            func enter(_ engine: any Engine) throws {
                let twins = others + [try TwinHouse(engine, folder: folder, isSensitive: isSensitive)]
                if isSensitive { try open(false, twins) } else { try body(twins) }
            }
            switch kind {
            case .sqlite:
                let engine = try SQLiteEngine(path: DataFolder(folder).database)
                defer { engine.close() }
                try Migrator.migrate(engine, Schema.migrations)
                try enter(engine)
            case .postgres: try withDatabase(.postgres, Schema.migrations) { try enter($0) }
            }
        }
    }
    try open(true, [])
}
