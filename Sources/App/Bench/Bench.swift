// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import HTTP
internal import Operations
internal import Platform
internal import Records
internal import Synchronization
internal import Vault

/// Measures a real server process from outside, and what its parts allow alone, in the same run.
struct Bench {
    let installation: BenchInstallation
    let levels: [Int]
    let reports: Int

    func run(_ console: Console) throws {
        let server = try BenchServer(installation)
        var lines = [["what", "clients", "a second", "median ms", "99 of 100 below ms", "errors"]]
        let receipts = Mutex<[String]>([])
        let memoryAtStart = server.memory
        var sent = 0
        for clients in levels {
            let rate = BenchRate.measure(clients: clients, count: reports) { turn in
                guard let receipt = report(turn + clients * 1_000_000, server.port) else { return false }
                receipts.withLock { $0.append(receipt) }
                return true
            }
            sent += rate.done
            lines.append(row("report, from form to receipt", rate))
        }
        let memoryAfter = server.memory
        let page = try casePage(server.port)
        lines.append(row("case page", page.rate))
        guard server.end() == 0 else { throw CommandError.failure("the server did not end in order") }
        let lost = try lost(receipts.withLock { $0 })
        lines += try parts()
        for line in TextTable.lines(lines) { console.say(line) }
        console.say(
            """

            reports acknowledged: \(sent), of them lost: \(lost)
            taken in at the desk by the first pages afterwards: \(page.takenIn) ms
            from start to the first answer: \(server.millisecondsToAnswer) ms
            memory (VmRSS) after start: \(memoryAtStart / 1024) MiB; after \(sent) reports: \(memoryAfter / 1024) MiB
            store: \(installation.config.store == .sqlite ? "SQLite" : "PostgreSQL"), synced at every commit
            """
        )
        guard lost == 0 else { throw CommandError.failure("\(lost) acknowledged reports are lost") }
    }

    private func row(_ name: String, _ rate: BenchRate) -> [String] {
        [
            name, "\(rate.clients)", rounded(rate.perSecond), rounded(rate.percentile(50)),
            rounded(rate.percentile(99)), "\(rate.errors)",
        ]
    }

    private func rounded(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return value >= 100 ? "\(Int(value.rounded()))" : "\(tenths / 10).\(tenths % 10)"
    }

    /// Fetches the form, sends it, and reads the receipt off the page.
    private func report(_ number: Int, _ port: Int) -> String? {
        let client = BenchClient(port: port)
        guard let form = client.get("/en/report"), let token = BenchClient.value("token", in: form.body),
            let page = client.post(
                "/en/report",
                [
                    ("token", token), ("words", BenchInstallation.words(number)),
                    ("site", installation.site.hex),
                ]
            ),
            page.status == 200
        else { return nil }
        return BenchClient.value("receipt", in: page.body)
    }

    private func casePage(_ port: Int) throws -> (rate: BenchRate, takenIn: Int64) {
        let officer = installation.officer
        var client = BenchClient(port: port)
        guard let form = client.get("/desk/sign-in"), let token = BenchClient.value("token", in: form.body),
            let answer = client.post(
                "/desk/sign-in",
                [
                    ("token", token), ("name", officer.login), ("passphrase", officer.passphrase),
                    ("code", BenchInstallation.code(officer, late: 1)),
                ]
            ),
            let cookie = answer.head.split(separator: "\r\n").first(where: {
                $0.lowercased().hasPrefix("set-cookie:")
            })
        else { throw CommandError.failure("the officer could not sign in to the measured server") }
        client.cookie = String(cookie.dropFirst("set-cookie:".count).drop { $0 == " " }.prefix { $0 != ";" })
        let signedIn = client
        let path = "/desk/cases/\(installation.file.hex)"
        let took = try takeIn(path, signedIn)
        let rate = BenchRate.measure(clients: 1, count: 300) { _ in signedIn.get(path)?.status == 200 }
        return (rate, took)
    }

    /// What was sent waits for somebody who may read it: pages take it in, some at a time, until one is quick again.
    private func takeIn(_ path: String, _ client: BenchClient) throws -> Int64 {
        let began = monotonicMilliseconds()
        var quick = 0
        while quick < 3 {
            let start = monotonicMilliseconds()
            guard client.get(path)?.status == 200 else {
                throw CommandError.failure("the measured case page does not open")
            }
            quick = monotonicMilliseconds() - start < 200 ? quick + 1 : 0
        }
        return monotonicMilliseconds() - began
    }

    /// Every receipt that a page showed has to open its thread.
    private func lost(_ receipts: [String]) throws -> Int {
        let node = try Node(installation.folder, installation.config)
        defer { node.close() }
        return try receipts.filter { receipt in
            guard case .visit = try node.operations.follow(receipt) else { return true }
            return false
        }.count
    }

    /// Argon2id and the store alone: no report can be faster than either.
    private func parts() throws -> [[String]] {
        let salt = [UInt8](repeating: 1, count: 16)
        let argon = BenchRate.measure(clients: 2, count: 600) { turn in
            (try? Argon2.derive(Array("\(turn)".utf8), salt: salt, .receipt)) != nil
        }
        var lines = [row("Argon2id of a receipt alone, two slots", argon)]
        let engine = try Node.engine(installation.folder, installation.config)
        defer { engine.close() }
        for clients in levels {
            let rate = BenchRate.measure(clients: clients, count: max(200, reports)) { turn in
                (try? engine.write { try BenchRows.write(turn + clients * 1_000_000, $0) }) != nil
            }
            lines.append(row("store alone, rows of one report a commit", rate))
        }
        return lines
    }
}

/// As many rows as a report brings, of about their sizes.
enum BenchRows {
    static func write(_ number: Int, _ tx: any Transaction) throws {
        for half in 0..<2 {
            let id = Array(Digest.of("bench", [Array("\(number)-\(half)".utf8)]).prefix(16))
            let small = [UInt8](repeating: 1, count: 32)
            let wrap = [UInt8](repeating: 2, count: 150)
            let body = [UInt8](repeating: 3, count: 1_100)
            try tx.execute(
                """
                INSERT INTO records (id, generation, head, hash, change, pending, day, inbox, mac)
                VALUES (\(id), 1, 1, \(small), NULL, 0, 0, \(small), \(small))
                """
            )
            for slot in 0..<4 {
                try tx.execute(
                    "INSERT INTO wraps (record, generation, slot, body) VALUES (\(id), 1, \(slot), \(wrap))"
                )
            }
            try tx.execute(
                """
                INSERT INTO entries (record, seq, generation, previous, body, hash)
                VALUES (\(id), 1, 1, \([UInt8]()), \(body), \(small))
                """
            )
            try tx.execute(
                "INSERT INTO codes (lookup, record, wrap, status) VALUES (\(id), \(id), \(wrap), \(wrap))"
            )
        }
    }
}
