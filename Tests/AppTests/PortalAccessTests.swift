// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Catalog
import Desk
import Domain
import HTML
import HTTP
import Ledger
import Operations
import Platform
import Portal
import Records
import TestSupport
import Testing
import Vault

/// Who gets what at the public addresses: one letter for each kind of person, in the order of the cast.
private enum PortalTable {
    enum Outcome: Character {
        case letIn = "+"
        /// The code is asked for again: what was sent opens nothing.
        case noCode = "c"
        case missing = "0"

        init?(_ status: Int) {
            switch status {
            case 200, 302, 303: self = .letIn
            case 403, 422: self = .noCode
            case 404: self = .missing
            default: return nil
            }
        }
    }

    /// Without a default, so that a new address cannot come without its row.
    static func row(_ route: PortalRoute) -> String {
        //  administrator officer focal-point other-site security auditor headquarters
        //  legal liaison operator panel independent reporter stranger
        switch route {
        case .page, .asset, .leave, .ledger: "++++++++++++++"
        // The gallery is a demonstration's.
        // This house has no voice: Listen tests have one.
        case .unknown, .gallery, .listen: "00000000000000"
        case .form(let form, _):
            switch form {
            // Anybody may report, send its files ahead, and have any code made into a slip.
            case .report, .file, .slip: "++++++++++++++"
            // A session opens no report from here; only its receipt does.
            case .follow, .add, .contact, .disagree, .rate, .paper: "cccccccccccc+c"
            }
        }
    }

    private static let languages = [nil] + Language.allCases.map(Optional.some)

    /// What programs fetch that check us: a house has these from its first batch on.
    private static var ledger: [PortalRoute] {
        [.ledger(.checkpoint)]
            + ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"].compactMap { path in
                TilePath(path).map { .ledger(.tile($0)) }
            }
    }

    static var routes: [PortalRoute] {
        PortalPlace.allCases.flatMap { place in languages.map { .page(place, $0) } }
            + PortalForm.allCases.flatMap { form in languages.map { .form(form, $0) } }
            + Asset.allCases.map { .asset($0) } + Language.allCases.map { .unknown($0) }
            + [.leave, .gallery(isRightToLeft: false), .gallery(isRightToLeft: true)] + ledger
    }
}

@Suite struct WhoMayGoWhereOutside {
    private struct Street {
        let cast: AccessCast
        let front: Front

        init(_ house: TestInstallation) throws {
            let catalog = try Catalog()
            try house.operations.tendLedger()
            let portal = Portal(
                operations: house.operations,
                catalog: catalog,
                isDemo: false,
                log: .silent
            )
            let desk = Desk(
                operations: house.operations,
                catalog: catalog,
                cleaner: nil,
                isDemo: false,
                log: .silent
            )
            cast = try AccessCast(house)
            front = Front([{ desk.begin($0) }, { portal.begin($0) }], isReady: { true })
        }

        func ask(_ player: AccessCast.Player, _ route: PortalRoute) throws -> Answer {
            let client = HTTPClient(front)
            client.cookies = player.cookie.map { [(name: "__Host-amparo", value: $0)] } ?? []
            guard case .form(let form, _) = route else { return try client.get(route.path) }
            guard form == .file else { return try client.post(route.path, try fields(form, player)) }
            let file = HTTPClient.Upload(
                name: "files",
                fileName: "goats.txt",
                type: "text/plain",
                bytes: Array("two goats".utf8)
            )
            return try client.post(route.path, try fields(form, player), files: [file])
        }

        private func fields(
            _ form: PortalForm,
            _ player: AccessCast.Player
        ) throws -> [(String, String)] {
            let operations = cast.house.operations
            // Who holds no receipt makes one up that has the right form.
            let code = player.receipt ?? ReceiptNumber(seed: SystemRandomness().secretKey()).grouped
            switch form {
            case .report:
                return [
                    ("token", try operations.formToken()), ("site", cast.house.ridge.hex),
                    ("words", "Told by \(player.kind)."),
                ]
            case .file: return []
            case .slip: return [("token", try operations.formToken()), ("receipt", code)]
            case .follow: return [("token", try operations.formToken()), ("code", code)]
            case .paper: return [("token", try pass(player))]
            case .add, .disagree: return [("token", try pass(player)), ("words", "Still so.")]
            case .contact: return [("token", try pass(player)), ("mode", "call"), ("reach", "0551 200")]
            case .rate: return [("token", try pass(player)), ("process", "4"), ("outcome", "3")]
            }
        }

        /// The pass of a visit, for whoever can begin one; others send the token of their session, or a form's.
        private func pass(_ player: AccessCast.Player) throws -> String {
            let operations = cast.house.operations
            if let receipt = player.receipt, case .visit(let visit) = try operations.follow(receipt) {
                return visit.token
            }
            return try player.session?.formToken ?? operations.formToken()
        }
    }

    private func withStreet(_ body: (Street) throws -> Void) throws {
        try withInstallation(.sqlite) { try body(try Street($0)) }
    }

    @Test func `every public page and form is open to whom the table says, members or not`() throws {
        try withStreet { street in
            for route in PortalTable.routes {
                let row = Array(PortalTable.row(route))
                try #require(row.count == street.cast.players.count, "\(route.path)")
                for (player, letter) in zip(street.cast.players, row) {
                    let answer = try street.ask(player, route)
                    #expect(
                        PortalTable.Outcome(answer.status)?.rawValue == letter,
                        "\(route.method) \(route.path) by \(player.kind): \(answer.status)"
                    )
                    #expect(answer.header("Set-Cookie") == nil, "\(route.path) by \(player.kind)")
                }
            }
        }
    }

    @Test func `a public page looks the same whoever is signed in`() throws {
        try withStreet { street in
            let token = /name="token" value="[0-9a-f]+"/
            for route in PortalTable.routes where route.method == .get {
                let faces = try street.cast.players.map { player in
                    let answer = try street.ask(player, route)
                    let headers = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
                    return headers + "\n" + answer.text.replacing(token, with: "")
                }
                #expect(Set(faces).count == 1, "\(route.path)")
            }
        }
    }

    @Test func `what was said without a right to say it changed no report`() throws {
        try withStreet { street in
            let officer = try #require(street.cast[.officer].session)
            let operations = street.cast.house.operations
            func heads() throws -> [Int] {
                try operations.rows(ListFilter(kind: .report), officer).map { row in
                    try operations.openReport(row.id, officer).report.head
                }
            }
            let before = try heads()
            #expect(before.count == 1)
            for form in [PortalForm.add, .contact, .disagree, .rate] {
                for player in street.cast.players where player.kind != .reporter {
                    _ = try street.ask(player, .form(form, .en))
                }
            }
            #expect(try heads() == before)
            for form in [PortalForm.add, .contact, .disagree, .rate] {
                _ = try street.ask(street.cast[.reporter], .form(form, .en))
            }
            #expect(try heads() != before)
        }
    }
}
