// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Vault

/// What a person keeps: a log that signs, a witness, and the files that they made.
struct KeptFiles {
    let leaves: [MerkleHash]
    let signer: LedgerSigner
    let cosigner: Cosigner

    init(_ count: Int = 30, seed: UInt64 = 1, name: String = "amparo.example.org/ledger") throws {
        leaves = (0..<count).map { MerkleTree.leaf([UInt8($0), UInt8(seed)]) }
        let randomness = SeededRandomness(seed: seed)
        signer = try LedgerSigner(name: line(name), pair: SigningKeyPair(seed: randomness.secretKey()))
        let pair = SigningKeyPair(seed: randomness.secretKey())
        cosigner = try Cosigner(name: line("witness.example.org"), pair: pair)
    }

    var key: VerifierKey { signer.verifierKey }
    var witness: VerifierKey { cosigner.verifierKey }

    func head(_ size: Int, isWitnessed: Bool = false) throws -> SignedCheckpoint {
        let head = try signer.sign(size: size, root: MerkleTree.root(Array(leaves[..<size])))
        return isWitnessed ? head.adding(cosigner.cosign(head.checkpoint, unixSeconds: 1_782_800_000)) : head
    }

    func proof(_ index: Int, of size: Int, extra: [UInt8]? = nil) throws -> [UInt8] {
        try ProofFile(
            extra: extra,
            proof: MerkleTree.inclusionProof(of: index, in: Array(leaves[..<size])),
            checkpoint: head(size)
        ).bytes
    }
}

func line(_ text: String) -> NoteLine {
    guard let line = NoteLine(text) else { fatalError("not a line: \(text)") }
    return line
}

/// The tiles of a tree, by the edge of every tile that it filled.
struct KeptTiles: TileSource {
    private var tiles: [TileAddress: Tile] = [:]

    init(_ leaves: [MerkleHash]) throws {
        var edge = TileEdge()
        for leaf in leaves { for tile in try edge.append(leaf) { tiles[tile.address] = tile } }
        for tile in edge.partials { tiles[tile.address] = tile }
    }

    struct Missing: Error {}

    func hashes(_ address: TileAddress) throws -> [MerkleHash] {
        guard let tile = tiles[address] else { throw Missing() }
        return tile.hashes
    }
}
