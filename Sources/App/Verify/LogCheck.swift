// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Ledger
internal import Records
internal import Vault

/// One log read from its first place to its last: openings, tiles, roots, signatures.
struct LogCheck {
    let number: Int
    let origin: String
    let key: VerifierKey
    private(set) var findings: [Finding] = []
    /// The leaves that it holds.
    private(set) var leaves: Set<MerkleHash> = []
    /// The sizes that somebody signed or brought, with the root that the leaves give there.
    private(set) var roots: [Int: MerkleHash] = [:]
    /// The newest checkpoint, as it is stored.
    private(set) var newest: [UInt8] = []

    init(_ number: Int, origin: String, key: VerifierKey) {
        self.number = number
        self.origin = origin
        self.key = key
    }

    /// - Parameters:
    ///   - tx: One moment of the database.
    ///   - accepted: What stands in the other tables.
    ///   - predecessor: The newest checkpoint of the log before, empty for the first.
    ///   - sizes: Where roots are wanted besides at its own checkpoints.
    /// - Throws: `DatabaseError` where the rows cannot be read.
    mutating func run(
        _ tx: any Transaction,
        accepted: AcceptedRows,
        predecessor: [UInt8],
        sizes: Set<Int>
    ) throws {
        let signed = try checkpoints(tx)
        let wanted = sizes.union(signed.map(\.size))
        var edge = TileEdge()
        var found: [Finding] = []
        var held: Set<MerkleHash> = []
        var roots: [Int: MerkleHash] = [:]
        var tiles = 0
        let log = number
        try tx.each("SELECT place, hash, kind, opening FROM log_leaves WHERE log = \(log) ORDER BY place") {
            row in
            let place = edge.size
            guard try row.int(0) == place else {
                if found.last != .missingPlace(log: log, place: place) {
                    found.append(.missingPlace(log: log, place: place))
                }
                return
            }
            let commitment = try row.blob(1)
            let leaf = MerkleTree.leaf(commitment)
            let opens = try opens(
                commitment,
                kind: row.int(2),
                opening: row.blob(3),
                place: place,
                isAccepted: accepted.leaves[leaf] != nil,
                predecessor: predecessor
            )
            if let opens { found.append(opens) }
            held.insert(leaf)
            for tile in try edge.append(leaf) {
                tiles += 1
                if let wrong = try compare(tile, tx) { found.append(wrong) }
            }
            if wanted.contains(edge.size) { roots[edge.size] = edge.root }
        }
        for tile in edge.partials {
            tiles += 1
            if let wrong = try compare(tile, tx) { found.append(wrong) }
        }
        for (size, root) in signed where roots[size] != root {
            found.append(.wrongCheckpoint(log: log, size: size))
        }
        if let last = signed.last?.size, last < edge.size {
            found.append(.beyondCheckpoint(log: log, places: edge.size - last))
        }
        findings += found
        leaves = held
        self.roots = roots
    }

    /// Those with a good signature; the others are findings.
    private mutating func checkpoints(_ tx: any Transaction) throws -> [(size: Int, root: MerkleHash)] {
        var signed: [(Int, MerkleHash)] = []
        for row in try tx.query("SELECT size, note FROM checkpoints WHERE log = \(number) ORDER BY size") {
            let size = try row.int(0)
            newest = try row.blob(1)
            do throws(LedgerError) {
                let checkpoint = try SignedCheckpoint(newest)
                try checkpoint.verify(log: key)
                guard checkpoint.checkpoint.size == size else { throw .wrongSignature }
                signed.append((size, checkpoint.checkpoint.root))
            } catch {
                findings.append(.wrongSignature(log: number, size: size))
            }
        }
        return signed
    }

    private func opens(
        _ commitment: [UInt8],
        kind: Int,
        opening: [UInt8],
        place: Int,
        isAccepted: Bool,
        predecessor: [UInt8]
    ) throws -> Finding? {
        switch kind {
        case 0: return isAccepted ? nil : .opensToNothing(log: number, place: place)
        case 1:
            let isPadding =
                opening.count == 32 && Digest.of("amparo ledger padding 1", [opening]) == commitment
            return isPadding ? nil : .wrongOpening(log: number, place: place)
        case 2:
            guard place == 0, Digest.of("amparo ledger beginning 1", [opening]) == commitment,
                let beginning = try? LogBeginning(encoded: opening)
            else { return .wrongOpening(log: number, place: place) }
            return beginning.predecessor == predecessor ? nil : .otherPredecessor(log: number)
        default: return .wrongOpening(log: number, place: place)
        }
    }

    private func compare(_ tile: Tile, _ tx: any Transaction) throws -> Finding? {
        let address = tile.address
        let stored = try tx.query(
            """
            SELECT body FROM tiles WHERE log = \(number) AND level = \(address.level) AND place = \(address.index)
            """
        ).first?.blob(0)
        return stored == tile.bytes
            ? nil : .wrongTile(log: number, level: address.level, index: address.index)
    }
}
