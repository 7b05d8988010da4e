// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import Operations
import TestSupport
import Testing
import Vault

@Suite struct NewMembers {
    /// What stands on the sign-in sheet: the first passphrase, and the secret of the one-time codes.
    private func sheet(_ administrator: Browser, _ house: TestInstallation) throws -> (String, [UInt8]) {
        let answer = try administrator.post(
            .changeSettings(.addMember),
            [
                ("name", "Nora New"), ("title", "Officer"), ("roles", String(Role.officer.rawValue)),
                ("site", house.ridge.hex), ("login", "nora"), ("human", "Nora New of Kelu"),
            ]
        )
        #expect(answer.status == 200)
        let passphrase = try #require(answer.text.firstMatch(of: #/[a-z2-9]{4}(-[a-z2-9]{4}){4}/#)).0
        let secret = try #require(answer.text.firstMatch(of: #/>([A-Z2-7]{32})</#)).1
        return (String(passphrase), try #require(TOTP.secret(base32: String(secret))))
    }

    private func enter(_ client: HTTPClient, _ house: TestInstallation, _ passphrase: String, _ totp: [UInt8])
        throws -> Answer
    {
        house.wall.advance(minutes: 1)
        let token = try #require(Browser.hidden("token", in: try client.get("/desk/sign-in").text))
        let code = TOTP.code(secret: totp, unixSeconds: house.wall.now.milliseconds / 1000)
        return try client.post(
            "/desk/sign-in",
            [("token", token), ("name", "nora"), ("passphrase", passphrase), ("code", code)]
        )
    }

    @Test
    func `somebody new chooses a passphrase before anything else, and reads only what they are let into`()
        throws
    {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let (first, totp) = try sheet(try Browser(desk, house, .administrator), house)
            let client = HTTPClient(desk)
            #expect(try enter(client, house, first, totp).header("Location") == "/desk/passphrase")
            for path in ["/desk", "/desk/cases", "/desk/settings"] {
                #expect(try client.get(path).header("Location") == "/desk/passphrase", "\(path)")
            }
            try choose(client, first)
            // Her key waits: she sees its words and nothing else, and nobody can let her in.
            let words = try wordsOfTheKey(client)
            #expect(try client.get("/desk/settings").text.contains("Your key waits for two people"))
            let admitted = try vouch(desk, house, words)
            #expect(admitted.map(\.status) == [303, 303])
            #expect(try !client.get("/desk/cases").text.contains("Your key waits"))

            let file = DeskRoute.caseFile(matter.caseFile).path
            #expect(try client.get(file).status == 404)
            let nora = try #require(
                house.operations.directory.people.values.first { $0.description.name == "Nora New" }
            )
            let room = try #require(house.operations.directory.compartment(.casework, site: house.ridge))
            let officer = try Browser(desk, house, .officer)
            let form = [("room", room.id.hex), ("member", nora.id.hex)]
            let wrong = try officer.post(
                .changeSettings(.grant),
                form + [("passphrase", "guessed at random")]
            )
            #expect(wrong.status == 422)
            #expect(!wrong.text.contains("guessed at random"))
            #expect(try client.get(file).status == 404)
            let right = [("passphrase", TestInstallation.passphrase)]
            #expect(try officer.post(.changeSettings(.grant), form + right).status == 303)
            #expect(try client.get(file).status == 200)
            let revoked = try officer.post(
                .changeSettings(.revoke),
                form + right + [("reason", "She left the site.")]
            )
            #expect(revoked.status == 303)
            _ = try officer.post(.workOnCase(.note, matter.caseFile), [("note-text", "After she left.")])
            let after = try client.get(file)
            #expect(!after.text.contains("After she left."))
        }
    }

    /// The words that stand on her own page.
    private func wordsOfTheKey(_ client: HTTPClient) throws -> String {
        let page = try client.get("/desk/cases")
        #expect(page.status == 200)
        #expect(page.text.contains("Your key waits for two people"))
        return try #require(page.text.firstMatch(of: #/Words of the key.*?<\/div>/#)).0.description
    }

    /// Two colleagues open the list, see the same words, and vouch; the second one has called.
    private func vouch(_ desk: TestDesk, _ house: TestInstallation, _ words: String) throws -> [Answer] {
        let nora = try #require(house.operations.directory.waiting.first)
        return try [(TestInstallation.Who.administrator, "known"), (.auditor, "called")].map { who, how in
            let browser = try Browser(desk, house, who)
            let page = try browser.get(.settings(.keys)).text
            #expect(page.contains(words))
            #expect(page.contains("Nora New of Kelu"))
            let fingerprint = try #require(Browser.hidden("fingerprint", in: page))
            let fields = [("member", nora.id.hex), ("how", how), ("fingerprint", fingerprint)]
            let wrong = try browser.post(
                .changeSettings(.confirmKey),
                fields + [("passphrase", "guessed at random")]
            )
            #expect(wrong.status == 422)
            return try browser.post(
                .changeSettings(.confirmKey),
                fields + [("passphrase", TestInstallation.passphrase)]
            )
        }
    }

    private func choose(_ client: HTTPClient, _ first: String) throws {
        let token = try #require(Browser.hidden("token", in: try client.get("/desk/passphrase").text))
        let wanted = "four quiet green rivers"
        let refused = [
            (old: first, new: "short", again: "short"), (first, wanted, "four quiet green river"),
            ("not the first one", wanted, wanted), (first, first, first),
        ]
        for (old, new, again) in refused {
            let answer = try client.post(
                "/desk/passphrase",
                [("token", token), ("old", old), ("new", new), ("repeat", again)]
            )
            #expect(answer.status == 422)
            #expect(!answer.text.contains(wanted))
            #expect(!answer.text.contains(first))
        }
        let answer = try client.post(
            "/desk/passphrase",
            [("token", token), ("old", first), ("new", wanted), ("repeat", wanted)]
        )
        #expect(answer.status == 303)
    }
}
