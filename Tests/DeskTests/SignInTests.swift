// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import HTTP
import Operations
import Records
import TestSupport
import Testing

@Suite struct SigningIn {
    private func enter(
        _ client: HTTPClient,
        _ house: TestInstallation,
        passphrase: String = TestInstallation.passphrase,
        code: String? = nil
    ) throws -> Answer {
        let token = try #require(Browser.hidden("token", in: try client.get("/desk/sign-in").text))
        return try client.post(
            "/desk/sign-in",
            [
                ("token", token), ("name", house.account(.officer).login), ("passphrase", passphrase),
                ("code", try code ?? house.code(.officer)),
            ]
        )
    }

    @Test func `name, passphrase and the six digits of the moment open the desk until signing out`() throws {
        try withDesk { house, desk in
            let client = HTTPClient(desk)
            #expect(try client.get("/desk").header("Location") == "/desk/sign-in")
            let entered = try enter(client, house)
            #expect(entered.status == 303)
            #expect(entered.header("Location") == "/desk")
            let cookie = try #require(entered.header("Set-Cookie"))
            for part in ["__Host-amparo=", "Secure", "HttpOnly", "SameSite=Strict"] {
                #expect(cookie.contains(part))
            }
            let page = try client.get("/desk")
            #expect(page.status == 200)
            #expect(page.text.contains("Amina Officer"))
            let token = try #require(Browser.hidden("token", in: page.text))
            let left = client.cookies
            #expect(try client.post("/desk/sign-out", [("token", token)]).status == 303)
            #expect(client.cookies.isEmpty)
            client.cookies = left
            #expect(try client.get("/desk").header("Location") == "/desk/sign-in")
        }
    }

    @Test func `wrong digits, digits used before and a wrong passphrase all get the same answer`() throws {
        try withDesk { house, desk in
            let client = HTTPClient(desk)
            let code = try house.code(.officer)
            #expect(try enter(client, house, code: code).status == 303)
            client.cookies = []
            let wrong = "my wrong passphrase"
            let answers = [
                try enter(client, house, code: code), try enter(client, house, code: "12345"),
                try enter(client, house, passphrase: wrong),
            ]
            for answer in answers {
                #expect(answer.status == 401)
                #expect(answer.header("Set-Cookie") == nil)
                #expect(answer.text.contains("The name, the passphrase or the six digits are not right."))
                #expect(!answer.text.contains(wrong))
                #expect(!answer.text.contains(TestInstallation.passphrase))
            }
        }
    }

    @Test(arguments: [
        String(repeating: "ab", count: 32), "00", "zz", "", String(repeating: "ab", count: 400),
    ])
    func `a cookie that nobody was given opens nothing`(_ forged: String) throws {
        try withDesk { house, desk in
            let client = HTTPClient(desk)
            client.cookies = [(name: "__Host-amparo", value: forged)]
            #expect(try client.get("/desk").header("Location") == "/desk/sign-in")
            client.cookies = [(name: "amparo", value: try house.signedIn(.officer).token)]
            #expect(try client.get("/desk").header("Location") == "/desk/sign-in")
        }
    }

    @Test func `a session ends after half an hour without use`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            house.wall.advance(minutes: 29)
            #expect(try officer.get(.today).status == 200)
            house.wall.advance(minutes: 31)
            #expect(try officer.get(.today).header("Location") == "/desk/sign-in")
        }
    }

    @Test func `an address that does not exist says so to members and asks strangers to sign in`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let answer = try officer.client.get("/desk/nowhere")
            #expect(answer.status == 404)
            #expect(answer.text.contains("This page does not exist"))
            #expect(try officer.client.post("/desk/cases/12/note", []).status == 404)
            #expect(try HTTPClient(desk).get("/desk/nowhere").header("Location") == "/desk/sign-in")
        }
    }

    @Test func `a form whose session ended while it was sent does nothing, and gives what was typed back`()
        throws
    {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let signedIn = try house.signedIn(.officer)
            let client = HTTPClient(
                ShownOut(desk: desk, operations: house.operations, session: signedIn.session)
            )
            client.cookies = [(name: "__Host-amparo", value: signedIn.token)]
            let before = try house.operations.openReport(matter.report, signedIn.session).report.head
            let answer = try client.post(
                DeskRoute.workOnReport(.note, matter.report).path,
                [("token", signedIn.session.formToken), ("text", "It was the captain.")]
            )
            #expect(answer.text.contains("It was the captain."))
            let again = try house.signIn(.officer)
            #expect(try house.operations.openReport(matter.report, again).report.head == before)
        }
    }
}

/// Somebody ends the session between the head of a form and its body.
private struct ShownOut: Application {
    let desk: TestDesk
    let operations: Operations
    let session: Session

    func begin(_ head: RequestHead) -> Begun {
        let begun = desk.begin(head)
        try? operations.end(session)
        return begun
    }
}
