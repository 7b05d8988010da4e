// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import HTTP
internal import Ledger
internal import Platform
internal import Witness

extension Command {
    static let witness = Command(
        name: "witness",
        summary: "be an independent witness of somebody's ledger",
        help: """
            usage: amparo witness --data DIR --log VKEY [--log VKEY]... [--listen ADDR:PORT] [--name NAME] [--forget]

            Watches the ledgers whose public keys are given, and signs each new head that truly extends the one before;
            anything else it refuses. So nobody can take something out of a ledger, or show people two of them, without
            this witness knowing. It sees numbers only, never what was reported. Run it where the owner of the ledger
            has no say.

            At the first start it makes its key in DIR (witness.key; keep a copy where nobody else gets it) under NAME,
            which never changes and has no blank in it. Prints "Listening on http://ADDR:PORT" (127.0.0.1:8090 when
            not said), then its own public key: give that to the owner of the ledger and to whoever wants to check.

            Ledgers send POST /add-checkpoint (c2sp.org/tlog-witness). What it has signed is on the disk before it
            answers. Where a ledger told two stories, both signed heads are kept in DIR. Ends on SIGTERM or ^C, with 0.

            A folder that has the key and not what was seen with it is refused; --forget begins from nothing there.

            example: amparo witness --data witness-data --name witness.example.org \\
                       --log "amparo.example.org/ledger+1a2b3c4d+Aabc..."
            """,
        options: [
            .data, .listen, Option("--log", "VKEY", isRepeatable: true), Option("--name", "NAME"),
            Option("--forget"),
        ],
        run: { try Witnessing.run($0, $1) }
    )
}

/// A witness from the command line to the last answer.
enum Witnessing {
    static func run(_ arguments: Arguments, _ console: Console) throws -> Int32 {
        try arguments.noWords()
        let data = try arguments.required("--data")
        guard arguments.has("--log") else {
            throw CommandError.usage("--log VKEY is missing: which ledger to watch")
        }
        let logs = try arguments.verifierKeys("--log")
        let listen = try address(arguments["--listen"] ?? "127.0.0.1:8090")
        let name = try arguments["--name"].map(keyName)
        try requireOurs(data)
        // Before any thread is started: all of them inherit it.
        Signals.blockTermination()
        MachineWatch.begin().say(console)
        try Files.makeDirectory(data)
        guard unsafe chmod(data, 0o700) == 0 else {
            throw CommandError.failure(
                "\(data) cannot be closed to other users; it has to belong to this one"
            )
        }
        let lock = try lock(data)
        let log = Log()
        let witness: Witness
        do {
            witness = try Witness(
                folder: data,
                name: name,
                logs: logs,
                isForgetting: arguments.has("--forget"),
                log: log
            )
        } catch let error as WitnessError {
            throw CommandError.failure("\(data): \(error)")
        }
        let server = try serve(witness, listen, log)
        console.say("Listening on http://\(Address(host: listen.host, port: UInt16(server.port)))")
        console.say("public key: \(witness.verifierKey.text)")
        for watched in witness.logs {
            console.say("watching: \(watched.origin.text), known up to \(watched.known.size)")
        }
        _ = waitForTermination()
        server.drain(seconds: 8)
        withExtendedLifetime(lock) {}
        return 0
    }

    private static func serve(_ witness: Witness, _ listen: Address, _ log: Log) throws -> Server {
        var limits = ServerLimits()
        limits.bodyBytes = AddCheckpoint.mostBytes
        do throws(SystemError) {
            return try Server(listen: listen, limits: limits, application: WitnessSite(witness), log: log)
        } catch {
            throw CommandError.failure("cannot listen on \(listen): \(error)")
        }
    }

    private static func address(_ text: String) throws(CommandError) -> Address {
        guard let address = Address(text) else {
            throw .usage("--listen is \"\(text)\"; it wants an address and a port, such as 127.0.0.1:8090")
        }
        return address
    }

    private static func keyName(_ text: String) throws(CommandError) -> NoteLine {
        guard let name = NoteLine(text), name.isKeyName else {
            throw .usage(
                "--name is \"\(text)\"; it wants a name without blanks and +, such as witness.example.org"
            )
        }
        return name
    }

    /// A folder of a witness, or an empty one: never one with somebody's files.
    private static func requireOurs(_ folder: String) throws {
        guard Files.exists(folder) else { return }
        let ours = ["witness.key", "logs", "contradictions", "seen", "lock"]
        guard
            try Files.list(folder).allSatisfy({ name in
                ours.contains { name == $0 || name.hasPrefix($0 + ".new-") }
            })
        else {
            throw CommandError.failure(
                "\(folder) is not empty and no folder of a witness; choose another one"
            )
        }
    }

    private static func lock(_ folder: String) throws -> FileLock {
        do throws(SystemError) {
            return try FileLock(folder + "/lock")
        } catch {
            guard error.isHeldElsewhere else { throw error }
            throw CommandError.failure("another witness is at work on \(folder); stop it first")
        }
    }
}
