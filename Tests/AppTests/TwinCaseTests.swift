// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Desk
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

/// Two installations, one of them with a case from which somebody is shut out (Design 5 "Recusal", Domain 4.12).
///
/// Nothing that an excluded person can count, number, search, be called for or guess tells which one they are in.
@Suite struct TwinsThatDifferInOneCase {
    /// How the case came to be out of reach.
    enum How: CaseIterable, Sendable {
        /// The reporter said who must not see it.
        case atIntake
        /// An officer moved it to a room of its own.
        case moved
        /// An officer took another one out of it.
        case recused

        /// Who must see nothing of it; the others are named beside each.
        fileprivate var excluded: [TestInstallation.Who] {
            switch self {
            // All but the outside reader.
            case .atIntake:
                [
                    .administrator, .officer, .otherSiteOfficer, .focalPoint, .securityManager, .auditor,
                    .headquarters, .secondOfficer, .restrictedAuditor,
                ]
            // All but who moved it, the reader from headquarters, and the auditor of the room that it came from, who
            // has read there that it was worked on before it went.
            case .moved:
                [
                    .administrator, .otherSiteOfficer, .focalPoint, .securityManager, .independentReader,
                    .secondOfficer, .restrictedAuditor,
                ]
            // Whoever was taken out, and who reads nothing there; the outside reader is asked for a word on it.
            case .recused:
                [
                    .administrator, .officer, .otherSiteOfficer, .focalPoint, .securityManager,
                    .restrictedAuditor,
                ]
            }
        }
    }

    /// One of the two, with what each person saw, page by page.
    private struct Seen {
        var pages: [String: [String]] = [:]
        var hidden: [RecordID] = []
    }

    private static let words = "Quarrelwood burned, the officer was there."

    private func look(_ how: How, hides: Bool, _ kind: TestEngine) throws -> Seen {
        var seen = Seen()
        try withInstallation(kind) { house in
            let start = house.clock.now
            func at(_ hours: Int) {
                house.clock.set(start.adding(hours: hours))
                house.wall.set(start.adding(hours: hours))
            }
            let liaison = try house.join(
                "lia",
                MemberDescription(name: "Lia Liaison", title: "", roles: [.liaisonOfficer], site: nil)
            )
            try house.operations.tendLedger()
            at(1)
            var codes = [try Self.visible("Two goats at the bridge.", house)]
            at(3)
            if hides { seen.hidden = try Self.hide(how, house) }
            at(6)
            codes.append(try Self.visible("Dust on the wells.", house))
            for day in 1...5 {
                at(6 + day * 24)
                try house.operations.remindOfWhatIsDue()
                try house.operations.tendLedger()
            }
            let front = try Front.of(house)
            for who in how.excluded {
                let client = front.client(try house.signedIn(who))
                seen.pages["\(who)"] = try Self.walk(client, codes)
                if hides { try expectUnknown(seen.hidden, client, "\(who)") }
            }
            let client = front.client(try house.signIn(liaison))
            seen.pages["liaison"] = try Self.walk(client, codes)
            if hides { try expectUnknown(seen.hidden, client, "liaison") }
            seen.pages["stranger"] = try Self.outside(front)
        }
        return seen
    }

    private static func outside(_ front: Front) throws -> [String] {
        let pages = try ["/en", "/en/report", "/en/follow", "/en/ledger"].map { path -> String in
            let face = Crawl.face(try front.client().get(path), codes: [])
            return face.replacing(#/[A-Za-z0-9+\/]{24,}=*/#, with: "*")
        }
        let ledger = try ["checkpoint", "tile/0/000", "tile/0/004", "tile/entries/004"].map {
            path -> String in
            let answer = try front.client().get("/ledger/" + path)
            return "\(path) \(answer.status) \(answer.body.count)"
        }
        return pages + ledger
    }

    private static func walk(_ client: HTTPClient, _ codes: [String]) throws -> [String] {
        let crawl = try Crawl(client, from: ["/desk", "/desk/cases?status=all", "/desk/reports?status=all"])
        let pages = crawl.pages.map { page in
            // The mark of a report is made of its random number.
            var face = Crawl.face(page.answer, codes: codes)
                .replacing(#/custodians see it: \d{4}.\d{4}/#, with: "custodians see it: MARK")
            if page.address.hasPrefix("/desk/openings") {
                // The clock stands still here: lines of one moment are in the order of random ids, and name a record by
                // the beginning of its own.
                let named = face.replacing(#/<bdi>[0-9a-f]{8}<\/bdi>/#, with: "<bdi>ID</bdi>")
                let lines = named.replacing("<tr", with: "\n<tr").replacing("</tr>", with: "</tr>\n")
                face = lines.split(separator: "\n").sorted().joined(separator: "\n")
            }
            return page.address.replacing(#/[0-9a-f]{32}/#, with: "ID") + " " + face
        }
        let search = try client.get("/desk/search").text
        guard let token = search.firstMatch(of: #/name="token" value="([0-9a-f]+)"/#)?.1 else { return pages }
        let found = try ["Quarrelwood", "officer", "goats"].map { word in
            let answer = try client.post("/desk/search", [("token", String(token)), ("words", word)])
            return Crawl.face(answer, codes: codes)
        }
        return pages + found
    }

    /// A report and its case in the ordinary room, read by its officer.
    private static func visible(_ words: String, _ house: TestInstallation) throws -> String {
        let id = try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: words),
            token: nil
        ).id
        let reader = try house.signIn(.secondOfficer)
        defer { try? house.operations.end(reader) }
        _ = try house.operations.openReport(id, reader)
        let made = try house.operations.triage(id, .openCase(title: words, track: .heavy), seen: nil, reader)
        let file = try #require(made)
        return try #require(try house.operations.openCase(file, reader).file.state.opening).code
    }

    private static func hide(_ how: How, _ house: TestInstallation) throws -> [RecordID] {
        var told = NewReport(channel: .webForm, language: "en", site: house.ridge, words: words)
        if how == .atIntake { told.mustNotSee = "Amina" }
        told.contact = WorkingContact(mode: .viaCode, name: "Bramblethwaite")
        told.files = [try file(house)]
        let id = try house.operations.acceptReport(told, token: nil).id
        let who: TestInstallation.Who =
            switch how {
            case .atIntake: .independentReader
            case .moved: .officer
            case .recused: .secondOfficer
            }
        let reader = try house.signIn(who)
        defer { try? house.operations.end(reader) }
        _ = try house.operations.openReport(id, reader)
        let made = try house.operations.triage(
            id,
            .openCase(title: "Quarrelwood", track: .heavy),
            seen: nil,
            reader
        )
        let file = try #require(made)
        try house.operations.note(file, "Who was there?", seen: nil, reader)
        try house.operations.addFile(file, try Self.file(house), reader)
        switch how {
        case .atIntake: break
        case .moved:
            try house.operations.move(
                file,
                to: .alone([house.member(.headquarters)]),
                reason: "Few may know.",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                reader
            )
            try house.operations.note(file, "He was seen again.", seen: nil, reader)
        case .recused:
            try house.operations.recuse(
                file,
                house.member(.officer),
                .named,
                reason: "The words say so.",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                reader
            )
            try house.operations.note(file, "He was seen again.", seen: nil, reader)
        }
        try house.operations.setUrgent(file, true, reason: "He comes back.", seen: nil, reader)
        return [id, file]
    }

    private static func file(_ house: TestInstallation) throws -> FileReference {
        let intake = try house.operations.beginFile(name: "goats.txt", contentType: "text/plain")
        try unsafe Array("two goats".utf8).withUnsafeBytes { try unsafe intake.receive($0) }
        return try intake.finish()
    }

    /// The true address answers as one that nobody has; each step with a whole form is in `WhoMayGoWhere`.
    private func expectUnknown(_ hidden: [RecordID], _ client: HTTPClient, _ who: String) throws {
        let absent = RecordID(high: 3, low: 4)
        func routes(_ id: RecordID) -> [DeskRoute] {
            [
                .report(id), .caseFile(id), .file(.report, id, 0), .file(.caseFile, id, 0),
                .view(.report, id, 0), .view(.caseFile, id, 0),
            ] + ReportVerb.allCases.map { .workOnReport($0, id) }
                + CaseVerb.allCases.map { .workOnCase($0, id) }
        }
        let token = try #require(
            try client.get("/desk/passphrase").text.firstMatch(of: #/name="token" value="([0-9a-f]+)"/#)
        ).1
        func ask(_ route: DeskRoute) throws -> String {
            if route.method == .get { return Crawl.face(try client.get(route.path), codes: []) }
            let fields = [("token", String(token)), ("seen", "3"), ("text", "Who?")]
            return Crawl.face(try client.post(route.path, fields), codes: [])
        }
        for id in hidden {
            for (real, unknown) in zip(routes(id), routes(absent)) {
                let answer = try ask(real)
                #expect(try answer == ask(unknown), "\(real.path) by \(who)")
                #expect(!answer.contains("Quarrelwood"))
            }
        }
    }

    @Test(arguments: TestEngine.available, How.allCases)
    func `shows on no page, in no list, count, search, call or guessed address of whoever is shut out`(
        _ engine: TestEngine,
        _ how: How
    ) throws {
        let with = try look(how, hides: true, engine)
        let without = try look(how, hides: false, engine)
        #expect(with.hidden.count == 2)
        for (who, pages) in without.pages {
            let others = try #require(with.pages[who])
            #expect(!pages.isEmpty && others.count == pages.count, "\(who)")
            for (mine, theirs) in zip(pages, others) where mine != theirs {
                let same = zip(mine, theirs).prefix { $0 == $1 }.count
                let parts = [mine, theirs].map { $0.dropFirst(max(0, same - 200)).prefix(500) }
                Issue.record("\(who) at \(mine.prefix(40)) without \(parts[0]) WITH \(parts[1])")
            }
        }
    }
}
