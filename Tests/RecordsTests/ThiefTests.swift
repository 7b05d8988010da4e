// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Platform
import Records
import TestSupport
import Testing

/// What somebody learns who takes the database and the files, and nothing else.
@Suite struct AThief {
    static let planted = [
        "Zephyrine", "Quarrelwood", "0047719955", "Bramblethwaite", "Oxenholme", "Vexillary",
    ]

    @Test(arguments: TestEngine.available)
    func `reads no word, name, place or number of a report in any table or file`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let report = NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                words: "Zephyrine was beaten.",
                place: "Quarrelwood",
                whoDidIt: "Bramblethwaite",
                contact: WorkingContact(mode: .call, reach: "0047719955", name: "Oxenholme")
            )
            let accepted = try house.operations.acceptReport(report, token: nil)
            let officer = try house.signIn(.officer)
            let id = try #require(
                try house.operations.list(ListFilter(kind: .report), after: nil, officer).lines.first?.row.id
            )
            try house.operations.reply("Vexillary answer", to: id, seen: nil, next: nil, officer)
            _ = try house.operations.triage(
                id,
                .openCase(title: "Zephyrine", track: .heavy),
                seen: nil,
                officer
            )
            try house.operations.tendLedger()
            let digits = accepted.receipt.filter(\.isNumber)
            let names = ["Amina Officer", "amina", "Kelu Ridge", "casework"]
            for table in try Self.everything(house.engine) {
                for word in Self.planted + names + [digits] {
                    #expect(!Self.contains(table.bytes, word), "\(table.name) holds \(word)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `cannot tell a report of sexual violence from one about dust`(_ engine: TestEngine) throws {
        let shapes = try [false, true].map { sensitive -> [String: [Int]] in
            var found: [String: [Int]] = [:]
            try withInstallation(engine) { house in
                _ = try house.operations.acceptReport(
                    NewReport(
                        channel: .webForm,
                        language: "en",
                        site: house.ridge,
                        words: sensitive ? "" : "Dust.",
                        isSensitive: sensitive
                    ),
                    token: nil
                )
                for table in [
                    "records", "wraps", "entries", "codes", "summaries", "inbox", "messages", "leaves",
                ] {
                    found[table] = try Self.lengths(of: table, house.engine)
                }
            }
            return found
        }
        #expect(shapes[0] == shapes[1])
        // A report and its contact, each with a slot (two values a row) for every one of five compartments.
        #expect(shapes[0]["wraps"]?.count == 2 * 2 * 5)
    }

    @Test(arguments: TestEngine.available)
    func `cannot tell who was told not to see it`(_ engine: TestEngine) throws {
        let shapes = try ["", "the chief"].map { excluded -> [Int] in
            var found: [Int] = []
            try withInstallation(engine) { house in
                _ = try house.operations.acceptReport(
                    NewReport(
                        channel: .webForm,
                        language: "en",
                        site: house.ridge,
                        words: "Dust.",
                        mustNotSee: excluded
                    ),
                    token: nil
                )
                found =
                    try Self.lengths(of: "wraps", house.engine) + Self.lengths(of: "entries", house.engine)
            }
            return found
        }
        #expect(shapes[0] == shapes[1])
    }

    static func lengths(of table: String, _ engine: any Engine) throws -> [Int] {
        try everything(engine).filter { $0.name.hasPrefix(table + ".") }.map(\.bytes.count).sorted()
    }

    /// Every stored value of every table, as bytes.
    static func everything(_ engine: any Engine) throws -> [(name: String, bytes: [UInt8])] {
        var found: [(String, [UInt8])] = []
        try engine.read { tx in
            func add(_ name: String, _ sql: SQL, _ columns: Int) throws {
                for row in try tx.query(sql) {
                    for column in 0..<columns { found.append(("\(name).\(column)", try row.blob(column))) }
                }
            }
            try add("directory", "SELECT body, hash FROM directory", 2)
            try add("members", "SELECT id, login, salt, secrets, guard FROM members", 5)
            try add("sessions", "SELECT id, owner, secrets, facts FROM sessions", 4)
            try add("records", "SELECT id, hash, inbox, mac FROM records", 4)
            try add("wraps", "SELECT record, body FROM wraps", 2)
            try add("entries", "SELECT record, previous, body, hash FROM entries", 4)
            try add("summaries", "SELECT record, body, words FROM summaries", 3)
            try add("inbox", "SELECT id, record, body, mac FROM inbox", 4)
            try add("codes", "SELECT lookup, record, wrap, status FROM codes", 4)
            try add("messages", "SELECT record, body FROM messages", 2)
            try add("timers", "SELECT id, body FROM timers", 2)
            try add("outbox", "SELECT id, body FROM outbox", 2)
            try add("settings", "SELECT body FROM settings", 1)
            try add("leaves", "SELECT hash, mark FROM leaves", 2)
            try add("log_leaves", "SELECT hash, opening FROM log_leaves", 2)
            try add("tiles", "SELECT body FROM tiles", 1)
            try add("checkpoints", "SELECT note FROM checkpoints", 1)
            try add("handovers", "SELECT id, body FROM handovers", 2)
            try add("access", "SELECT id, body, mac FROM access", 3)
            try add("readings", "SELECT id, body FROM readings", 2)
            try add("access_marks", "SELECT id, body FROM access_marks", 2)
        }
        return found
    }

    static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
        contains(bytes, Array(word.utf8))
    }

    static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard bytes.count >= wanted.count, !wanted.isEmpty else { return false }
        return (0...(bytes.count - wanted.count)).contains {
            bytes[$0] == wanted[0] && Array(bytes[$0..<$0 + wanted.count]) == wanted
        }
    }
}
