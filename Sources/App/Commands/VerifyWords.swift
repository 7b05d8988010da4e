// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Platform
internal import Verifier

/// What does not hold, for the person at the terminal.
enum VerifyWords {
    static func of(_ failure: ProofCheck.Failure) -> String {
        switch failure {
        case .proof(.wrongProof):
            "it does NOT hold: the proof leads to another root, so the leaf does not stand there"
        case .proof(let error): "the proof does not hold: \(error)"
        case .checkpoint(let error): "the checkpoint does not hold: \(error)"
        case .noLeaf: "the proof file names no leaf; give the one that you were promised, with --leaf"
        case .otherLeaf: "the proof is about another leaf than the one given with --leaf"
        case .otherOrigin: "the two are of different ledgers"
        case .otherSize(let proof, let checkpoint):
            """
            the proof is for a ledger of \(proof) leaves and the checkpoint for one of \(checkpoint): fetch the proof \
            again, or check with --extends that the larger one begins with the smaller
            """
        case .splitView:
            "the ledger told two stories: two checkpoints of one size with different roots. Keep both files"
        case .shrunk: "the newer checkpoint has fewer leaves than the older: something was taken away"
        case .notWitnessed(let key): "\(key.name.text) has not signed this checkpoint"
        }
    }

    /// In universal time; a witness that claims a year behind 9999 is shown the end of that.
    static func time(_ unixSeconds: Int) -> String {
        isoTime(Int64(min(unixSeconds, 253_402_300_799)) * 1_000)
    }
}
