// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Operations
import Platform
import TestSupport
import Testing

/// What a command printed, and how it ended.
private struct Ran {
    var code: Int32
    var said: [String]
    var complained: [String]

    init(_ typed: [String], answers: [String] = []) {
        let said = Monitor([String]())
        let complained = Monitor([String]())
        let left = Monitor(answers)
        let console = Console(
            say: { line in said.change { $0.append(line) } },
            complain: { line in complained.change { $0.append(line) } },
            ask: { _, _ in left.change { $0.isEmpty ? nil : $0.removeFirst() } }
        )
        code = CommandLineTool.run(typed, console)
        self.said = said.read { $0 }
        self.complained = complained.read { $0 }
    }

    var error: String { complained.joined(separator: "\n") }
    var output: String { said.joined(separator: "\n") }
}

@Suite struct CommandLines {
    private static let plan = [
        "--name", "Kelu Mine", "--site", "KR:Kelu Ridge:Africa/Nairobi", "--member",
        "ada:Ada Keeper:administrator",
        "--member", "amina:Amina Odhiambo:officer:KR", "--member", "farah:Farah Nasser:focal-point:KR",
        "--member", "ines:Ines Costa:independent-reader",
    ]

    @Test(arguments: [
        (["serv"], "serve"), (["serve", "--date", "x"], "--data"), (["serve", "--data"], "--data"),
        (["serve", "--data", "/nowhere/x", "--listen", "nonsense"], "--listen"),
        (["demo", "--data", "/nowhere/x", "--store", "mysql://x"], "postgres"),
        (["backup", "--data", "x"], "--to"), (["restore", "--data", "x"], "--from"),
        (["code", "0189"], "SECRET"),
        (["member", "sack", "--data", "x"], "disable"), (["verify"], "--proof"),
        (["verify", "--proof", "x", "--leaf", "12"], "--leaf"),
        (["witness", "--data", "/nowhere/x"], "--log"),
        (["witness", "--data", "/nowhere/x", "--log", "nonsense"], "--log"),
    ])
    func `a mistake is answered with what would be right, and with 2`(_ typed: [String], _ right: String) {
        let ran = Ran(typed)
        #expect(ran.code == 2)
        #expect(ran.said.isEmpty)
        #expect(ran.error.contains(right))
    }

    @Test(arguments: [
        "demo", "serve", "setup", "member", "code", "backup", "restore", "verify", "witness", "bench",
        "version",
    ])
    func `every command teaches itself`(_ name: String) {
        let ran = Ran([name, "--help"])
        #expect(ran.code == 0 && ran.complained.isEmpty)
        #expect(ran.output.contains("usage: amparo \(name)") && ran.output.contains("example:"))
        #expect(Ran(["--help"]).output.contains("  \(name)  "))
    }

    @Test func `an installation is set up once, and its members are listed to an administrator only`() throws
    {
        try withTemporaryFolder { home in
            let set = ["setup", "--data", home + "/data", "--unattended"] + Self.plan
            let first = Ran(set)
            #expect(first.code == 0, "\(first.error)")
            #expect(Files.exists(home + "/data.backup-key"))
            let again = Ran(set)
            #expect(again.code == 1 && again.error.contains("already"))

            func account(_ login: String) throws -> [String] {
                let line = try #require(first.said.first { $0.contains("  \(login)  ") })
                return line.split(separator: " ").map(String.init).suffix(2)
            }
            func listed(as login: String, _ passphrase: String? = nil) throws -> Ran {
                let account = try account(login)
                let code = Ran(["code", account[1]]).output
                return Ran(
                    ["member", "list", "--data", home + "/data"],
                    answers: [login, passphrase ?? account[0], code]
                )
            }
            #expect(try listed(as: "ada", "wrong passphrase").code == 1)
            #expect(try listed(as: "amina").error.contains("administrator"))
            let list = try listed(as: "ada")
            #expect(list.code == 0 && list.output.contains("Farah Nasser"), "\(list.error)")
        }
    }

    @Test
    func `a set-up ends with what is still to be taken over, and tells its accounts until they were read`()
        throws
    {
        try withTemporaryFolder { home in
            let set = ["setup", "--data", home + "/data", "--unattended"] + Self.plan
            let first = Ran(set)
            #expect(first.code == 0, "\(first.error)")
            for line in [
                "Keys not yet replaced", "4 people have not signed in", "4 keys of the first day",
                "one administrator only", "The backup key still lies on this machine",
                "No emergency key for: restricted cases", "One person only can read: cases, Kelu Ridge",
            ] { #expect(first.said.contains { $0.hasPrefix("  [ ] ") && $0.contains(line) }, "\(line)") }
            #expect(!Files.exists(home + "/data/sheets"))
            // Cut short when all was made and nothing printed.
            try Files.writeDurably(home + "/data/sheets", Array("the accounts\nof the house".utf8))
            let again = Ran(set)
            #expect(again.code == 0 && again.said == ["the accounts", "of the house"])
            #expect(!Files.exists(home + "/data/sheets"))
            #expect(Ran(set).code == 1)
        }
    }

    @Test func `administrators are told that the backup key still lies where set-up was told to write it`()
        throws
    {
        try withTemporaryFolder { home in
            let key = home + "/keys/of the house"
            try Files.makeDirectory(home + "/keys")
            let chosen = ["--data", home + "/data", "--unattended", "--backup-key", key]
            let ran = Ran(["setup"] + chosen + Self.plan)
            #expect(ran.code == 0, "\(ran.error)")
            #expect(ran.output.contains("The backup key still lies on this machine"))
            let folder = DataFolder(home + "/data")
            func isTold() throws -> Bool {
                let settings = try Config(file: folder.settingsText(), environment: { _ in nil })
                #expect(settings.backupKey == key)
                let node = try Node(folder, settings)
                defer { node.close() }
                return try node.operations.stillToTakeOver().contains(.backupKeyHere)
            }
            #expect(try isTold())
            try Files.renameDurably(key, to: home + "/taken away")
            #expect(try !isTold())
        }
    }

    @Test func `answers of a set-up that was cut short are not asked again, and wrong ones not kept`() throws
    {
        try withTemporaryFolder { home in
            let set = ["setup", "--data", home + "/data"]
            let file = home + "/data.answers"
            let answers = ["Kelu Mine", "KR:Kelu Ridge:Africa/Nairobi", ""]
            try Files.writeDurably(file, Array(answers.map { $0 + "\n" }.joined().utf8))
            // Nobody reads what a site must not see: no plan, and the next time everything is asked.
            let ada = "ada:Ada Keeper:administrator"
            let poor = Ran(set, answers: [ada, ""])
            #expect(poor.code == 2 && poor.error.contains("focal-point"), "\(poor.error)")
            #expect(!Files.exists(file))
            try Files.writeDurably(file, Array(answers.map { $0 + "\n" }.joined().utf8))
            let people = [
                ada, "amina:Amina Odhiambo:officer:KR", "farah:Farah Nasser:focal-point:KR",
                "ines:Ines Costa:independent-reader", "",
            ]
            let whole = Ran(set, answers: people)
            #expect(whole.code == 0, "\(whole.error)")
            #expect(whole.error.contains("Going on where the set-up was cut short"))
            #expect(whole.said.contains { $0.contains("  farah  ") })
            #expect(!Files.exists(file))
        }
    }

    @Test func `the end of what is typed founds no house with half of its people`() throws {
        try withTemporaryFolder { home in
            let set = ["setup", "--data", home + "/data"]
            let first = [
                "Kelu Mine", "KR:Kelu Ridge:Africa/Nairobi", "", "ada:Ada Keeper:administrator",
                "amina:Amina Odhiambo:officer:KR", "farah:Farah Nasser:focal-point:KR",
                "ines:Ines Costa:independent-reader",
            ]
            let cut = Ran(set, answers: first)
            #expect(cut.code == 2 && cut.error.contains("an answer is missing"), "\(cut.error)")
            #expect(!Files.exists(home + "/data"))
            let whole = Ran(set, answers: ["hugo:Hugo Hale:headquarters", ""])
            #expect(whole.code == 0, "\(whole.error)")
            for login in ["ada", "ines", "hugo"] {
                #expect(whole.said.contains { $0.contains("  \(login)  ") })
            }
            #expect(!Files.exists(home + "/data.answers"))
        }
    }

    @Test func `a plan that leaves a report without a reader makes nothing`() throws {
        try withTemporaryFolder { home in
            let ran = Ran(["setup", "--data", home + "/data", "--unattended"] + Self.plan.dropLast(2))
            #expect(ran.code == 2 && ran.error.contains("independent-reader"))
            #expect(!Files.exists(home + "/data"))
            // Nor one custodian, with whose passphrase every name would be lost.
            let one = ["--member", "ilse:Ilse Varnholt:custodian"]
            let alone = Ran(["setup", "--data", home + "/data", "--unattended"] + Self.plan + one)
            #expect(alone.code == 2 && alone.error.contains("name two or none"))
            #expect(!Files.exists(home + "/data"))
        }
    }

    @Test func `a folder that another program holds is left alone`() throws {
        try withTemporaryFolder { home in
            let folder = DataFolder(home + "/data")
            try folder.create()
            let lock = try folder.lock()
            #expect(throws: CommandError.self) { _ = try folder.lock() }
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `setting up names the site and the role that it lacks`() throws {
        try withTemporaryFolder { home in
            let more = ["--site", "PD:Port Dessu:UTC", "--member", "bo:Bo Tembo:officer:PD"]
            let ran = Ran(["setup", "--data", home + "/data", "--unattended"] + Self.plan + more)
            #expect(ran.code == 2 && ran.error.contains("focal-point") && ran.error.contains("PD"))
            #expect(!Files.exists(home + "/data"))
        }
    }

    @Test func `a demonstration does not serve a real installation`() throws {
        try withTemporaryFolder { home in
            #expect(Ran(["setup", "--data", home + "/data", "--unattended"] + Self.plan).code == 0)
            let ran = Ran(["demo", "--data", home + "/data", "--listen", "127.0.0.1:0"])
            #expect(ran.code == 1 && ran.said.isEmpty && ran.error.contains("amparo serve"))
        }
    }

    @Test func `a measurement leaves what lies beside its folder, and a folder that is there`() throws {
        try withTemporaryFolder { home in
            try Files.makeDirectory(home + "/data")
            try Files.writeDurably(home + "/data/letter.txt", [1])
            try Files.writeDurably(home + "/data.backup-key", [2])
            let ran = Ran(["bench", "--data", home + "/data"])
            #expect(ran.code == 1 && ran.error.contains("exists"))
            #expect(try Files.read(home + "/data/letter.txt") == [1])
            #expect(try Files.read(home + "/data.backup-key") == [2])
        }
    }
}
