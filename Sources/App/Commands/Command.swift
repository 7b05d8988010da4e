// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A command of the program: what it is called, what it teaches, and what it does.
package struct Command: Sendable {
    let name: String
    let summary: String
    /// The whole help, as printed by `amparo NAME --help`.
    let help: String
    let options: [Option]
    let run: @Sendable (Arguments, Console) throws -> Int32
}

/// The command line: finds the command, prints help, and turns failures into exit codes.
///
/// 0 done, 1 failed, 2 the command line was wrong.
package enum CommandLineTool {
    static let commands: [Command] = [
        .demo, .serve, .setup, .member, .code, .backup, .restore, .verify, .witness, .bench, .version,
    ]

    package static func run(_ typed: [String], _ console: Console = .terminal()) -> Int32 {
        do {
            return try dispatch(typed, console)
        } catch let error as CommandError {
            console.complain("amparo: \(error)")
            return error.exitCode
        } catch {
            console.complain("amparo: \(Explanation.of(error))")
            return 1
        }
    }

    private static func dispatch(_ typed: [String], _ console: Console) throws -> Int32 {
        guard let name = typed.first else {
            console.complain(overview)
            return 2
        }
        if ["--help", "-h", "help"].contains(name) {
            let command = typed.dropFirst().first.flatMap(find)
            console.say(command?.help ?? overview)
            return 0
        }
        if name == "--version" {
            return try Command.version.run(Arguments([], options: [], command: ""), console)
        }
        guard let command = find(name) else {
            let near = commands.map(\.name).min { distance($0, name) < distance($1, name) } ?? "demo"
            let all = commands.map(\.name).joined(separator: ", ")
            throw CommandError.usage(
                "there is no command \"\(name)\"; did you mean `amparo \(near)`? There are: \(all)"
            )
        }
        let rest = Array(typed.dropFirst())
        if rest.contains("--help") || rest.contains("-h") {
            console.say(command.help)
            return 0
        }
        return try command.run(Arguments(rest, options: command.options, command: name), console)
    }

    private static func find(_ name: String) -> Command? { commands.first { $0.name == name } }

    static var overview: String {
        let width = (commands.map(\.name.count).max() ?? 0) + 3
        let list = commands.map { command in
            "  " + command.name + String(repeating: " ", count: width - command.name.count) + command.summary
        }
        return """
            Amparo: a safe way to report harm, and to answer for it.

            usage: amparo COMMAND [options]

            \(list.joined(separator: "\n"))

            First steps:
              amparo demo --data demo-data       a made-up installation to look at, on http://127.0.0.1:8080
              amparo setup --data /var/lib/amparo    a real one; then: amparo serve --data /var/lib/amparo

            `amparo COMMAND --help` explains a command. Answers go to standard output, messages to standard error.
            It ends with 0 when done, 1 when it failed, 2 when the command line was wrong.
            """
    }

    /// How many letters to change (Levenshtein), for "did you mean".
    static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
