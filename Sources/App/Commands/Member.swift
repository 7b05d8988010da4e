// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations
internal import Platform
internal import Records
internal import Vault

extension Command {
    static let member = Command(
        name: "member",
        summary: "add, list or disable a member",
        help: """
            usage: amparo member add     --data DIR --login SIGN-IN --name NAME --role ROLE[+ROLE] [--site CODE] [--title TEXT]
                                  [--person "WHO THIS IS"]
                   amparo member list    --data DIR
                   amparo member disable --data DIR --login SIGN-IN --reason TEXT [--leave-unread]

            For when nobody can reach the pages; the server has to be stopped. Asks for an administrator's sign-in
            name, passphrase and one-time code, on a terminal or as three lines on standard input.

            A new member chooses a passphrase at the first sign-in, which makes their key; it counts when two people
            whose keys count have vouched for it at the desk, one of them after a call. There is no command for that:
            nobody should type their passphrase on a machine that somebody else runs. `list` shows who waits, with
            the words to compare. --person says who the human being is, where --name is not enough: one account each.
            The account is printed once. A disabled member is signed out everywhere; what they wrote stays. The last
            who can read a room is disabled only with --leave-unread, for an account that is lost or stolen.
            Roles: \(RoleWord.all)

            example: amparo member disable --data /var/lib/amparo --login bo --reason "left the company"
            """,
        options: [
            .data, .store, Option("--login", "SIGN-IN"), Option("--name", "NAME"),
            Option("--role", "ROLE[+ROLE]"),
            Option("--site", "CODE"), Option("--title", "TEXT"), Option("--reason", "TEXT"),
            Option("--leave-unread"), Option("--person", "WHO"),
        ],
        run: { try MemberCommand.run($0, $1) }
    )
}

/// Members by the command line, under the same rules as at the desk.
enum MemberCommand {
    static func run(_ arguments: Arguments, _ console: Console) throws -> Int32 {
        let verbs = ["add": add, "list": list, "disable": disable]
        guard arguments.words.count == 1, let verb = verbs[arguments.words[0]] else {
            throw CommandError.usage(
                "write `amparo member add`, `amparo member list` or `amparo member disable`"
            )
        }
        let folder = DataFolder(try arguments.required("--data"))
        if arguments.words[0] != "list" { _ = try arguments.required("--login") }
        if arguments.words[0] == "disable" { _ = try arguments.required("--reason") }
        let config = try Serving.config(arguments, folder)
        try folder.requireFounded()
        MachineWatch.begin().say(console)
        let lock = try folder.lock()
        let node = try Node(folder, config)
        defer { node.close() }
        let session = try signIn(node.operations, console)
        defer { try? node.operations.end(session) }
        try verb(arguments, node, session, console)
        withExtendedLifetime(lock) {}
        return 0
    }

    private static func signIn(_ operations: Operations, _ console: Console) throws -> Session {
        let login = try Setup.answer("Administrator's sign-in name", console)
        let passphrase = try Setup.answer("Passphrase", console, isSecret: true)
        let code = try Setup.answer("One-time code", console)
        let session: Session
        do {
            session = try operations.signIn(login: login, passphrase: passphrase, code: code).session
        } catch Refusal.wrongPassphrase {
            throw CommandError.failure(
                "sign-in name, passphrase or one-time code is wrong, or the account is disabled"
            )
        }
        guard session.has(.administrator) else {
            try? operations.end(session)
            throw CommandError.failure("only an administrator may do this")
        }
        return session
    }

    private static func add(
        _ arguments: Arguments,
        _ node: Node,
        _ session: Session,
        _ console: Console
    ) throws {
        let roles = try RoleWord.roles(try arguments.required("--role"))
        let site = try arguments["--site"].map { code in
            guard let found = node.operations.directory.sites.first(where: { $0.code == code.uppercased() })
            else { throw CommandError.usage("there is no site \(code)") }
            return found.id
        }
        let made: MadeAccount
        do {
            made = try node.operations.addMember(
                NewMember(
                    login: try arguments.required("--login"),
                    passphrase: FirstPassphrase.make(SystemRandomness()),
                    description: MemberDescription(
                        name: try arguments.required("--name"),
                        title: arguments["--title"] ?? "",
                        roles: roles,
                        site: site
                    ),
                    human: arguments["--person"]
                ),
                session
            )
        } catch Refusal.loginTaken {
            throw CommandError.failure("this sign-in name is taken")
        } catch Refusal.sameHuman {
            throw CommandError.failure(
                "this person has an account already; for a namesake say who it is: --person \"Joseph Mwangi, driver\""
            )
        }
        console.say("Account, shown this once. Its holder chooses a new passphrase at the first sign-in.\n")
        for line in TextTable.lines([
            ["sign-in", "passphrase", "secret of the one-time codes"],
            [made.login, made.passphrase, made.totpSecret],
        ]) { console.say("  " + line) }
        console.say(
            """

            The key waits. After the first sign-in its holder sees the words of their own key; two members vouch for it
            at the desk, under "New keys that wait", and one of the two calls and compares the words.
            """
        )
    }

    private static func state(_ person: DirectoryState.Person) -> String {
        if person.disabledBecause != nil { return "disabled" }
        if person.keys != nil { return "active" }
        guard let waiting = person.waiting else { return "key turned down" }
        guard waiting.isTaken else { return "has not signed in yet" }
        let words = Fingerprint(waiting.keys).words.joined(separator: " ")
        return "key waits, \(waiting.confirmations.count) of 2: \(words)"
    }

    private static func list(
        _ arguments: Arguments,
        _ node: Node,
        _ session: Session,
        _ console: Console
    ) throws {
        let people = try node.operations.members(session)
        let rows = try node.store.read { tx in
            try people.map { person in
                [
                    try tx.account(person.id)?.guarded.login ?? "", person.description.name,
                    person.description.roles.map(RoleWord.of).joined(separator: " + "),
                    person.description.site.flatMap { node.operations.directory.site($0)?.code } ?? "-",
                    state(person),
                ]
            }
        }
        for line in TextTable.lines([["sign-in", "name", "role", "site", "state"]] + rows) {
            console.say(line)
        }
    }

    private static func disable(
        _ arguments: Arguments,
        _ node: Node,
        _ session: Session,
        _ console: Console
    ) throws {
        let login = try arguments.required("--login")
        guard let account = try node.store.read({ try $0.account(login: login.lowercased()) }) else {
            throw CommandError.failure("there is no member \(login)")
        }
        guard account.id != session.member else {
            throw CommandError.failure("nobody disables themselves; another administrator has to")
        }
        do {
            try node.operations.disableMember(
                account.id,
                reason: try arguments.required("--reason"),
                leavingRoomsUnread: arguments.has("--leave-unread"),
                session
            )
        } catch Refusal.lastReader {
            throw CommandError.failure(
                """
                nobody else can read one of the rooms of \(login): let somebody in first, or, if the account is lost \
                or stolen, add --leave-unread; what is in that room then waits, and new reports go to the outside reader
                """
            )
        }
        console.say("\(login) is disabled and signed out everywhere.")
    }
}
