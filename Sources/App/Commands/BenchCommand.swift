// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
internal import Operations
internal import Vault

extension Command {
    static let bench = Command(
        name: "bench",
        summary: "measure this machine: reports a second, memory, start",
        help: """
            usage: amparo bench [--clients 1,8,64] [--reports 400] [--data DIR] [--store sqlite|postgres://user@host/database]

            Makes an installation of its own, serves it as a process of its own, and sends reports over HTTP: so many at
            each number of clients, each from fetching the form to the page with the receipt, which is shown when the
            report has been synced to the disk. Then opens every receipt, and says how many are lost. It fails when one
            is, or when a request failed.

            In the same run it measures what bounds this: Argon2id alone (a report derives two codes), the store alone.
            Also a case page, the time from start to the first answer, and memory after 1,000 reports. DIR (new; a
            temporary folder) should lie on the disk to be measured; it is removed afterwards. A PostgreSQL database
            must be empty and keeps what was written.

            example: amparo bench --clients 1,64 --reports 1000
            """,
        options: [Option("--clients", "N,N"), Option("--reports", "N"), .data, .store],
        run: { arguments, console in
            try arguments.noWords()
            let levels = (arguments["--clients"] ?? "1,8,64").split(separator: ",").map { Int($0) ?? 0 }
            guard !levels.isEmpty, levels.allSatisfy({ (1...400).contains($0) }) else {
                throw CommandError.usage("--clients wants numbers from 1 to 400, such as 1,8,64")
            }
            guard let reports = Int(arguments["--reports"] ?? "400"), (1...100_000).contains(reports) else {
                throw CommandError.usage("--reports wants a number from 1 to 100000")
            }
            let config = try Config(
                file: nil,
                options: arguments["--store"].map { [.store: $0] } ?? [:],
                environment: { _ in nil }
            )
            Signals.ignoreBrokenPipes()
            let name = Hex.text(SystemRandomness().bytes(6))
            let folder = DataFolder(
                arguments["--data"] ?? (environment("TMPDIR") ?? "/tmp") + "/amparo-bench-" + name
            )
            guard !Files.exists(folder.path) else {
                throw CommandError.failure("\(folder.path) exists; a measurement wants a folder of its own")
            }
            defer { try? Files.removeTree(folder.path) }
            console.complain("Measuring in \(folder.path) ...")
            let installation = try BenchInstallation(folder, config)
            try Bench(installation: installation, levels: levels, reports: reports).run(console)
            return 0
        }
    )
}
