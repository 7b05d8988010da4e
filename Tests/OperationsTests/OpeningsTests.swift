// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing

/// Whoever opens something leaves a line before they see it, and only its auditor reads that line.
@Suite struct Openings {
    /// Every verb of somebody signed in: what a call of it notes; nil where it shows nothing of a record.
    private static let verbs: [String: AccessAct?] = [
        "openReport": .openedReport, "openCase": .openedCase, "openFile": .openedFile,
        "openCopy": .openedFile, "list": .listed,
        "today": .listed, "search": .searched, "searchPage": .searched, "readAccessLog": .readLog,
        // A name that was lent to this session; and, in the custodians' own room, that they looked.
        "readApart": .readIdentity, "readingsAsked": .listed,
        "erasures": .listed, "retentionDue": .listed,
        // Of a case that is on the page already.
        "recusalSuggestions": nil,
        // Numbers and dates only, for counts.
        "rows": nil, "readingsWaiting": nil,
        // Who is who, and what is set.
        "accessLogs": nil, "alarms": nil, "grantable": nil, "members": nil, "mustChangePassphrase": nil,
        "openSessions": nil, "confirm": nil, "changePassphrase": nil, "end": nil, "endSession": nil,
        "addMember": nil, "addSite": nil, "changeMember": nil, "disableMember": nil, "enableMember": nil,
        "grant": nil, "revoke": nil, "set": nil, "setStandingDuty": nil, "add": nil, "remove": nil,
        "goAway": nil, "comeBack": nil,
        // Emergency keys open rooms, and no record.
        "propose": nil, "makeRecoveryKey": nil, "shareWaits": nil, "takeShare": nil, "confirmShare": nil,
        "announceRecovery": nil, "objectToRecovery": nil, "giveShare": nil, "finishRecovery": nil,
        "emergencyNews": nil,
        "isCustodian": nil, "nameCustodians": nil, "nameAuditors": nil,
        // One's own lines, without what is not open any more.
        "ownOpenings": nil,
        "confirmKey": nil, "declineKey": nil, "resetMember": nil, "roomsWithHistory": nil,
        // What two people sign, each over numbers.
        "askErasure": nil, "askErasures": nil, "signErasure": nil, "signErasures": nil,
        "declineErasures": nil,
        // Steps: each is a signed entry in the record's own history, and shows nothing.
        "acknowledge": nil, "actNow": nil, "addFile": nil, "answerReading": nil, "askToRead": nil,
        "transcribe": nil, "agreeOnTranscript": nil,
        "assess": nil, "assign": nil, "close": nil, "keepApart": nil,
        "decideReview": nil, "describe": nil, "group": nil, "link": nil, "markRead": nil, "meetClock": nil,
        "move": nil, "note": nil, "noteOnReport": nil, "pauseClock": nil, "placeCase": nil, "postpone": nil,
        "recuse": nil, "confirmRecusal": nil, "declineRecusal": nil, "hold": nil, "liftHold": nil,
        "reopen": nil, "reply": nil, "replyToAll": nil, "resumeClock": nil, "reviewCall": nil,
        "setActs": nil, "setAside": nil, "setCredibility": nil, "setStage": nil, "setTrack": nil,
        "setTriggers": nil, "setUrgent": nil, "shareCase": nil, "signSecond": nil, "takeOut": nil,
        "tellOutcome": nil, "triage": nil, "unlink": nil, "unshareCase": nil, "withhold": nil,
    ]

    @Test func `no verb is without a word on what it notes`() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let found = try Self.signatures(in: root + "/Sources/Operations")
        #expect(found == Set(Self.verbs.keys))
    }

    /// The names of all functions that a surface can call with a session.
    private static func signatures(in folder: String) throws -> Set<String> {
        var names: Set<String> = []
        for name in try Files.list(folder) {
            let path = folder + "/" + name
            if Files.isDirectory(path) {
                names.formUnion(try signatures(in: path))
                continue
            }
            for part in String(decoding: try Files.read(path), as: UTF8.self).split(
                separator: "package func "
            ).dropFirst() {
                let signature = part.prefix { $0 != "{" }
                guard signature.contains("_ session: Session") else { continue }
                names.insert(String(signature.prefix { $0 != "(" && $0 != "<" }))
            }
        }
        return names
    }

    @Test(arguments: TestEngine.available)
    func `each verb that shows what a record holds leaves its line, and the others none`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let calls: [(String, () throws -> Void)] = [
                ("openReport", { _ = try verbs.openReport(place.report, officer) }),
                ("openCase", { _ = try verbs.openCase(place.caseFile, officer) }),
                ("openFile", { _ = try verbs.openFile(.caseFile, place.caseFile, index: 0, officer) }),
                ("list", { _ = try verbs.list(ListFilter(kind: .caseFile), officer) }),
                ("today", { _ = try verbs.today(officer) }),
                ("search", { _ = try verbs.search("goats", officer) }),
                ("searchPage", { _ = try verbs.searchPage("goats", officer) }),
                ("erasures", { _ = try verbs.erasures(officer) }),
                ("retentionDue", { _ = try verbs.retentionDue(officer) }),
                ("rows", { _ = try verbs.rows(ListFilter(kind: .report), officer) }),
            ]
            // Of these there are suites of their own.
            let named = Set(calls.map(\.0)).union(["readAccessLog", "readApart", "readingsAsked", "openCopy"])
            #expect(named.isSuperset(of: Self.verbs.compactMap { $0.value == nil ? nil : $0.key }))
            for (name, call) in calls {
                // A minute later, so that nothing is the same opening again.
                house.clock.advance(minutes: 1)
                let before = try place.lines(.auditor).map(\.id)
                try call()
                let new = try place.lines(.auditor).filter { !before.contains($0.id) }
                #expect(new.map(\.entry.event.act) == [Self.verbs[name] ?? nil].compactMap { $0 }, "\(name)")
                for line in new {
                    #expect(line.entry.member == house.member(.officer) && line.troubles.isEmpty, "\(name)")
                    #expect(line.entry.minute == house.clock.now.milliseconds / 60_000, "\(name)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a line says who, when, what kind of act and which case, and that they saw how to reach somebody`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            let officer = try house.signIn(.officer)
            let code = try #require(
                try house.operations.openCase(place.caseFile, officer).file.state.opening?.code
            )
            let line = try #require(try place.lines(.auditor).first)
            #expect(line.entry.event.code == code)
            #expect(line.entry.event.record == place.caseFile)
            #expect(line.entry.event.showedContact)
            let room = house.operations.directory.compartment(.casework, site: house.ridge)
            #expect(line.entry.event.room == room?.id)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same page again within the minute is the same opening, and a minute later another one`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            let officer = try house.signIn(.officer)
            let before = try place.lines(.auditor).count
            for _ in 0..<3 { _ = try house.operations.openCase(place.caseFile, officer) }
            #expect(try place.lines(.auditor).count == before + 1)
            house.clock.advance(minutes: 1)
            _ = try house.operations.openCase(place.caseFile, officer)
            #expect(try place.lines(.auditor).count == before + 2)
            // Somebody else's opening in the same minute is their own.
            _ = try house.operations.openCase(place.caseFile, try house.signIn(.secondOfficer))
            #expect(try place.lines(.auditor).count == before + 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever reads the records cannot open the log, and an auditor reads no record`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            for who in [TestInstallation.Who.officer, .headquarters, .focalPoint, .administrator] {
                let session = try house.signIn(who)
                #expect(house.operations.accessLogs(session).isEmpty, "\(who)")
                #expect(throws: Refusal.notFound) { try place.read(session) }
                // Nor with every key they hold.
                let today = house.operations.now.day.number
                let reading = try house.store.read { tx in
                    try tx.accessLog(today - 1...today, session.everyKey)
                }
                #expect(reading.lines.isEmpty, "\(who)")
            }
            let auditor = try house.signIn(.auditor)
            #expect(throws: Refusal.notFound) { try house.operations.openCase(place.caseFile, auditor) }
            #expect(try house.operations.list(ListFilter(kind: .caseFile), auditor).total == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the auditor of the cases sees nothing of restricted openings, not even how many there are`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            try place.openThrice()
            let before = try place.lines(.auditor)
            let focal = try house.signIn(.focalPoint)
            for _ in 0..<4 {
                house.clock.advance(minutes: 1)
                _ = try house.operations.openReport(place.restricted, focal)
                _ = try house.operations.list(ListFilter(kind: .report), focal)
                _ = try house.operations.search("goats", focal)
            }
            try house.operations.end(focal)
            let after = try place.read(.auditor)
            #expect(after.losses.isEmpty && after.changedRows == 0)
            let lines = after.lines.filter { $0.entry.member != house.member(.auditor) }
            #expect(lines.map(\.id) == before.map(\.id))
            #expect(lines.allSatisfy({ $0.troubles.isEmpty }))
            // The other auditor reads just these.
            let theirs = try place.lines(.restrictedAuditor)
            #expect(theirs.allSatisfy { $0.entry.member == house.member(.focalPoint) })
            #expect(theirs.filter { $0.entry.event.act == .openedReport }.count == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what lies in a room of one case is noted for its own readers, and no auditor learns of it`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, place in
            let officer = try house.signIn(.officer)
            try house.operations.move(
                place.caseFile,
                to: .alone([house.member(.headquarters)]),
                reason: "He is his cousin.",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            house.clock.advance(minutes: 1)
            let before = try [TestInstallation.Who.auditor, .restrictedAuditor].map { try place.lines($0) }
            let hugo = try house.signIn(.headquarters)
            _ = try house.operations.openCase(place.caseFile, hugo)
            let after = try [TestInstallation.Who.auditor, .restrictedAuditor].map { try place.lines($0) }
            #expect(after.map { $0.map(\.id) } == before.map { $0.map(\.id) })
            // Its two readers see who of them opened it; whoever was kept out sees no log at all.
            let seen = try place.read(officer).lines.map { ($0.entry.member, $0.entry.event.act) }
            #expect(seen.count == 1 && seen[0] == (house.member(.headquarters), .openedCase))
            #expect(throws: Refusal.notFound) { try place.read(try house.signIn(.secondOfficer)) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody reads the log of a room and the room, in whatever order they are let in`(
        _ engine: TestEngine
    ) throws {
        try withOpenings(engine) { house, _ in
            let directory = house.operations.directory
            let casework = try #require(directory.compartment(.casework, site: house.ridge)).id
            let log = try #require(directory.compartment(.accessLog, site: nil)).id
            #expect(throws: Refusal.auditorWouldRead) {
                try house.operations.grant(
                    casework,
                    to: house.member(.auditor),
                    passphrase: TestInstallation.passphrase,
                    try house.signIn(.officer)
                )
            }
            #expect(throws: Refusal.auditorWouldRead) {
                try house.operations.grant(
                    log,
                    to: house.member(.secondOfficer),
                    passphrase: TestInstallation.passphrase,
                    try house.signIn(.auditor)
                )
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a thief cannot tell an opening in the restricted room from one in the other`(
        _ engine: TestEngine
    ) throws {
        let shapes = try [false, true].map { restricted -> [[Int]] in
            var found: [[Int]] = []
            try withOpenings(engine) { house, place in
                let officer = try house.signIn(.officer)
                let focal = try house.signIn(.focalPoint)
                _ =
                    restricted
                    ? try house.operations.openReport(place.restricted, focal)
                    : try house.operations.openReport(place.report, officer)
                for session in [officer, focal] { try house.operations.end(session) }
                found = try Self.shapes(house.engine)
            }
            return found
        }
        #expect(shapes[0] == shapes[1])
        #expect(!shapes[0][0].isEmpty)
    }

    /// Sizes of every column, sorted; and the days, which may be read.
    private static func shapes(_ engine: any Engine) throws -> [[Int]] {
        try engine.read { tx in
            let rows = try tx.query("SELECT id, body, mac, day FROM access")
            let marks = try tx.query("SELECT id, body FROM access_marks")
            return try [
                rows.map { try $0.blob(0).count }, rows.map { try $0.blob(1).count },
                rows.map { try $0.blob(2).count }, rows.map { try $0.int(3) },
                marks.map { try $0.blob(0).count }, marks.map { try $0.blob(1).count },
            ].map { $0.sorted() }
        }
    }
}
