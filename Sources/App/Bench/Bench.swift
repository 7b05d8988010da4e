// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Domain
internal import HTTP
internal import Operations
internal import Platform
internal import Records
internal import Vault

/// Measures a real server process from outside, and what its parts allow alone, in the same run.
struct Bench {
    let installation: BenchInstallation
    let levels: [Int]
    let reports: Int

    /// After how many reports memory is looked at (Design 10).
    private static let memoryCount = 1_000

    func run(_ console: Console) throws {
        let server = try BenchServer(installation)
        let memoryAtStart = try server.memory
        let sent = BenchReports(server, installation.site, memoryAfter: Bench.memoryCount)
        let rates = levels.map { clients in
            BenchRate.measure(clients: clients, count: reports) { sent.send($0 + clients * 1_000_000) }
        }
        // Not measured: only so that memory is always looked at after the same work.
        let missing = BenchRate.measure(clients: 8, count: max(0, Bench.memoryCount - sent.receipts.count)) {
            sent.send($0)
        }
        guard let memory = sent.memory else { throw CommandError.failure("too few reports were taken") }
        let page = try casePage(server.port)
        let filesBefore = try fileCount()
        let pictures = try BenchPictures(sent)
        let filesOfPictures = try fileCount() - filesBefore
        guard server.end() == 0 else { throw CommandError.failure("the server did not end in order") }
        let lost = try lost(sent.receipts)
        let withPicture = pictures?.reports ?? []
        // A picture and its copy are two files.
        let copies = filesOfPictures - withPicture.reduce(0) { $0 + $1.done }
        let parts = try BenchParts(installation, levels: levels, count: max(200, reports))
        var lines = [["what", "clients", "a second", "median ms", "99 of 100 below ms", "errors"]]
        lines += rates.map { row("report, from form to receipt", $0) }
        lines.append(row("case page", page.rate))
        lines += withPicture.map { row("report with a photograph", $0) }
        if let copy = pictures?.copy { lines.append(row("copy of the photograph alone", copy)) }
        lines.append(row("line of the log that an opening waits for", parts.opening))
        lines.append(row("Argon2id of one code alone, two slots", parts.argon))
        lines += parts.store.map { row("store alone, rows of one report a commit", $0) }
        for line in TextTable.lines(lines) { console.say(line) }
        console.say("\nA report derives two codes, so Argon2id alone allows half of its rate:")
        for (rate, store) in zip(rates, parts.store) { console.say("  " + ratio(rate, parts.argon, store)) }
        console.say(
            "\n" + (pictures.map { said($0, copies) } ?? "No tool here draws a picture anew: not measured.")
        )
        console.say(
            """

            reports acknowledged: \(sent.receipts.count), of them lost: \(lost)
            case page with the line of its opening: \(rounded(page.rate.percentile(50) + parts.opening.percentile(50))) ms (both medians)
            taken in at the desk by the first pages afterwards: \(page.takenIn) ms
            from start to the first answer: \(server.millisecondsToAnswer) ms
            anonymous memory after start: \(mebibytes(memoryAtStart)); after \(Bench.memoryCount) reports: \(mebibytes(memory))
            store: \(installation.config.store == .sqlite ? "SQLite" : "PostgreSQL"), synced at every commit
            """
        )
        guard lost == 0 else { throw CommandError.failure("\(lost) acknowledged reports are lost") }
        let others = withPicture + [pictures?.copy].compactMap { $0 }
        let measured = rates + [missing, page.rate, parts.opening, parts.argon] + parts.store + others
        let errors = measured.reduce(0) { $0 + $1.errors }
        guard errors == 0 else { throw CommandError.failure("\(errors) requests failed") }
    }

    private func ratio(_ rate: BenchRate, _ argon: BenchRate, _ store: BenchRate) -> String {
        func share(_ of: Double) -> String { "\(Int((rate.perSecond / max(of, 0.001) * 100).rounded())) %" }
        return "\(rate.clients) clients: \(share(argon.perSecond / 2)) of what Argon2id allows "
            + "(\(rounded(argon.perSecond / 2)) a second), \(share(store.perSecond)) of what the store does"
    }

    private func said(_ pictures: BenchPictures, _ copies: Int) -> String {
        let report = pictures.reports[0].percentile(50)
        let share = Int((pictures.copy.percentile(50) / max(report, 0.001) * 100).rounded())
        let sent = pictures.reports.reduce(0) { $0 + $1.done }
        return
            "A photograph of 12 million points, \(mebibytes(pictures.bytes >> 10)): \(share) % of what such a report takes is its copy; "
            + "\(copies) of \(sent) have one"
    }

    /// The sealed files of the measured installation.
    private func fileCount() throws -> Int {
        try BlobStore(folder: installation.folder.blobs, randomness: SystemRandomness()).all().count
    }

    private func mebibytes(_ kibibytes: Int) -> String { rounded(Double(kibibytes) / 1024) + " MiB" }

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

    private func casePage(_ port: Int) throws -> (rate: BenchRate, takenIn: Int64) {
        let officer = installation.officer
        let client = BenchClient(port: port)
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
        client.keep(
            cookie: String(cookie.dropFirst("set-cookie:".count).drop { $0 == " " }.prefix { $0 != ";" })
        )
        let path = "/desk/cases/\(installation.file.hex)"
        let took = try takeIn(path, client)
        let rate = BenchRate.measure(clients: 1, count: 300) { _ in client.get(path)?.status == 200 }
        return (rate, took)
    }

    private static let patience: Int64 = 300_000

    /// What was sent waits for somebody who may read it: pages take it in, some at a time, until one is quick again.
    private func takeIn(_ path: String, _ client: BenchClient) throws -> Int64 {
        let began = monotonicMilliseconds()
        var quick = 0
        while quick < 3 {
            guard monotonicMilliseconds() - began < Bench.patience else {
                throw CommandError.failure("the case page is not quick after five minutes")
            }
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
}
