// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Portal
import Records
import TestSupport
import Testing

/// When the store fails under somebody's hands, their words stay with them.
struct BrokenStoreTests {
    private static let word = "the third goat"

    @Test(arguments: FailingEngine.Failure.allCases)
    func `a report comes back with its words`(_ failure: FailingEngine.Failure) throws {
        try withBreakablePortal { portal, engine in
            let token = try portal.freshToken()
            engine.fail(failure)
            let answer = try portal.client.post(
                "/fr/report",
                [("token", token), ("words", Self.word), ("site", portal.house.port.hex)]
            )
            #expect(answer.status == 503)
            #expect(answer.text.contains(Self.word + "</textarea>"))
            #expect(answer.text.contains("value=\"\(portal.house.port.hex)\""))
            #expect(answer.text.contains("lang=\"fr\""))
            engine.fail(nil)
            let again = try portal.client.post("/fr/report", [("token", token), ("words", Self.word)])
            #expect(again.status == 200)
        }
    }

    @Test(arguments: FailingEngine.Failure.allCases, ["add", "rate", "disagree"])
    func `what was added comes back with its words`(
        _ failure: FailingEngine.Failure,
        _ form: String
    ) throws {
        try withBreakablePortal { portal, engine in
            let codes = PortalHouse.codes(try portal.report([("words", "They took goats.")]).text)
            let token = try portal.token(portal.follow(codes[1]).text)
            engine.fail(failure)
            let answer = try portal.client.post(
                "/en/follow/" + form,
                [("token", token), ("words", Self.word)]
            )
            #expect(answer.status == 503)
            #expect(answer.text.contains(Self.word))
            engine.fail(nil)
            let again = try portal.client.post(
                "/en/follow/" + form,
                [("token", token), ("words", Self.word)]
            )
            #expect(again.status == 200)
        }
    }

    @Test func `a code comes back as it was typed`() throws {
        try withBreakablePortal { portal, engine in
            let codes = PortalHouse.codes(try portal.report([("words", "They took goats.")]).text)
            let token = try portal.freshToken("/en/follow")
            engine.fail(.everything)
            let answer = try portal.client.post("/en/follow", [("token", token), ("code", codes[1])])
            #expect(answer.status == 503)
            #expect(answer.text.contains("value=\"\(codes[1])\""))
        }
    }
}

private func withBreakablePortal(_ body: (PortalHouse, FailingEngine) throws -> Void) throws {
    try withDatabase(.sqlite, Schema.migrations) { engine in
        try withTemporaryFolder { folder in
            let breakable = FailingEngine(engine)
            try body(try PortalHouse(try TestInstallation(breakable, folder: folder)), breakable)
        }
    }
}
