// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct SeverityTests {
    struct Known: Sendable, CustomTestStringConvertible {
        let id: String
        let scores: (Int, Int, Int)
        let acts: Set<ActCode>
        var child = false
        let severity: Severity
        var testDescription: String { id }
    }

    /// Domain 8: what the demonstration's cases came to.
    static let demonstration = [
        Known(id: "KR-25-001", scores: (2, 3, 1), acts: [.v13], severity: .s3),
        Known(id: "KR-25-002", scores: (1, 1, 1), acts: [.v00], severity: .s1),
        Known(id: "KR-25-003", scores: (4, 2, 3), acts: [.v03, .v07], severity: .s4),
        Known(id: "KR-25-005 rape is never less than 5", scores: (3, 1, 4), acts: [.v10], severity: .s5),
        Known(id: "KR-25-006", scores: (5, 2, 5), acts: [.v01, .v04, .v18], severity: .s5),
        Known(
            id: "KR-25-007 a reprisal is at least 4",
            scores: (2, 2, 2),
            acts: [.v17, .v16],
            severity: .s4
        ),
        Known(id: "KR-25-011 a child lifts 4 to 5", scores: (4, 1, 3), acts: [.v24, .v08], severity: .s5),
        Known(id: "KR-26-001 scope alone", scores: (2, 4, 2), acts: [.v20, .v22], severity: .s4),
        Known(id: "KR-26-002", scores: (5, 3, 4), acts: [.v27], severity: .s5),
        Known(id: "PD-25-001", scores: (3, 3, 2), acts: [.v13, .v14, .v20], severity: .s3),
        Known(id: "PD-25-003", scores: (3, 3, 4), acts: [.v05, .v18], severity: .s4),
        Known(id: "PD-25-004 disappearance", scores: (3, 1, 2), acts: [.v09, .v07], severity: .s5),
        Known(id: "a child and a reprisal", scores: (1, 1, 1), acts: [.v17], child: true, severity: .s5),
        Known(id: "a child and a nuisance", scores: (1, 1, 1), acts: [], child: true, severity: .s2),
    ]

    @Test(arguments: demonstration) func `a demonstration case gets the severity of the scenario`(
        _ known: Known
    ) {
        let input = SeverityInput(
            scale: Score(rawValue: known.scores.0)!,
            scope: Score(rawValue: known.scores.1)!,
            irremediability: Score(rawValue: known.scores.2)!,
            acts: known.acts,
            childVictim: known.child
        )
        #expect(input.result.severity == known.severity)
    }

    @Test func `the reasons name the worst side, the floor, the child and the danger`() {
        let input = SeverityInput(
            scale: .two,
            scope: .one,
            irremediability: .two,
            acts: [.v17],
            childVictim: true,
            dangers: [.hunted]
        )
        #expect(
            input.result.reasons == [
                .worst(.scale, .two), .worst(.irremediability, .two), .floor(.v17, .s4),
                .child(from: .s4, to: .s5), .urgent,
            ]
        )
        #expect(input.result.isUrgent)
    }

    @Test(arguments: [
        (0, 1), (1, 1), (2, 2), (9, 2), (10, 3), (99, 3), (100, 4), (700, 4), (999, 4), (1_000, 5),
    ])
    func `scope counts people`(_ people: Int, _ score: Int) {
        #expect(Score.scope(people: people).rawValue == score)
        #expect(Score.scope(people: people, wholePeople: true) == .five)
    }

    @Test func `severity is the worst side and no side, act, child or danger ever lowers it`() {
        var random = Seeded(state: 43)
        for _ in 0..<4_000 {
            var input = SeverityInput(
                scale: random.pick(Score.allCases),
                scope: random.pick(Score.allCases),
                irremediability: random.pick(Score.allCases),
                acts: [random.pick(ActCode.allCases)],
                childVictim: random.flip()
            )
            let before = input.result.severity
            #expect(
                before.rawValue >= [input.scale, input.scope, input.irremediability].map(\.rawValue).max()!
            )
            switch random.next() % 6 {
            case 0: input.scale = Score(rawValue: input.scale.rawValue + 1) ?? .five
            case 1: input.scope = Score(rawValue: input.scope.rawValue + 1) ?? .five
            case 2: input.irremediability = Score(rawValue: input.irremediability.rawValue + 1) ?? .five
            case 3: input.acts.insert(random.pick(ActCode.allCases))
            case 4: input.childVictim = true
            default: input.dangers.insert(.held)
            }
            #expect(input.result.severity >= before)
        }
    }

    @Test func `without floors, child or danger severity is exactly the greatest of the three`() {
        for scale in Score.allCases {
            for scope in Score.allCases {
                for repair in Score.allCases {
                    let input = SeverityInput(scale: scale, scope: scope, irremediability: repair)
                    #expect(input.result.severity.rawValue == max(scale, scope, repair).rawValue)
                    #expect(!input.result.isUrgent)
                }
            }
        }
    }

    @Test func `before anybody grades, the middle stands in, unless danger or a grave act is known`() {
        func provisional(_ graded: Severity?, _ acts: Set<ActCode>, _ urgent: Bool) -> Severity {
            ProvisionalSeverity.of(graded: graded, acts: acts, isUrgent: urgent)
        }
        #expect(provisional(nil, [], false) == .s3)
        #expect(provisional(nil, [.v13], false) == .s3)
        #expect(provisional(nil, [], true) == .s4)
        #expect(provisional(nil, [.v08], false) == .s4)
        #expect(provisional(nil, [.v01, .v13], false) == .s5)
        #expect(provisional(.s1, [.v13], true) == .s1)
    }

    @Test func `each step of each scale has its own words`() {
        for scale in SeverityScale.allCases {
            #expect(Set(Score.allCases.map(scale.anchor)).count == 5)
        }
    }
}
