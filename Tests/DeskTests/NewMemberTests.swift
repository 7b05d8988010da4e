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
                ("site", house.ridge.hex), ("login", "nora"),
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
            #expect(try client.get("/desk/cases").status == 200)

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
