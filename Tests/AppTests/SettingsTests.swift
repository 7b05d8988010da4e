// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import HTTP
import Ledger
import TestSupport
import Testing

@Suite struct Settings {
    private static func config(
        _ file: String?,
        _ options: [Setting: String] = [:],
        _ environment: [String: String] = [:]
    )
        throws -> Config
    {
        try Config(file: file, options: options, environment: { environment[$0] })
    }

    private static func complaint(_ file: String, _ environment: [String: String] = [:]) -> String {
        do {
            _ = try config(file, [:], environment)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func `the command line goes before the environment, that before the file, that before the default`()
        throws
    {
        let environment = ["AMPARO_LISTEN": "127.0.0.1:2"]
        #expect(try Self.config(nil).listen.port == 8080)
        #expect(try Self.config("listen = 127.0.0.1:1").listen.port == 1)
        #expect(try Self.config("listen = 127.0.0.1:1", [:], environment).listen.port == 2)
        #expect(
            try Self.config("listen = 127.0.0.1:1", [.listen: "127.0.0.1:3"], environment).listen.port == 3
        )
    }

    @Test func `a wrong setting is refused by name, with its place and what would be right`() {
        let unknown = Self.complaint("# a comment\nfrobnicate = 7\n")
        #expect(
            unknown.contains("line 2") && unknown.contains("frobnicate") && unknown.contains("behind-proxy")
        )
        let proxy = Self.complaint("behind-proxy = perhaps")
        #expect(proxy.contains("behind-proxy") && proxy.contains("yes or no"))
        #expect(Self.complaint("", ["AMPARO_IDLE_MINUTES": "0"]).contains("AMPARO_IDLE_MINUTES"))
        #expect(Self.complaint("listen = 127.0.0.1:99999").contains("127.0.0.1:8080"))
        #expect(Self.complaint("just words").contains("name = value"))
        #expect(Self.complaint("log = info\nlog = debug").contains("twice"))
        #expect(Self.complaint("proxies = example.org").contains("proxies"))
        #expect(Self.complaint("backup-key = keys/mine").contains("the whole path of a file"))
    }

    @Test func `witnesses are a key of theirs and a safe address each, and anything else is refused by name`()
        throws
    {
        let key = TestWitness().key.text
        let other = TestWitness("other.example.org", seed: 3).key.text
        let pair = "witness = \(key) https://witness.example.org"
        #expect(try Self.config(nil).witnesses.isEmpty)
        #expect(try Self.config("witness =").witnesses.isEmpty)
        #expect(try Self.config(pair).witnesses.map(\.key.text) == [key])
        #expect(try Self.config("\(pair)/a/ \(other) http://[::1]:8090").witnesses.count == 2)
        let onion = "witness = \(key) http://abcdef.onion"
        #expect(try Self.config("\(onion)\nwitness-proxy = socks5h://127.0.0.1:9050").witnesses.count == 1)
        for wrong in [
            "witness = \(key)", "witness = https://witness.example.org \(key)", onion,
            "witness = \(key) http://witness.example.org", "\(pair) \(key) https://other.example.org",
            "witness = log.example.org+1a2b3c4d+AAAA https://witness.example.org",
        ] {
            let said = Self.complaint(wrong)
            #expect(said.contains("witness (amparo.conf, line 1)"), "\(wrong)")
            #expect(said.contains("the public key of a witness and its https:// address"), "\(wrong)")
        }
        #expect(Self.complaint("witness-proxy = 127.0.0.1:9050").contains("socks5h://127.0.0.1:9050"))
    }

    @Test func `a variable that looks like a setting and is none is refused, with those that there are`()
        throws
    {
        let names = ["HOME", "AMPARO_LISTEN", "AMPARO_SETUP_SITES", "AMPARO_PROGRAM", "AMPAROS_OWN"]
        _ = try Config(file: nil, environment: { _ in nil }, names: names)
        let refusal = #expect(throws: CommandError.self) {
            try Config(file: nil, environment: { _ in nil }, names: names + ["AMPARO_LISTN"])
        }
        #expect(refusal?.kind == .usage)
        #expect(
            "\(refusal, default: "")".contains("AMPARO_LISTN, which")
                && "\(refusal, default: "")".contains("AMPARO_LISTEN")
        )
    }

    @Test func `the password of a database is not repeated in a refusal`() {
        let said = Self.complaint("store = mysql://amparo:geheim@host/x")
        #expect(said.contains("postgres") && !said.contains("geheim"))
    }
}

@Suite struct FoundingPlans {
    private static func plan(_ people: [String]) throws -> FoundingPlan {
        var plan = FoundingPlan()
        plan.name = "Kelu Mine"
        plan.sites = [try FoundingPlan.site("KR:Kelu Ridge:UTC")]
        plan.people = try people.map { try FoundingPlan.person($0) }
        return plan
    }

    @Test(arguments: ["KR", "KR:", ":Kelu", "KR:Kelu:Mars/Base", ""])
    func `a site that cannot be one is refused`(_ text: String) {
        #expect(throws: CommandError.self) { try FoundingPlan.site(text) }
    }

    @Test(arguments: ["amina", "amina:Amina", "amina:Amina:queen", "amina:Amina:officer:KR:x", "::officer"])
    func `a member who cannot be one is refused`(_ text: String) {
        #expect(throws: CommandError.self) { try FoundingPlan.person(text) }
    }
}
