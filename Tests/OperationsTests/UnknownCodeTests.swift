// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

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
