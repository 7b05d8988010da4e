// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
internal import Ledger

extension Logbook {
    /// Asks each outside witness that has not countersigned the newest checkpoint yet, where its turn has come.
    ///
    /// Nothing but this waits for them; what goes wrong stands as an alarm until it goes right.
    package func askWitnesses(at now: Instant) throws {
        guard !witnesses.isEmpty else { return }
        defer {
            for trouble in WitnessTrouble.allCases {
                store.alarms.set(trouble.alarm, patience.count(trouble))
            }
        }
        for witness in witnesses where patience.isDue(witness.key, at: now) {
            do {
                try ask(witness)
                patience.heard(witness.key)
            } catch let trouble as WitnessTrouble {
                patience.failed(witness.key, trouble, at: now)
            } catch {
                patience.failed(witness.key, nil, at: now)
                throw error
            }
        }
    }

    private func ask(_ witness: OutsideWitness) throws {
        guard var question = try nextQuestion(for: witness) else { return }
        // The second time from the size that it says to know; a third would be a game.
        for _ in 0..<2 {
            let reply = try witness.send(question.request.bytes)
            switch reply.status {
            case 200: return try keep(reply.body, of: witness, question)
            case 409:
                guard let size = reply.knownSize else { throw WitnessTrouble.wrongAnswer }
                // Another tree of the size that was sent, or more than we have: it does not go on from there.
                guard size != question.request.oldSize, size <= question.size else {
                    throw WitnessTrouble.refuses
                }
                question = try Question(question.head, log: question.log, from: size, store)
            case 400, 403, 404, 422: throw WitnessTrouble.refuses
            case 429, 500...599: throw WitnessTrouble.unreached
            default: throw WitnessTrouble.wrongAnswer
            }
        }
        throw WitnessTrouble.refuses
    }

    /// Nil where it has countersigned all there is.
    private func nextQuestion(for witness: OutsideWitness) throws -> Question? {
        let found = try store.engine.read { tx -> (SignedCheckpoint, Int, Int)? in
            guard let log = try LogTable.current(tx), let head = try LogTable.head(of: log.number, tx) else {
                return nil
            }
            let signed = try SignedCheckpoint(head.note)
            guard try CosignatureTable.verified(signed, by: witness.key, log.number, tx) == nil else {
                return nil
            }
            let known = try CosignatureTable.sizes(by: witness.key, log.number, above: 0, tx)
            return (signed, log.number, known.first { $0 < head.size } ?? 0)
        }
        return try found.map { try Question($0.0, log: $0.1, from: $0.2, store) }
    }

    /// Nothing is stored that does not verify under the witness's key over the very tree that was sent.
    private func keep(_ body: [UInt8], of witness: OutsideWitness, _ question: Question) throws {
        guard let (signature, _) = question.head.countersigned(body, by: witness.key) else {
            throw WitnessTrouble.wrongAnswer
        }
        try store.engine.write { tx in
            try CosignatureTable.put(signature, by: witness.key, question.log, question.size, tx)
        }
    }

    /// What one witness is asked.
    private struct Question {
        let head: SignedCheckpoint
        let log: Int
        let request: AddCheckpoint

        var size: Int { head.checkpoint.size }

        init(_ head: SignedCheckpoint, log: Int, from old: Int, _ store: RecordStore) throws {
            let proof = try store.engine.read { tx in
                try TileTree(size: head.checkpoint.size, source: StoredTiles(log: log, tx: tx))
                    .consistencyProof(from: old)
            }
            self.head = head
            self.log = log
            request = AddCheckpoint(oldSize: old, hashes: proof.hashes, checkpoint: head)
        }
    }
}
