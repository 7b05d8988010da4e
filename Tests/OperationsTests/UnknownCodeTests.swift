// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import TestSupport
import Testing
import Vault

/// Ten digits that nobody has answer as those that somebody has.
@Suite struct UnknownCode {
    private static let unknown = ShortCode(seed: SeededRandomness(seed: 77).secretKey()).grouped

    private static func visit(_ code: String, _ house: TestInstallation) throws -> Visit {
        guard case .visit(let visit) = try house.operations.follow(code) else { throw Refusal.notFound }
        return visit
    }

    @Test(arguments: TestEngine.available)
    func `what is refused under a code that exists is refused under one that does not`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(WholeWay.report(house), token: nil)
            let empty: [ReporterAct] = [
                .add(words: "", files: []), .rate(process: nil, outcome: nil, words: ""),
                .rate(process: 9, outcome: nil, words: ""), .giveContact(WorkingContact(mode: .notSaid)),
            ]
            for code in [accepted.short, Self.unknown] {
                let visit = try Self.visit(code, house)
                for act in empty {
                    #expect(throws: Refusal.empty) { try house.operations.act(act, token: visit.token) }
                }
            }
        }
    }

    /// After a crash a row can be read that no disk, or no standby, has: only a commit waits for them.
    @Test(arguments: TestEngine.available)
    func `what is acknowledged because it is there already is acknowledged by a write`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            func written() throws -> [[UInt8]] {
                try house.engine.read { tx in
                    try tx.query("SELECT body FROM settings WHERE name = \("nobody")").map { try $0.blob(0) }
                }
            }
            let token = try house.operations.formToken()
            let first = try house.operations.acceptReport(WholeWay.report(house), token: token)
            let before = try written()
            let again = try house.operations.acceptReport(WholeWay.report(house), token: token)
            #expect(again.receipt == first.receipt && again.isRepeat)
            let after = try written()
            #expect(after != before)
            let visit = try Self.visit(first.short, house)
            for _ in 1...2 {
                _ = try house.operations.act(.disagree(words: "Nobody asked."), token: visit.token)
            }
            let last = try written()
            #expect(last != after)
        }
    }

    @Test(arguments: TestEngine.available)
    func `words of any kind are taken under both and answered alike`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(WholeWay.report(house), token: nil)
            let acts: [ReporterAct] = [
                .disagree(words: "You asked nobody."), .rate(process: 1, outcome: 1, words: "Nobody came."),
                .withdrawContact, .giveContact(WorkingContact(mode: .call, reach: "0047719955")),
                .giveContact(WorkingContact(mode: .none)),
                .giveContact(WorkingContact(mode: .notSaid, never: "call")),
                .rate(process: 2, outcome: nil, words: ""),
            ]
            for act in acts {
                let answers = try [accepted.short, Self.unknown].map { code in
                    try house.operations.act(act, token: try Self.visit(code, house).token)?.status
                }
                #expect(answers[0] == answers[1])
            }
            let reader = try house.signIn(.independentReader)
            let found = try house.operations.list(ListFilter(kind: .report), after: nil, reader)
            #expect(
                Set(found.lines.map(\.summary.excerpt)) == ["You asked nobody.", "Nobody came."]
            )
        }
    }
}
