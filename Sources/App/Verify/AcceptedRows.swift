// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Ledger
internal import Vault

/// What stands in the tables of entries and steps, hashed anew from its bytes.
///
/// Nothing here is shared with the code that writes: the same mistake would have to be made twice.
struct AcceptedRows {
    /// The leaf of every entry and step whose bytes are what its hash says.
    private(set) var leaves: [MerkleHash: Origin] = [:]
    private(set) var findings: [Finding] = []

    enum Origin {
        case entry(record: [UInt8], step: Int)
        case step(Int)
        case erasure(ErasureID)

        var withoutLeaf: Finding {
            switch self {
            case .entry(let record, let step): .entryWithoutLeaf(record: record, step: step)
            case .step(let step): .stepWithoutLeaf(step)
            case .erasure(let id): .erasureWithoutLeaf(id)
            }
        }
    }

    init(_ tx: any Transaction, root: [UInt8]?, _ erasures: ErasureCheck) throws {
        findings = erasures.findings
        for (leaf, id) in erasures.leaves { leaves[leaf] = .erasure(id) }
        try readEntries(tx, erasures)
        try readDirectory(tx, root: root)
    }

    private mutating func readEntries(_ tx: any Transaction, _ erasures: ErasureCheck) throws {
        var ends: [[UInt8]: (step: Int, hash: [UInt8])] = [:]
        var broken: Set<[UInt8]> = []
        var found: [Finding] = []
        var leaves: [MerkleHash: Origin] = [:]
        try tx.each(
            "SELECT record, seq, generation, previous, body, hash FROM entries ORDER BY record, seq"
        ) { row in
            let record = try row.blob(0)
            let step = try row.int(1)
            let previous = try row.blob(3)
            let context = Digest.of(
                "amparo entry",
                [record, LittleEndian.bytes(step), LittleEndian.bytes(try row.int(2)), previous]
            )
            let body = try row.blob(4)
            let stored = try row.blob(5)
            let isGone = body.isEmpty && erasures.covers(record, step: step, hash: stored)
            if !body.isEmpty, erasures.isErased(record) {
                found.append(.notErased(record: record, step: step))
            }
            // Of what was signed away the hash stays; everything else is hashed anew.
            let hash = isGone ? stored : Digest.of("amparo entry hash", [context, body])
            let before = ends[record] ?? (step: 0, hash: [])
            if step != before.step + 1 || previous != before.hash { broken.insert(record) }
            ends[record] = (step, hash)
            if hash != stored { found.append(.changedEntry(record: record, step: step)) }
            let commitment = Digest.of("amparo ledger entry 1", [record, LittleEndian.bytes(step), hash])
            leaves[MerkleTree.leaf(commitment)] = .entry(record: record, step: step)
        }
        try tx.each("SELECT id, head, hash FROM records ORDER BY id") { row in
            let record = try row.blob(0)
            let end = ends.removeValue(forKey: record)
            if try end?.step != row.int(1) || end?.hash != row.blob(2) { broken.insert(record) }
        }
        // Entries of a record that has no row of its own.
        broken.formUnion(ends.keys)
        self.leaves.merge(leaves) { first, _ in first }
        findings += found + broken.sorted { $0.lexicographicallyPrecedes($1) }.map { .brokenRecord($0) }
    }

    private mutating func readDirectory(_ tx: any Transaction, root: [UInt8]?) throws {
        var before: (step: Int, hash: [UInt8]) = (0, [])
        for row in try tx.query("SELECT seq, body, hash FROM directory ORDER BY seq") {
            let step = try row.int(0)
            let hash = Digest.of(
                "amparo directory",
                [LittleEndian.bytes(step), before.hash, try row.blob(1)]
            )
            let stored = try row.blob(2)
            if step != before.step + 1 || hash != stored { findings.append(.changedStep(step)) }
            if step == 1, let root, root != hash { findings.append(.otherRoot) }
            before = (step, hash)
            let commitment = Digest.of("amparo ledger step 1", [LittleEndian.bytes(step), hash])
            leaves[MerkleTree.leaf(commitment)] = .step(step)
        }
    }
}

/// How numbers stand in what is hashed.
enum LittleEndian {
    static func bytes(_ value: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
