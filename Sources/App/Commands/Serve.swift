// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTTP
internal import Operations
internal import Platform
internal import Sandbox

extension Option {
    static let data = Option("--data", "DIR")
    static let listen = Option("--listen", "ADDR:PORT")
    static let store = Option("--store", "sqlite|postgres://...")
}

extension Command {
    static let demo = Command(
        name: "demo",
        summary: "make a made-up installation, if there is none yet, and serve it",
        help: """
            usage: amparo demo --data DIR [--listen ADDR:PORT] [--store sqlite|postgres://user@host/database]

            Serves a made-up installation to look at: fictional sites, members and cases. If DIR holds nothing it is
            made first. Its clock shows 30 June 2026, 09:00 UTC, when it is made, and runs on from there.

            Prints "Listening on http://ADDR:PORT" once it answers, then how to sign in to /desk: for each member the
            sign-in name, the passphrase, and the secret of the one-time codes. `amparo code SECRET` prints the six
            digits of the moment. Never put real reports into a demonstration: everybody knows its passphrases.

            Ends on SIGTERM or ^C within ten seconds, with 0.

            example: amparo demo --data demo-data --listen 127.0.0.1:8080
            """,
        options: [.data, .listen, .store],
        run: { try Serving.run($0, $1, isDemo: true) }
    )

    static let serve = Command(
        name: "serve",
        summary: "serve an installation",
        help: """
            usage: amparo serve --data DIR [--listen ADDR:PORT] [--store sqlite|postgres://user@host/database]

            Serves the installation that `amparo setup` made in DIR. What is not said here is read from
            DIR/\(ConfigFile.name), or from the environment, which goes before the file: \(Setting.listen.environmentName),
            \(Setting.store.environmentName), \(Setting.behindProxy.environmentName) and so on; the file explains each.

            Prints "Listening on http://ADDR:PORT" once it answers. Logs lines of JSON on standard error. On SIGTERM or
            ^C it takes no more connections, finishes what it is doing and ends within ten seconds, with 0.
            A folder is served by one program at a time.

            example: amparo serve --data /var/lib/amparo --listen 127.0.0.1:8080
            """,
        options: [.data, .listen, .store],
        run: { try Serving.run($0, $1, isDemo: false) }
    )
}

/// From the command line to the last answer.
enum Serving {
    static func run(_ arguments: Arguments, _ console: Console, isDemo: Bool) throws -> Int32 {
        try arguments.noWords()
        let folder = DataFolder(try arguments.required("--data"))
        if isDemo { try folder.requireOurs() }
        let config = try config(arguments, folder)
        if !isDemo { try folder.requireFounded() }
        guard !isDemo || !folder.isFounded || folder.isDemo else {
            throw CommandError.failure(
                "\(folder.path) holds a real installation, no demonstration; `amparo serve` serves it"
            )
        }
        // Before any thread is started: all of them inherit it.
        Signals.blockTermination()
        let machine = MachineWatch.begin(keepingRights: Jail.Tools().needRights)
        try folder.create()
        let lock = try folder.lock()
        if isDemo, !folder.isFounded {
            console.complain("Making a demonstration in \(folder.path) ...")
            try Demonstration.make(folder, config)
        }
        if !isDemo, try folder.keptSheets() != nil {
            console.complain(
                "The accounts of the set-up stand in \(folder.path) still, for nobody has printed them: run amparo setup --data \(folder.path)"
            )
        }
        let log = Log(config.logLevel)
        let node = try Node(folder, config)
        let service = try RunningNode(node, config, machine, log: log)
        console.say("Listening on http://\(Address(host: config.listen.host, port: UInt16(service.port)))")
        if isDemo { try sayHowToSignIn(node, console) }
        log.event("listening", [("port", .int(service.port))])
        _ = waitForTermination()
        service.end()
        withExtendedLifetime(lock) {}
        return 0
    }

    static func config(_ arguments: Arguments, _ folder: DataFolder) throws -> Config {
        var options: [Setting: String] = [:]
        if let listen = arguments["--listen"] { options[.listen] = listen }
        if let store = arguments["--store"] { options[.store] = store }
        return try Config(
            file: try folder.settingsText(),
            options: options,
            names: environmentNames()
        )
    }

    private static func sayHowToSignIn(_ node: Node, _ console: Console) throws {
        guard node.folder.isDemo else { return }
        console.say(
            """

            This is a demonstration: sites, people and cases are made up. Members sign in at /desk with:

            """
        )
        for line in try Demonstration.signIns(node) { console.say("  " + line) }
        console.say(
            """

            columns: role, sign-in name, passphrase, secret of the one-time codes.
            `amparo code SECRET` prints the six digits of the moment.
            """
        )
    }
}
