// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Ledger
import Operations
import Records
import TestSupport
import Testing
import Verifier

/// What a house does with witnesses outside: honest ones, and those that answer with anything else.
@Suite struct Countersigning {
    private static let batch = LogTimetable.daily.batch

    private func report(_ house: TestInstallation, _ words: String = "Dust.") throws -> Accepted {
        try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: words),
            token: nil
        )
    }

    private func visit(_ house: TestInstallation, _ accepted: Accepted) throws -> Visit {
        guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else { throw NoVisit() }
        return visit
    }

    private struct NoVisit: Error {}

    private func tend(_ house: TestInstallation) throws {
        house.wall.advance(days: 1)
        try house.operations.tendLedger()
    }

    private func signatures(_ house: TestInstallation) throws -> [NoteSignature] {
        try SignedCheckpoint(try #require(try house.operations.ledgerState()).checkpoint).note.signatures
    }

    private func rows(_ house: TestInstallation) throws -> Int {
        try house.engine.read { try $0.query("SELECT COUNT(*) FROM cosignatures") }.first?.int(0) ?? 0
    }

    private func alarms(_ house: TestInstallation) throws -> Set<Alarm> {
        Set(house.operations.alarms(try house.signIn(.officer)).keys)
    }

    private static let witnessAlarms: Set<Alarm> = [
        .witnessUnreached, .witnessRefuses, .witnessAnswersWrongly,
    ]

    @Test(arguments: TestEngine.available)
    func `each published checkpoint is countersigned once, and served with the signature under it`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            try house.operations.askWitnesses()
            #expect(house.witness.asked == 0)
            for number in 1...3 {
                try tend(house)
                #expect(try signatures(house).count == 1)
                try house.operations.askWitnesses()
                try house.operations.askWitnesses()
                #expect(house.witness.asked == number)
                let state = try #require(try house.operations.ledgerState())
                let note = try SignedCheckpoint(state.checkpoint)
                try note.verify(log: try VerifierKey(state.key))
                #expect(try note.cosignatures(of: [house.witness.key]).count == 1)
                #expect(state.heard.map(\.name) == ["witness.example.org"])
                #expect(state.heard.first?.at.milliseconds == Int64(TestWitness.unixSeconds) * 1_000)
            }
            #expect(try alarms(house).isDisjoint(with: Self.witnessAlarms))
            // Another node with the same witness has nothing left to ask.
            try house.reopened(seed: 5).askWitnesses()
            #expect(house.witness.asked == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a proof comes with the newest countersigned list that holds the mark, and the reporter is told`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            try tend(house)
            let first = try report(house)
            guard case .promised? = try visit(house, first).mark else {
                Issue.record("no promise")
                return
            }
            try tend(house)
            #expect(try visit(house, first).mark == .listed)
            try house.operations.askWitnesses()
            house.witness.answer { _, _ in throw WitnessTrouble.unreached }
            let second = try report(house, "Noise.")
            try tend(house)
            try house.operations.askWitnesses()
            #expect(try visit(house, second).mark == .listed)
            guard case .countersigned(let heard)? = try visit(house, first).mark else {
                Issue.record("not countersigned")
                return
            }
            #expect(heard.map(\.name) == ["witness.example.org"])
            guard case .paper(let proof) = try house.operations.paper(token: try visit(house, first).token)
            else { throw NoVisit() }
            let key = try VerifierKey(try #require(try house.operations.ledgerState()).key)
            let found = try ProofCheck.check(
                proof: proof,
                checkpoint: nil,
                log: key,
                witnesses: [house.witness.key]
            )
            #expect(found.checkpoint.size == 2 * Self.batch)
            #expect(try alarms(house).contains(.witnessUnreached))
        }
    }

    /// What a witness may answer instead of a signature, and what the house then says.
    struct Answer: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let alarm: Alarm
        let make: TestWitness.Answer

        init(_ name: String, _ alarm: Alarm, _ make: @escaping TestWitness.Answer) {
            (testDescription, self.alarm, self.make) = (name, alarm, make)
        }

        static func status(_ status: Int, _ alarm: Alarm) -> Answer {
            Answer("status \(status)", alarm) { request, cosigner in
                // With a good signature, which does not count.
                let signature = cosigner.cosign(request.checkpoint.checkpoint, unixSeconds: 1)
                return WitnessReply(status: status, type: "text/plain", body: Array(signature.line.utf8))
            }
        }

        static let all: [Answer] = [
            .status(400, .witnessRefuses), .status(403, .witnessRefuses), .status(404, .witnessRefuses),
            .status(422, .witnessRefuses), .status(500, .witnessUnreached), .status(503, .witnessUnreached),
            .status(429, .witnessUnreached), .status(302, .witnessAnswersWrongly),
            .status(204, .witnessAnswersWrongly), .status(409, .witnessAnswersWrongly),
            Answer("silence", .witnessUnreached) { _, _ in throw WitnessTrouble.unreached },
            Answer("nothing", .witnessAnswersWrongly) { _, _ in
                WitnessReply(status: 200, type: "text/plain", body: [])
            },
            Answer("garbage", .witnessAnswersWrongly) { _, _ in
                WitnessReply(status: 200, type: "text/plain", body: (0...255).map { UInt8($0) })
            },
            Answer("the log's own signature", .witnessAnswersWrongly) { request, _ in
                .signed(request.checkpoint.note.signatures[0])
            },
            Answer("another key of the same name", .witnessAnswersWrongly) { request, _ in
                let other = TestWitness.cosigner("witness.example.org", seed: 78)
                return .signed(other.cosign(request.checkpoint.checkpoint, unixSeconds: 1))
            },
            Answer("another key under its name and number", .witnessAnswersWrongly) { request, cosigner in
                let other = TestWitness.cosigner("witness.example.org", seed: 78)
                let made = other.cosign(request.checkpoint.checkpoint, unixSeconds: 1)
                let key = cosigner.verifierKey
                return .signed(NoteSignature(name: key.name, keyID: key.id, bytes: made.bytes))
            },
            Answer("a signature over another tree", .witnessAnswersWrongly) { request, cosigner in
                let head = request.checkpoint.checkpoint
                let other = try Checkpoint(
                    origin: head.origin,
                    size: head.size,
                    root: MerkleTree.leaf([1])
                )
                return .signed(cosigner.cosign(other, unixSeconds: 1))
            },
            Answer("the same size again and again", .witnessRefuses) { request, _ in
                .knows(request.oldSize)
            },
            Answer("a larger list than there is", .witnessRefuses) { request, _ in
                .knows(request.checkpoint.checkpoint.size + 1)
            },
            Answer("a new size each time", .witnessRefuses) { request, _ in .knows(request.oldSize + 1) },
            Answer("a size that is no number", .witnessAnswersWrongly) { _, _ in
                WitnessReply(status: 409, type: "text/x.tlog.size", body: Array("-5\n".utf8))
            },
        ]
    }

    @Test(arguments: TestEngine.available)
    func `anything but a signature of theirs over this tree is an alarm, and never kept`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            try tend(house)
            let officer = try house.signIn(.officer)
            house.wall.advance(minutes: 1)
            for answer in Answer.all {
                house.witness.answer(answer.make)
                let asked = house.witness.asked
                try house.operations.askWitnesses()
                #expect(house.witness.asked > asked, "\(answer.testDescription)")
                #expect(house.witness.asked <= asked + 2, "\(answer.testDescription)")
                let raised = Set(house.operations.alarms(officer).keys).intersection(Self.witnessAlarms)
                #expect(raised == [answer.alarm], "\(answer.testDescription)")
                #expect(try rows(house) == 0, "\(answer.testDescription)")
                #expect(try signatures(house).count == 1, "\(answer.testDescription)")
                #expect(try house.operations.ledgerState()?.heard == [], "\(answer.testDescription)")
                house.wall.advance(minutes: 61)
            }
            house.witness.answer(nil)
            try house.operations.askWitnesses()
            #expect(Set(house.operations.alarms(officer).keys).isDisjoint(with: Self.witnessAlarms))
            #expect(try signatures(house).count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a witness that knows another part of the list is told from there`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            for _ in 0..<3 {
                try tend(house)
                try house.operations.askWitnesses()
                // As after a restore of a backup in which the newest signatures were not yet.
                try house.engine.write { try $0.execute("DELETE FROM cosignatures") }
            }
            #expect(house.witness.asked == 5)
            try tend(house)
            try house.operations.askWitnesses()
            #expect(try signatures(house).count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a witness that fails is left alone for longer and longer, an hour at most`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            try tend(house)
            house.witness.answer { _, _ in throw WitnessTrouble.unreached }
            try house.operations.askWitnesses()
            for seconds in [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600] {
                let asked = house.witness.asked
                house.wall.advance(milliseconds: Int64(seconds) * 1_000 - 1)
                try house.operations.askWitnesses()
                #expect(house.witness.asked == asked, "before \(seconds) s")
                house.wall.advance(milliseconds: 1)
                try house.operations.askWitnesses()
                #expect(house.witness.asked == asked + 1, "after \(seconds) s")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a row that somebody wrote into the database is not served, and the witness is asked again`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            try tend(house)
            let head = try SignedCheckpoint(
                try #require(try house.operations.ledgerState()).checkpoint
            ).checkpoint
            let stranger = TestWitness.cosigner("witness.example.org", seed: 79)
            let line = stranger.cosign(head, unixSeconds: 1).line
            let keys = [house.witness.key.text, stranger.verifierKey.text]
            for (key, text) in [(keys[0], line), (keys[1], line), (keys[0], "garbage")] {
                try house.engine.write { tx in
                    try tx.execute("DELETE FROM cosignatures")
                    try tx.execute(
                        """
                        INSERT INTO cosignatures (log, size, witness, line)
                        VALUES (1, \(head.size), \(key), \(text))
                        """
                    )
                }
                #expect(try signatures(house).count == 1)
                #expect(try house.operations.ledgerState()?.heard == [])
            }
            try house.operations.askWitnesses()
            #expect(try signatures(house).count == 2)
        }
    }
}
