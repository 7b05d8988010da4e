// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Verifier

extension VerifySubject {
    static let proof = VerifySubject(
        option: "--proof",
        options: [Option("--proof", "FILE"), .checkpoint, .ledgerKey, .witnessKey, Option("--leaf", "HEX")],
        check: { arguments, console in
            let leaf = try arguments["--leaf"].map { text in
                guard let leaf = MerkleHash(hex: text.filter { !$0.isWhitespace }) else {
                    throw CommandError.usage("--leaf wants the 64 digits (0-9, a-f) of the promise")
                }
                return leaf
            }
            let log = try arguments.verifierKey("--key")
            let witnesses = try arguments.verifierKeys("--witness")
            guard witnesses.allSatisfy({ $0.kind == .cosignature }) else {
                throw CommandError.usage("--witness wants the key of a witness; the ledger's goes with --key")
            }
            let proof = try arguments.file("--proof", limit: ProofFile.mostBytes)
            let checkpoint =
                arguments.has("--checkpoint")
                ? try arguments.file("--checkpoint", limit: SignedNote.mostBytes) : nil
            do throws(ProofCheck.Failure) {
                let found = try ProofCheck.check(
                    proof: proof,
                    checkpoint: checkpoint,
                    log: log,
                    witnesses: witnesses,
                    leaf: leaf
                )
                tell(found, console)
            } catch {
                throw CommandError.failure(VerifyWords.of(error))
            }
        }
    )

    private static func tell(_ found: ProofCheck.Found, _ console: Console) {
        console.say(
            """
            It holds: the leaf stands in the ledger.

              ledger  \(found.checkpoint.origin.text)
              leaf    \(found.leaf.hex)
              place   \(found.index + 1) of \(found.checkpoint.size)
              root    \(found.checkpoint.root.hex)
            """
        )
        for witness in found.witnesses {
            console.say(
                "  witness \(witness.key.name.text), at \(VerifyWords.time(witness.unixSeconds ?? 0))"
            )
        }
        if found.isLeafFromFile {
            console.complain(
                "The leaf is the one that the file names: compare it with what you were promised."
            )
        }
        if !found.isSignedByLog {
            console.complain(
                "No --key was given, so this says nothing about who made the files: anybody could have."
            )
        }
        if found.witnesses.isEmpty {
            console.complain(
                "No --witness was given: the ledger could be showing others something else."
            )
        }
    }
}
