// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Testing
internal import Vault
internal import Verifier

@Suite struct ProofCheckTests {
    @Test func `what is no proof is said to be none`() {
        #expect(throws: ProofCheck.Failure.proof(.malformedProof)) {
            try ProofCheck.check(proof: Array("hello\n".utf8), checkpoint: nil, log: nil)
        }
    }
}
