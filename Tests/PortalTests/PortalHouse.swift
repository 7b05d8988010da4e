// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Domain
import HTTP
import Operations
import Platform
import Portal
import TestSupport
import Testing

/// The portal of a founded installation with services, ways and a legal duty, and a browser before it.
final class PortalHouse {
    let house: TestInstallation
    let portal: Portal
    let client: HTTPClient

    init(_ house: TestInstallation) throws {
        self.house = house
        portal = Portal(
            operations: house.operations,
            catalog: try Catalog(),
            isDemo: true,
            log: .silent
        )
        client = HTTPClient(PortalAlone(portal: portal))
        try furnish()
    }

    /// The hidden token of the first form of a page that has one.
    func token(_ page: String) throws -> String {
        try #require(page.firstMatch(of: #/name="token" value="([0-9a-f]+)"/#)).1.description
    }

    func freshToken(_ path: String = "/en/report") throws -> String { try token(client.get(path).text) }

    func report(
        _ fields: [(String, String)],
        _ files: [HTTPClient.Upload] = [],
        path: String = "/en/report"
    ) throws -> Answer {
        try client.post(path, [("token", try freshToken())] + fields, files: files)
    }

    /// The codes of the page after sending: the short one, then the long one.
    static func codes(_ page: String) -> [String] {
        page.matches(of: #/<input type="hidden" name="(?:short|receipt)" value="([0-9 ]+)">/#)
            .map { String($0.1) }
    }

    func follow(_ code: String) throws -> Answer {
        try client.post("/en/follow", [("token", try freshToken("/en/follow")), ("code", code)])
    }

    private func furnish() throws {
        var installation = try house.operations.installation()
        for index in installation.sites.indices {
            installation.sites[index].legalDuty = ["en": "We must tell the police about a killing."]
            installation.sites[index].services = [
                Service(
                    kind: .emergency,
                    name: "Ambulance",
                    phone: "117",
                    hours: "Day and night",
                    place: "",
                    cost: "Free",
                    hasWoman: false
                ),
                Service(
                    kind: .afterSexualViolence,
                    name: "Sister Ama's clinic",
                    phone: "+999 55 01",
                    hours: Wording(["en": "Every day, 7 to 19", "fr": "Tous les jours, 7 h à 19 h"]),
                    place: "Behind the market",
                    cost: "Free",
                    hasWoman: true
                ),
            ]
            installation.sites[index].ways = [
                Way(
                    channel: .hotlineVoice,
                    detail: "+999 55 00",
                    hours: "Day and night",
                    languages: "English, French",
                    isOpen: true
                ),
                Way(
                    channel: .tipBox,
                    detail: "At the east gate",
                    hours: "",
                    languages: "",
                    isOpen: false
                ),
            ]
        }
        installation.onion = "http://example.onion"
        installation.largestFile = 1 << 20
        try house.operations.set(installation, try house.signIn(.administrator))
    }
}

/// The portal without a desk behind it.
struct PortalAlone: Application {
    let portal: Portal

    func begin(_ head: RequestHead) -> Begun { portal.begin(head) ?? .respond(portal.notFound(head)) }
}

func withPortal(_ body: (PortalHouse) throws -> Void) throws {
    try withInstallation(.sqlite) { try body(try PortalHouse($0)) }
}
