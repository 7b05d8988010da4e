// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Command {
    static let verify = Command(
        name: "verify",
        summary: "check that nothing was removed or changed since it was accepted",
        help: """
            usage: amparo verify --data DIR [--store sqlite|postgres://user@host/database] [--anchor FILE]...
                   amparo verify --backup FILE --key FILE [--anchor FILE]...

            \(VerifySubject.installationHelp)

            example: amparo verify --data /var/lib/amparo --anchor /media/stick/checkpoint-of-june
            """,
        options: VerifySubject.all.flatMap(\.options).reduce(into: []) { known, option in
            if !known.contains(where: { $0.name == option.name }) { known.append(option) }
        },
        run: { arguments, console in
            try arguments.noWords()
            let subjects = VerifySubject.all.filter { arguments.has($0.option) }
            guard subjects.count == 1, let subject = subjects.first else {
                let names = VerifySubject.all.map(\.option).joined(separator: ", ")
                throw CommandError.usage("say what to check, with one of: \(names)")
            }
            let foreign = VerifySubject.all.flatMap(\.options).map(\.name).first { name in
                arguments.has(name) && !subject.options.contains { $0.name == name }
            }
            if let foreign { throw CommandError.usage("\(foreign) means nothing beside \(subject.option)") }
            try subject.check(arguments, console)
            return 0
        }
    )
}

/// One thing that `amparo verify` checks: the option that asks for it, all that go with it, and the check.
struct VerifySubject: Sendable {
    let option: String
    let options: [Option]
    /// Says what holds; throws what does not.
    let check: @Sendable (Arguments, Console) throws -> Void

    static let all: [VerifySubject] = [.installation, .backup]
}
