// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct KeysOfARecord {
    @Test(arguments: TestEngine.available)
    func `no key chosen outside protects what is written inside`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            let rows = try house.engine.read {
                try $0.query(
                    "SELECT seq, generation FROM entries WHERE record = \(accepted.id.bytes) ORDER BY seq"
                )
                .map { (try $0.int(0), try $0.int(1)) }
            }
            #expect(rows.map(\.1) == [1, 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `the wraps of older generations are gone once a newer one stands`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            let slots = try house.engine.read {
                try $0.query(
                    "SELECT generation, slot FROM wraps WHERE record = \(accepted.id.bytes) ORDER BY generation, slot"
                ).map { [try $0.int(0), try $0.int(1)] }
            }
            #expect(slots == [[2, -1], [2, 0]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `change numbers are given once and in order, however many write`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            for n in 0..<7 {
                _ = try house.operations.acceptReport(
                    NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust \(n)."),
                    token: nil
                )
            }
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            let changes = try house.engine.read {
                try $0.query("SELECT change FROM records ORDER BY change").map { try $0.int64(0) }
            }
            #expect(Set(changes).count == changes.count)
            #expect(changes.count == 14)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a case that was handed over goes on under a key that whoever handed it over never had`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            _ = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            let focal = try house.signIn(.focalPoint)
            let id = try #require(
                try house.operations.list(ListFilter(kind: .report), after: nil, officer).lines.first?.row.id
            )
            let caseID = try #require(
                try house.operations.triage(
                    id,
                    .openCase(title: "Goats", track: .heavy),
                    seen: nil,
                    officer
                )
            )
            try house.operations.move(
                caseID,
                to: .restricted,
                reason: "a child",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            let handed = try generations(caseID, house)
            // A box that anybody could have closed is longer than the wrap of a reader.
            #expect(try wrapLengths(caseID, house) == [112])
            #expect(try house.operations.list(ListFilter(kind: .caseFile), after: nil, focal).total == 1)
            try house.operations.note(caseID, "hers alone", seen: nil, focal)
            let after = try generations(caseID, house)
            #expect(try wrapLengths(caseID, house) == [72])
            // The key that the officer chose protects what they wrote, and nothing since.
            #expect(after.dropLast() == handed[...])
            let newest = try #require(after.last)
            #expect(newest > handed.max() ?? newest)
            #expect(try house.operations.openCase(caseID, focal).file.damage.isEmpty)
        }
    }

    private func generations(_ id: RecordID, _ house: TestInstallation) throws -> [Int] {
        try house.engine.read {
            try $0.query("SELECT generation FROM entries WHERE record = \(id.bytes) ORDER BY seq").map {
                try $0.int(0)
            }
        }
    }

    private func wrapLengths(_ id: RecordID, _ house: TestInstallation) throws -> [Int] {
        try house.engine.read {
            try $0.query("SELECT body FROM wraps WHERE record = \(id.bytes) AND slot >= 0").map {
                try $0.blob(0).count
            }
        }
    }
}
