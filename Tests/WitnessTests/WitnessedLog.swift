// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Ledger
internal import Platform
internal import TestSupport
internal import Vault
internal import Witness

/// A log that grows and asks a witness.
struct WitnessedLog {
    let leaves: [MerkleHash]
    let signer: LedgerSigner

    init(_ count: Int = 60, seed: UInt64 = 1, name: String = "amparo.example.org/ledger") throws {
        leaves = (0..<count).map { MerkleTree.leaf([UInt8($0), UInt8(seed)]) }
        let pair = SigningKeyPair(seed: SeededRandomness(seed: seed).secretKey())
        signer = try LedgerSigner(name: line(name), pair: pair)
    }

    var key: VerifierKey { signer.verifierKey }

    func head(_ size: Int) throws -> SignedCheckpoint {
        try signer.sign(size: size, root: MerkleTree.root(Array(leaves[..<size])))
    }

    /// Asks to go from one size to another, honestly.
    func request(from old: Int, to new: Int) throws -> AddCheckpoint {
        let proof = try MerkleTree.consistencyProof(from: min(old, new), in: Array(leaves[..<new]))
        return AddCheckpoint(oldSize: old, hashes: proof.hashes, checkpoint: try head(new))
    }

    /// A tree of that size with other leaves, signed all the same.
    func otherHead(_ size: Int) throws -> SignedCheckpoint {
        try signer.sign(size: size, root: MerkleTree.root(leaves[..<size].reversed()))
    }
}

func line(_ text: String) -> NoteLine {
    guard let line = NoteLine(text) else { fatalError("not a line: \(text)") }
    return line
}

func witness(_ folder: String, _ logs: WitnessedLog..., at seconds: Int = 1_782_800_000) throws -> Witness {
    try Witness(
        folder: folder,
        logs: logs.map(\.key),
        randomness: SeededRandomness(seed: 9),
        unixSeconds: { seconds }
    )
}

extension WitnessAnswer {
    var isCosigned: Bool {
        if case .cosigned = self { true } else { false }
    }
}

/// Who may read and write a file.
func permissions(_ path: String) -> mode_t {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return 0 }
    return status.st_mode & 0o777
}
