// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

@Suite struct WhoMayGoWhere {
    /// The cast, each with a browser of their own, before one desk.
    private final class Walk {
        let cast: AccessCast
        let forms: AccessForms
        private let clients: [HTTPClient]

        init(_ house: TestInstallation, _ desk: TestDesk) throws {
            let cast = try AccessCast(house)
            self.cast = cast
            forms = AccessForms(cast: cast)
            clients = cast.players.map { player in
                let client = HTTPClient(desk)
                client.cookies = player.cookie.map { [(name: "__Host-amparo", value: $0)] } ?? []
                return client
            }
        }

        func ask(
            _ player: AccessCast.Player,
            _ route: DeskRoute,
            _ fields: [(String, String)] = []
        ) throws -> Answer {
            let client = clients[player.kind.rawValue]
            if route.method == .get { return try client.get(route.path) }
            if route == .enter { return try client.post(route.path, fields) }
            let all = [("token", try token(player))] + fields
            guard case .workOnCase(.file, _) = route else { return try client.post(route.path, all) }
            let file = HTTPClient.Upload(
                name: "file-upload",
                fileName: "goats.txt",
                type: "text/plain",
                bytes: Array("two goats".utf8)
            )
            return try client.post(route.path, all, files: [file])
        }

        /// Who has no session sends what they have: a reporter the pass of their visit.
        private func token(_ player: AccessCast.Player) throws -> String {
            if let session = player.session { return session.formToken }
            guard let receipt = player.receipt,
                case .visit(let visit) = try cast.house.operations.follow(receipt)
            else { return "" }
            return visit.token
        }

        func expect(_ answer: Answer, _ letter: Character, _ player: AccessCast.Player, _ route: DeskRoute) {
            let location = answer.header("Location")
            let outcome = AccessTable.Outcome(answer.status, location: location, text: answer.text)
            #expect(
                outcome?.rawValue == letter,
                "\(route.method) \(route.path) by \(player.kind): \(answer.status) \(location ?? "")"
            )
        }
    }

    private func withWalk(_ body: (TestInstallation, Walk) throws -> Void) throws {
        try withDesk { house, desk in try body(house, try Walk(house, desk)) }
    }

    @Test func `no address is left out of the walk`() {
        let id = RecordID(high: 1, low: 2)
        let walked = AccessTable.plainRoutes + AccessTable.recordRoutes(report: id, caseFile: id) + [.leave]
        #expect(Set(walked.map(AccessTable.family)) == Set(AccessTable.Family.allCases))
        for route in walked {
            for room in AccessTable.Room.allCases {
                let row = AccessTable.row(route, room)
                #expect(row.count == AccessCast.Kind.allCases.count, "\(route.path)")
            }
        }
    }

    @Test func `every page and every step is open to whom the table says, and to nobody else`() throws {
        try withWalk { _, walk in
            let matter = try AccessMatter(walk.cast, .ridge)
            for route in AccessTable.plainRoutes {
                let row = Array(AccessTable.row(route, .nobody))
                for (player, letter) in zip(walk.cast.players, row) {
                    let fields = try walk.forms.fields(route, player, matter)
                    walk.expect(try walk.ask(player, route, fields), letter, player, route)
                }
            }
        }
    }

    @Test func `signing out leads to the sign-in page, with a session and without`() throws {
        try withWalk { _, walk in
            let row = Array(AccessTable.row(.leave, .nobody))
            for (player, letter) in zip(walk.cast.players, row) {
                walk.expect(try walk.ask(player, .leave), letter, player, .leave)
                #expect(try walk.ask(player, .today).status == 303, "\(player.kind)")
            }
        }
    }

    @Test(arguments: AccessTable.Room.allCases)
    func `a record, its files and its steps are there for those who read its room only`(
        _ room: AccessTable.Room
    ) throws {
        try withWalk { house, walk in
            let shared = try AccessMatter(walk.cast, room)
            let maker = try AccessMatter.maker(walk.cast, room)
            let absent = RecordID(high: 1, low: 2)
            func routes(_ matter: AccessMatter) -> [DeskRoute] {
                let isAbsent = room == .nobody
                return AccessTable.recordRoutes(
                    report: isAbsent ? absent : matter.waiting,
                    caseFile: isAbsent ? absent : matter.caseFile
                )
            }
            let head = try house.operations.openCase(shared.caseFile, maker).file.head
            let reportHead = try house.operations.openReport(shared.waiting, maker).report.head
            for (place, route) in routes(shared).enumerated() {
                for (player, letter) in zip(walk.cast.players, Array(AccessTable.row(route, room))) {
                    // Whoever is let in changes something: their step is taken on a case of its own.
                    let isRefused = !"+2-".contains(letter)
                    var matter = isRefused ? shared : try AccessMatter(walk.cast, room)
                    let mine = routes(matter)[place]
                    if !isRefused, case .workOnCase(let verb, _) = mine {
                        try matter.prepare(verb, walk.cast, room)
                    }
                    let answer = try walk.ask(player, mine, fields(mine, matter, walk, room))
                    walk.expect(answer, letter, player, mine)
                }
            }
            #expect(try house.operations.openCase(shared.caseFile, maker).file.head == head)
            #expect(try house.operations.openReport(shared.waiting, maker).report.head == reportHead)
        }
    }

    private func fields(
        _ route: DeskRoute,
        _ matter: AccessMatter,
        _ walk: Walk,
        _ room: AccessTable.Room
    ) -> [(String, String)] {
        switch route {
        case .workOnCase(let verb, _): walk.forms.fields(verb, matter, room)
        case .workOnReport(let verb, _): walk.forms.fields(verb, matter)
        default: []
        }
    }

    /// With forms that nothing is wrong with, so that it is the step behind them that answers.
    @Test(arguments: [AccessTable.Room.restricted, .port, .outside, .alone])
    func `a record that is hidden answers at each address and to each step as one that nobody has`(
        _ room: AccessTable.Room
    ) throws {
        try withWalk { _, walk in
            let matter = try AccessMatter(walk.cast, room)
            let absent = RecordID(high: 1, low: 2)
            let hidden = AccessTable.recordRoutes(report: matter.waiting, caseFile: matter.caseFile)
            let unknown = AccessTable.recordRoutes(report: absent, caseFile: absent)
            func face(_ answer: Answer) -> String {
                [matter.waiting, matter.caseFile].reduce(
                    "\(answer.status) \(answer.header("Location") ?? "") \(answer.text)"
                ) { $0.replacing($1.hex, with: absent.hex) }
            }
            var compared = 0
            for (place, (mine, other)) in zip(hidden, unknown).enumerated() {
                let row = Array(AccessTable.row(mine, room))
                // Each asks for some, and each is asked for by several.
                for (player, letter) in zip(walk.cast.players, row)
                where letter == "0" && (player.kind.rawValue + place) % 3 == 0 {
                    let fields = fields(mine, matter, walk, room)
                    let answer = try walk.ask(player, mine, fields)
                    #expect(
                        try face(answer) == face(walk.ask(player, other, fields)),
                        "\(mine.method) \(mine.path) by \(player.kind)"
                    )
                    compared += 1
                }
            }
            #expect(compared > 100)
        }
    }

    @Test(arguments: [AccessTable.Room.restricted, .port, .outside, .alone])
    func `lists, search and the day hold nothing of a room that is not one's own`(
        _ room: AccessTable.Room
    ) throws {
        try withWalk { _, walk in
            let matter = try AccessMatter(walk.cast, room)
            let row = Array(AccessTable.row(.caseFile(matter.caseFile), room))
            for (player, letter) in zip(walk.cast.players, row) where player.session != nil {
                guard player.kind != .administrator else { continue }
                let list = try walk.ask(player, .cases).text
                let found = try walk.ask(player, .find, [("words", "goats")]).text
                #expect(list.contains(matter.caseFile.hex) == (letter == "+"), "\(player.kind)")
                #expect(found.contains(matter.caseFile.hex) == (letter == "+"), "\(player.kind)")
                guard letter != "+" else { continue }
                for route in [DeskRoute.today, .reports] {
                    let page = try walk.ask(player, route).text
                    #expect(!page.contains(matter.caseFile.hex), "\(route.path) of \(player.kind)")
                    #expect(!page.contains(matter.waiting.hex), "\(route.path) of \(player.kind)")
                }
            }
        }
    }

    @Test func `a file arrives as it was sent, as a download and never as a page`() throws {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let answer = try Browser(desk, house, .officer).get(.file(.caseFile, matter.caseFile, 0))
            #expect(answer.text == "two goats")
            #expect(answer.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(answer.header("Content-Type") == "application/octet-stream")
        }
    }
}
