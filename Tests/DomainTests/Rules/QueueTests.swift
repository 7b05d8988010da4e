// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct QueueTests {
    typealias Position = QueuePosition<Int>

    static func position(
        _ subject: Int,
        urgent: Bool = false,
        _ severity: Severity = .s3,
        scale: Score = .three,
        irremediability: Score = .three,
        scope: Score = .three,
        loss: Instant? = nil,
        received: Instant = .morning
    ) -> Position {
        Position(
            isUrgent: urgent,
            severity: severity,
            scale: scale,
            irremediability: irremediability,
            scope: scope,
            nextLoss: loss,
            received: received,
            subject: subject
        )
    }

    @Test func `each tie is broken by the next question in its order`() {
        let order = [
            Self.position(9, urgent: true, .s1, scale: .one),
            Self.position(8, .s5, scale: .one, irremediability: .one, scope: .five),
            Self.position(7, scale: .four, irremediability: .one, scope: .one),
            Self.position(6, irremediability: .four, scope: .one),
            Self.position(5, scope: .four),
            Self.position(4, loss: .morning.adding(hours: 1)),
            Self.position(3, loss: .morning.adding(hours: 2)),
            Self.position(2, received: .morning.adding(hours: -5)),
            Self.position(0),
            Self.position(1),
        ]
        #expect(order.reversed().sorted().map(\.subject) == order.map(\.subject))
    }

    @Test func `a thousand people without water are grave but stand behind a death`() {
        func blocked(people: Int) -> (SeverityInput, SeverityResult) {
            let input = SeverityInput(
                scale: .two,
                scope: .scope(people: people),
                irremediability: .two,
                acts: [.v20, .v22]
            )
            return (input, input.result)
        }
        #expect(blocked(people: 700).1.severity == .s4)
        let (input, thousand) = blocked(people: 1_000)
        #expect(thousand.severity == .s5)
        let water = Self.position(
            1,
            thousand.severity,
            scale: input.scale,
            irremediability: input.irremediability,
            scope: input.scope,
            received: .morning.adding(days: -30)
        )
        let death = Self.position(2, .s5, scale: .five, irremediability: .five, scope: .one)
        #expect(death < water)
    }

    @Test func `a report that nobody graded stands before graded ones of its severity`() {
        let new = Position.ungraded(
            acts: [],
            isUrgent: false,
            nextLoss: nil,
            received: .morning,
            subject: 1
        )
        #expect(new < Self.position(2, .s3, scale: .three))
        #expect(Self.position(3, .s4) < new)
    }

    @Test func `the order is total, antisymmetric and transitive`() {
        var random = Seeded(state: 3)
        let positions = (0..<120).map { subject in
            Self.position(
                subject,
                urgent: random.flip(),
                random.pick(Severity.allCases),
                scale: random.pick([.one, .five]),
                irremediability: random.pick([.one, .five]),
                scope: random.pick([.one, .five]),
                loss: random.pick([nil, .morning, .morning.adding(hours: 1)]),
                received: random.pick([.morning, .morning.adding(days: -1)])
            )
        }
        for left in positions {
            #expect(!(left < left))
            for right in positions where left.subject != right.subject {
                #expect((left < right) != (right < left))
            }
        }
        let sorted = positions.shuffled(using: &random).sorted()
        #expect(sorted == positions.sorted())
        for (index, left) in sorted.enumerated() {
            #expect(sorted[(index + 1)...].allSatisfy { left < $0 })
        }
    }

    @Test func `raising any side never moves a case back`() {
        var random = Seeded(state: 17)
        for _ in 0..<2_000 {
            var input = SeverityInput(
                scale: random.pick(Score.allCases),
                scope: random.pick(Score.allCases),
                irremediability: random.pick(Score.allCases)
            )
            func here() -> Position {
                let result = input.result
                return Self.position(
                    1,
                    urgent: result.isUrgent,
                    result.severity,
                    scale: input.scale,
                    irremediability: input.irremediability,
                    scope: input.scope
                )
            }
            let before = here()
            switch random.next() % 4 {
            case 0: input.scale = .five
            case 1: input.scope = .five
            case 2: input.irremediability = .five
            default: input.harmOngoing = true
            }
            #expect(!(before < here()))
        }
    }

    @Test func `likelihood ranks only what has not happened, and only after severity`() {
        let likely = PotentialImpactPosition(severity: .s3, likelihood: .five)
        let grave = PotentialImpactPosition(severity: .s4, likelihood: .one)
        #expect([likely, grave].sorted() == [grave, likely])
        #expect(likely < PotentialImpactPosition(severity: .s3, likelihood: .four))
    }
}
