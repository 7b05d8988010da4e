// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct DemonstratedToWhom {
    @Test func `what is restricted does not exist for officers, administrators and security managers`() throws
    {
        try withDemo(.sqlite) { house in
            for (register, reader) in [("KR-25-005", "selu"), ("PD-26-002", "ines")] {
                let view = try house.open(register, by: reader)
                let hidden = [view.file.id] + view.file.state.reports
                #expect(hidden.count == 2, "\(register) has its report")
                let words = try #require(view.file.state.opening?.code)
                #expect(try !house.operations.search(words, house.session(reader)).isEmpty)
                for login in ["amara", "joram", "tavo", "corvin", "rafik", "oskar", "keto", "nuri", "edda"] {
                    let session = try house.session(login)
                    for kind in [RecordKind.caseFile, .report] {
                        let seen = try house.lines(kind, by: login).map(\.row.id)
                        #expect(!seen.contains { hidden.contains($0) }, "\(register) in a list of \(login)")
                    }
                    let today = try house.operations.today(session)
                    #expect(!today.items.contains { hidden.contains($0.item.subject) }, "\(login)")
                    #expect(throws: Refusal.notFound) { try house.operations.openCase(hidden[0], session) }
                    #expect(throws: Refusal.notFound) { try house.operations.openReport(hidden[1], session) }
                    #expect(try house.operations.search(words, session).isEmpty, "\(login)")
                }
            }
            // Those who have no room hold nothing at all.
            for login in ["tavo", "corvin", "rafik", "oskar", "keto", "nuri", "edda"] {
                let held = try house.lines(.caseFile, by: login) + house.lines(.report, by: login)
                #expect(held.isEmpty, "\(login)")
            }
            let officers = try house.lines(.caseFile, by: "amara")
            #expect(officers.count > 10)
        }
    }

    @Test func `whoever was cleared is in no title, no summary and no search`() throws {
        try withDemo(.sqlite) { house in
            let cleared = try house.open("KR-25-010", by: "amara")
            #expect(cleared.file.state.closing?.closing.outcome == .refutedCleared)
            let report = try #require(cleared.reports.first?.report)
            let readers = ["amara", "liane", "henrike"]
            for login in readers {
                // The case is found by its place, so that finding nothing means something.
                let found = try house.operations.search("Nemba", house.session(login)).map(\.line.row.id)
                #expect(found.contains(cleared.file.id), "\(login)")
                for word in ["Velandi", "Oru", "oru velandi"] {
                    #expect(try house.operations.search(word, house.session(login)).isEmpty, "\(login)")
                }
            }
            let lines = try readers.flatMap { login in
                try house.lines(.caseFile, by: login) + house.lines(.report, by: login)
            }
            let texts =
                lines.flatMap { [$0.summary.title, $0.summary.excerpt, $0.summary.place] }
                + cleared.file.state.searchable + report.state.searchable
                + cleared.file.steps.map { "\($0.entry)" }
                + [report.state.intake?.whoDidIt ?? "", report.state.intake?.words ?? ""]
            #expect(texts.contains { $0.contains("Nemba") })
            #expect(!texts.contains { $0.contains("Velandi") })
        }
    }

    @Test func `the morning has work for everybody, in three languages, with pictures and a voice`() throws {
        try withDemo(.sqlite) { house in
            let waiting = try ["amara", "joram", "selu", "ines", "yara"].map {
                try house.operations.today(house.session($0))
            }
            var fresh = ListFilter(kind: .report)
            fresh.status = .all
            let unopened = try ["amara", "joram", "selu", "ines", "yara"].flatMap {
                try house.operations.rows(fresh, house.session($0))
            }.filter { !$0.figures.flags.contains(.triaged) }
            #expect(unopened.count == 15)
            #expect(unopened.allSatisfy { !$0.figures.flags.contains(.acknowledged) })
            #expect(waiting.reduce(0) { $0 + $1.openCases } >= 20)
            #expect(waiting[0].items.count == 10 && waiting[0].remaining > 0)
            #expect(waiting[1].items.count == 10)

            let reports = try house.readersOfReports()
            let states = try reports.map { id, reader in
                try house.operations.openReport(id, house.session(reader)).report.state
            }
            #expect(states.count > 60)
            for language in ["en", "fr", "ar"] {
                #expect(states.count { $0.language == language && $0.searchable[0].count > 40 } >= 4)
            }
            let files = states.flatMap(\.files)
            // Readers hold their kind and a safe copy; the originals are kept apart.
            #expect(files.count { $0.kind == .photo } >= 2 && files.count { $0.kind == .recording } >= 1)
            #expect(files.allSatisfy { $0.here == nil && $0.apart != nil })
            try Self.examineDuty(house)
        }
    }

    /// Whoever has the duty, and whoever stands in, can open the site's reports.
    private static func examineDuty(_ house: DemoHouse) throws {
        let duty = try house.operations.installation().duty
        #expect(Set(duty.keys) == Set(house.founded.sites))
        for (site, members) in duty {
            let room = try #require(house.operations.directory.compartment(.casework, site: site))
            #expect(members.count == 2)
            for member in members { #expect(room.readers.contains(member)) }
        }
        let today = try house.operations.dutyToday()
        #expect(today.count == 2 && today.allSatisfy { $0.holder != nil && $0.deputy != nil })
        #expect(try house.operations.rota().turns.count == 4)
    }
}
