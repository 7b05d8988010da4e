// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger
internal import Platform
package import Records
internal import Vault

/// Somebody outside who is asked to countersign: honest, until a test tells them how to answer.
package final class TestWitness: Sendable {
    package typealias Answer = @Sendable (AddCheckpoint, Cosigner) throws -> WitnessReply

    private struct State {
        var size = 0
        var root = MerkleTree.emptyRoot
        var asked = 0
        var answer: Answer?
    }

    package static let unixSeconds = 1_782_864_000

    package let key: VerifierKey
    private let cosigner: Cosigner
    private let state = Monitor(State())

    package init(_ name: String = "witness.example.org", seed: UInt64 = 77) {
        cosigner = TestWitness.cosigner(name, seed: seed)
        key = cosigner.verifierKey
    }

    package static func cosigner(_ name: String, seed: UInt64) -> Cosigner {
        guard let line = NoteLine(name),
            let made = try? Cosigner(
                name: line,
                pair: SigningKeyPair(seed: SeededRandomness(seed: seed).secretKey())
            )
        else { fatalError("no name of a key: \(name)") }
        return made
    }

    /// How often it was asked.
    package var asked: Int { state.read { $0.asked } }

    /// From now on; nil is honest again.
    package func answer(_ answer: Answer?) { state.change { $0.answer = answer } }

    package var outside: OutsideWitness {
        OutsideWitness(key: key) { [self] body in
            let request = try AddCheckpoint(body)
            let answer = state.change { state in
                state.asked += 1
                return state.answer
            }
            return try answer.map { try $0(request, cosigner) } ?? honest(request)
        }
    }

    private func honest(_ request: AddCheckpoint) -> WitnessReply {
        let head = request.checkpoint.checkpoint
        return state.change { state in
            guard request.oldSize == state.size else { return .knows(state.size) }
            guard (try? request.proof.verify(oldRoot: state.root, newRoot: head.root)) != nil else {
                return WitnessReply(status: 422, type: "text/plain", body: [])
            }
            (state.size, state.root) = (head.size, head.root)
            return .signed(cosigner.cosign(head, unixSeconds: TestWitness.unixSeconds))
        }
    }
}

extension WitnessReply {
    package static func signed(_ signature: NoteSignature) -> WitnessReply {
        WitnessReply(status: 200, type: "text/plain", body: Array(signature.line.utf8))
    }

    package static func knows(_ size: Int) -> WitnessReply {
        WitnessReply(status: 409, type: "text/x.tlog.size", body: Array("\(size)\n".utf8))
    }
}
