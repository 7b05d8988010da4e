// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Desk
import Domain
import HTTP
import Operations
import Platform
import TestSupport
import Testing

/// The desk of a founded installation, without the portal around it.
struct TestDesk: Application {
    let desk: Desk

    init(_ house: TestInstallation, weaknesses: [MachineWeakness] = []) throws {
        desk = Desk(
            operations: house.operations,
            catalog: try Catalog(),
            cleaner: nil,
            isDemo: false,
            weaknesses: { weaknesses },
            log: .silent
        )
    }

    func begin(_ head: RequestHead) -> Begun { desk.begin(head) ?? .respond(.text("", status: 404)) }
}

/// One member's browser: it is signed in, and sends the token and the head of the page it has open.
final class Browser {
    let client: HTTPClient
    let session: Session
    private let desk: TestDesk

    init(_ desk: TestDesk, _ house: TestInstallation, _ who: TestInstallation.Who) throws {
        self.desk = desk
        let signedIn = try house.signedIn(who)
        session = signedIn.session
        client = HTTPClient(desk)
        client.cookies = [(name: "__Host-amparo", value: signedIn.token)]
    }

    func get(_ route: DeskRoute) throws -> Answer {
        let answer = try client.get(route.path)
        #expect(!answer.text.contains("HTML.Phrase"), "a phrase is printed as its parts: \(route.path)")
        return answer
    }

    func post(_ route: DeskRoute, _ fields: [(String, String)]) throws -> Answer {
        try client.post(route.path, [("token", session.formToken)] + fields)
    }

    /// Opens the page, and sends one of its forms with the token and the head that stand in it.
    func send(from page: DeskRoute, _ route: DeskRoute, _ fields: [(String, String)]) throws -> Answer {
        let html = try get(page).text
        let token = try #require(Self.hidden("token", in: html))
        let seen = try #require(Self.hidden("seen", in: html))
        #expect(html.contains("action=\"\(route.path)\""), "the page has no form for \(route.path)")
        return try client.post(route.path, [("token", token), ("seen", seen)] + fields)
    }

    static func hidden(_ name: String, in html: String) -> String? {
        html.split(separator: "name=\"\(name)\" value=\"").dropFirst().first
            .map { String($0.prefix { $0 != "\"" }) }
    }
}

/// A report and its case, each with one file.
struct Matter {
    let report: RecordID
    let caseFile: RecordID

    init(_ house: TestInstallation, sensitive: Bool = false, track: Track = .heavy) throws {
        let reader = try house.signIn(sensitive ? .focalPoint : .officer)
        var told = NewReport(channel: .webForm, language: "en", site: house.ridge, words: Matter.words)
        told.isSensitive = sensitive
        told.files = [try Matter.file(house)]
        report = try house.operations.acceptReport(told, token: nil).id
        _ = try house.operations.openReport(report, reader)
        caseFile = try #require(
            try house.operations.triage(
                report,
                .openCase(title: "Goats taken", track: track),
                seen: nil,
                reader
            )
        )
        try house.operations.addFile(caseFile, try Matter.file(house), reader)
    }

    static let words = "Soldiers took two goats at the bridge."

    private static func file(_ house: TestInstallation) throws -> FileReference {
        let intake = try house.operations.beginFile(name: "goats.txt", contentType: "text/plain")
        try unsafe Array("two goats".utf8).withUnsafeBytes { try unsafe intake.receive($0) }
        return try intake.finish()
    }
}

func withDesk(_ body: (TestInstallation, TestDesk) throws -> Void) throws {
    try withInstallation(.sqlite) { try body($0, try TestDesk($0)) }
}
