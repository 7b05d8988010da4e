// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import HTTP
import Platform
import Portal
import Synchronization
import TestSupport
import Testing

/// Pages of a house with a voice that says in bytes what it was given, and how often it spoke.
private final class Listening {
    let client: HTTPClient
    let narration: Narration

    init(_ house: TestInstallation) throws {
        let times = Times()
        self.times = times
        narration = Narration {
            { words, language in
                times.count.withLock { $0 += 1 }
                return Array("\(language): \(words)".utf8)
            }
        }
        let portal = Portal(
            operations: house.operations,
            catalog: try Catalog(),
            isDemo: false,
            narration: narration,
            log: .silent
        )
        client = HTTPClient(PortalAlone(portal: portal))
    }

    final class Times: Sendable {
        let count = Mutex(0)
    }
    let times: Times
}

struct `A page that is read aloud` {
    @Test func `is offered once a voice was found, on every page that asks nothing`() throws {
        try withInstallation(.sqlite) { house in
            let listening = try Listening(house)
            #expect(!(try listening.client.get("/en").text.contains("<audio")))
            #expect(try listening.client.get("/en/listen").status == 404)
            listening.narration.prepare()
            for place in PortalPlace.allCases {
                let path = PortalRoute.page(place, .fr).path
                let page = try listening.client.get(path).text
                #expect(page.contains("<audio") == place.isSpoken, "\(path)")
                #expect(page.contains("preload=\"none\"") == place.isSpoken, "\(path)")
            }
        }
    }

    @Test func `says the words of its main part in the reader's language, and nothing of itself`() throws {
        try withInstallation(.sqlite) { house in
            let listening = try Listening(house)
            listening.narration.prepare()
            let answer = try listening.client.get("/en/listen/what-happens")
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "audio/mpeg")
            #expect(answer.header("Cache-Control") == "no-store")
            let words = answer.text
            #expect(words.hasPrefix("en: "))
            #expect(words.contains("What happens next."))
            #expect(!words.contains("Listen to this page"))
            #expect(!words.contains("<"))
            #expect(try listening.client.get("/ar/listen").text.hasPrefix("ar: "))
        }
    }

    @Test func `is spoken once and kept for the next listener`() throws {
        try withInstallation(.sqlite) { house in
            let listening = try Listening(house)
            listening.narration.prepare()
            let first = try listening.client.get("/en/listen/policy").text
            #expect(try listening.client.get("/en/listen/policy").text == first)
            #expect(listening.times.count.withLock { $0 } == 1)
        }
    }

    @Test func `is not there for a form, for an unknown page, or without a language`() throws {
        try withInstallation(.sqlite) { house in
            let listening = try Listening(house)
            listening.narration.prepare()
            for path in ["/en/listen/report", "/en/listen/follow", "/en/listen/nothing", "/en/listen/a/b"] {
                #expect(try listening.client.get(path).status == 404, "\(path)")
            }
            #expect(PortalRoute(method: .get, path: "/listen/ways") == nil)
        }
    }
}
