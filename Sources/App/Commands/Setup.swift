// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations
internal import Platform
internal import Vault

extension Command {
    static let setup = Command(
        name: "setup",
        summary: "make a new installation: sites, first members, keys",
        help: """
            usage: amparo setup --data DIR [--store sqlite|postgres://user@host/database] [--backup-key FILE]
                                [--name NAME] [--site CODE:NAME:ZONE]... [--member SIGN-IN:NAME:ROLE[+ROLE][:SITE]]...
                                [--restricted-auditor SIGN-IN] [--unattended]

            Makes an installation in DIR, which must be empty or not exist. What is not given it asks, on a terminal
            or from standard input. With --unattended it asks nothing, takes what is missing from the environment
            (AMPARO_SETUP_NAME, AMPARO_SETUP_SITES, AMPARO_SETUP_MEMBERS, several separated by ";"), and marks the
            installation "keys not yet replaced" until people have taken over.

            Cut short, by whatever, it goes on where it was when it is run again. It ends with a list of what people
            still have to take over; the same list stands in the settings, for administrators.

            Prints each account once: sign-in name, first passphrase, secret of the one-time codes. Hand them over
            one by one. Writes the backup key to FILE (DIR.backup-key): take it away from the machine.

            Wanted are at least: an administrator (who reads no case), an officer for every site, a focal-point (who
            reads what concerns sexual violence or a child), and an independent-reader outside the sites.
            Who opens what is noted, for an auditor (without one: the independent-reader); in the restricted cases for
            --restricted-auditor, a member by sign-in name (without it: the independent-reader). Nobody audits what
            they read themselves.
            Roles: \(RoleWord.all)

            example: amparo setup --data /var/lib/amparo --name "Kelu Mine" --site KR:Kelu Ridge:Africa/Nairobi
            """,
        options: [
            .data, .store, Option("--backup-key", "FILE"), Option("--name", "NAME"),
            Option("--site", "CODE:NAME:ZONE", isRepeatable: true),
            Option("--member", "SIGN-IN:NAME:ROLE[+ROLE][:SITE]", isRepeatable: true),
            Option("--restricted-auditor", "SIGN-IN"), Option("--unattended"),
        ],
        run: { try Setup.run($0, $1) }
    )
}

/// The first day of an installation.
enum Setup {
    static func run(_ arguments: Arguments, _ console: Console) throws -> Int32 {
        try arguments.noWords()
        let folder = DataFolder(try arguments.required("--data"))
        guard try !tellAgain(folder, console) else { return 0 }
        guard !folder.isFounded else {
            throw CommandError.failure("\(folder.path) already holds an installation; nothing was changed")
        }
        try folder.requireOurs()
        MachineWatch.begin().say(console)
        var chosen: [Setting: String] = [:]
        chosen[.store] = arguments["--store"]
        // The server may be started in another folder.
        chosen[.backupKey] = try arguments["--backup-key"].map { try Files.wholePath($0) }
        let config = try Config(file: nil, options: chosen, names: environmentNames())
        let answers = SetupAnswers(beside: folder)
        let (plan, foundation) = try planned(arguments, answers, console)
        let keyFile = config.backupKey ?? folder.backupKeyBeside
        try folder.create()
        let lock = try folder.lock()
        try Founding(folder, config, backupKeyFile: keyFile).make(foundation) { node, founded in
            let open = try node.operations.stillToTakeOver().map(node.operations.sentence)
            let lines = sheets(founded, plan, keyFile, folder) + checklist(open) + ["", serving(folder)]
            // Until they have been printed: nobody could sign in if that were cut short.
            try folder.keep(sheets: lines.joined(separator: "\n"))
        }
        withExtendedLifetime(lock) {}
        answers.forget()
        _ = try tellAgain(folder, console)
        return 0
    }

    /// What was made and not yet printed; true when there was such.
    private static func tellAgain(_ folder: DataFolder, _ console: Console) throws -> Bool {
        guard folder.isFounded, let sheets = try folder.keptSheets() else { return false }
        for line in sheets.split(separator: "\n", omittingEmptySubsequences: false) {
            console.say(String(line))
        }
        guard !console.isUnheard() else {
            throw CommandError.failure(
                "the accounts could not be written out; run this again, they are still kept"
            )
        }
        try folder.forgetSheets()
        return true
    }

    /// Answers are kept through a crash, and not when they made no plan: those would be wrong again.
    private static func planned(
        _ arguments: Arguments,
        _ answers: SetupAnswers,
        _ console: Console
    ) throws -> (FoundingPlan, Foundation) {
        let isUnattended = arguments.has("--unattended")
        do {
            var plan = try isUnattended ? unattended(arguments) : asked(arguments, answers, console)
            plan.restrictedAuditor = arguments["--restricted-auditor"]
            let randomness = SystemRandomness()
            return (plan, try plan.foundation(randomness: randomness, isUnattended: isUnattended))
        } catch {
            if !answers.isCutShort { answers.forget() }
            throw error
        }
    }

    private static func unattended(_ arguments: Arguments) throws -> FoundingPlan {
        func several(_ option: String, _ variable: String) -> [String] {
            let given = arguments.all(option)
            guard given.isEmpty else { return given }
            return (environment(variable) ?? "").split(separator: ";").map(String.init)
        }
        var plan = FoundingPlan()
        plan.name = arguments["--name"] ?? environment("AMPARO_SETUP_NAME") ?? ""
        plan.sites = try several("--site", "AMPARO_SETUP_SITES").map { try FoundingPlan.site($0) }
        plan.people = try several("--member", "AMPARO_SETUP_MEMBERS").map { try FoundingPlan.person($0) }
        return plan
    }

    private static func asked(
        _ arguments: Arguments,
        _ answers: SetupAnswers,
        _ console: Console
    ) throws -> FoundingPlan {
        if answers.isResumed { console.complain("Going on where the set-up was cut short.") }
        var plan = FoundingPlan()
        plan.name = try arguments["--name"] ?? answers.answer("Name of the installation", console)
        plan.sites = try arguments.all("--site").map { try FoundingPlan.site($0) }
        plan.people = try arguments.all("--member").map { try FoundingPlan.person($0) }
        if plan.sites.isEmpty {
            plan.sites = try several("Site, as CODE:NAME:ZONE (nothing when done)", answers, console) {
                try FoundingPlan.site($0)
            }
        }
        if plan.people.isEmpty {
            console.complain("Roles: \(RoleWord.all)")
            plan.people = try several(
                "Member, as SIGN-IN:NAME:ROLE[+ROLE][:SITE] (nothing when done)",
                answers,
                console
            ) {
                try FoundingPlan.person($0)
            }
        }
        return plan
    }

    /// A mistake is said and asked again; the list ends at an empty line.
    private static func several<T>(
        _ question: String,
        _ answers: SetupAnswers,
        _ console: Console,
        _ read: (String) throws -> T
    ) throws -> [T] {
        var found: [T] = []
        while true {
            let text = try answers.answer(question, console, mayBeEmpty: true)
            if text.isEmpty { return found }
            do {
                found.append(try read(text))
            } catch let error as CommandError {
                console.complain(error.description)
            }
        }
    }

    static func answer(
        _ question: String,
        _ console: Console,
        isSecret: Bool = false,
        mayBeEmpty: Bool = false
    ) throws -> String {
        while true {
            // The end of what is typed is no empty line: it would found a house with half of its people.
            guard let line = console.ask(question, isSecret) else {
                throw CommandError.usage("an answer is missing: \(question)")
            }
            if mayBeEmpty || !line.isEmpty { return line }
        }
    }

    private static func serving(_ folder: DataFolder) -> String { "Next: amparo serve --data \(folder.path)" }

    private static func checklist(_ open: [String]) -> [String] {
        guard !open.isEmpty else { return [] }
        return ["", "Still to be taken over (also in the settings, for administrators):"]
            + open.map { "  [ ] " + $0 }
    }

    private static func sheets(
        _ founded: Founded,
        _ plan: FoundingPlan,
        _ keyFile: String,
        _ folder: DataFolder
    ) -> [String] {
        let rows = founded.accounts.map { account in
            let roles = plan.people.first { $0.login == account.login }?.roles.map(RoleWord.of) ?? []
            return [roles.joined(separator: " + "), account.login, account.passphrase, account.totpSecret]
        }
        let table = TextTable.lines(
            [["role", "sign-in", "passphrase", "secret of the one-time codes"]] + rows
        )
        return [
            "Accounts, shown this once. Each holder chooses a new passphrase at the first sign-in.", "",
        ] + table.map { "  " + $0 } + [
            """

            backup key: \(keyFile)
              Take this file away from the machine, in two copies. No backup opens without it.
            fingerprint: \(Hex.text(founded.root))
              The members' directory begins with it, with everybody above. Keep it on paper.

            Keys: these \(founded.accounts.count) count from the first day, made on this machine. Compare them by voice in the first
              weeks: Settings, New keys that wait. Whoever joins later, or loses a passphrase, counts when two others
              have vouched, so there should always be three who can sign in, two of them administrators.
            """
        ] + names(plan)
    }

    private static func names(_ plan: FoundingPlan) -> [String] {
        guard !plan.people.contains(where: { $0.roles.contains(.custodian) }) else { return [] }
        return [
            """

            Names: nobody is custodian, so whoever reads a report reads the name that was given with it. An
              administrator names two people who read no case: Settings, Who may read what.
            """
        ]
    }
}
