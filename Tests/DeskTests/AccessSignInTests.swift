// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import HTTP
import Operations
import TestSupport
import Testing

@Suite struct RefusedAtTheDoor {
    /// An answer without what differs from one page to the next anyway: its token, and the name that was typed.
    private struct Face: Equatable {
        let status: Int
        let headers: [String]
        let body: String

        init(_ answer: Answer, name: String) {
            status = answer.status
            headers = answer.headers.map { "\($0.name): \($0.value)" }
            var body = answer.text.replacing("value=\"\(name)\"", with: "value=\"NAME\"")
            if let token = Browser.hidden("token", in: body) { body = body.replacing(token, with: "TOKEN") }
            self.body = body
        }
    }

    private func knock(
        _ desk: TestDesk,
        _ house: TestInstallation,
        _ name: String,
        passphrase: String = TestInstallation.passphrase,
        code: String
    ) throws -> Face {
        let answer = try HTTPClient(desk).post(
            "/desk/sign-in",
            [
                ("token", try house.operations.formToken()), ("name", name),
                ("passphrase", passphrase), ("code", code),
            ]
        )
        #expect(answer.text.contains("value=\"\(name)\""), "the typed name is kept")
        return Face(answer, name: name)
    }

    @Test func `wrong, disabled and unknown sign-ins get the same answer byte by byte`() throws {
        try withDesk { house, desk in
            let administrator = try house.signIn(.administrator)
            let gone = house.account(.secondOfficer)
            // All right but for being disabled: only that can be what refuses.
            let right = try house.code(.secondOfficer)
            try house.operations.disableMember(
                gone.id,
                reason: "Has left.",
                leavingRoomsUnread: true,
                administrator
            )
            let disabled = try knock(desk, house, gone.login, code: right)
            #expect(disabled.status == 401)
            #expect(disabled.body.contains("NAME") && disabled.body.contains("TOKEN"))
            #expect(!disabled.headers.contains { $0.lowercased().hasPrefix("set-cookie") })
            #expect(!disabled.headers.contains { $0.lowercased().hasPrefix("location") })

            let known = house.account(.officer).login
            let others = [
                try knock(desk, house, known, passphrase: "not the right words", code: house.code(.officer)),
                try knock(desk, house, known, code: "000000"),
                try knock(desk, house, known, code: ""),
                try knock(desk, house, "zelda", code: "000000"),
                try knock(desk, house, "zelda-with-a-long-name", passphrase: "", code: ""),
            ]
            for other in others { #expect(other == disabled) }

            // With everything right the door opens: it is not shut for all.
            house.wall.advance(minutes: 60)
            #expect(
                try HTTPClient(desk).post(
                    "/desk/sign-in",
                    [
                        ("token", try house.operations.formToken()), ("name", known),
                        ("passphrase", TestInstallation.passphrase), ("code", try house.code(.officer)),
                    ]
                ).status == 303
            )
        }
    }
}
