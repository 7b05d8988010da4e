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
}
