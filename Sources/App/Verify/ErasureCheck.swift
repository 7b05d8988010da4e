// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Ledger
internal import Records
internal import Vault

/// What two people have signed away, as the directory of members bears it out: an empty entry is not missing then.
struct ErasureCheck {
    private var records: [[UInt8]: (head: Int, hash: [UInt8])] = [:]
    /// The leaf of every notice, whoever signed it.
    private(set) var leaves: [MerkleHash: ErasureID] = [:]
    private(set) var findings: [Finding] = []

    init(_ tx: any Transaction, key: SecretKey, _ directory: DirectoryState) throws {
        for row in try tx.query("SELECT id, body FROM erasures ORDER BY id") {
            guard let id = ErasureID(try row.blob(0)) else { continue }
            let body = try row.blob(1)
            let notice = ErasureSeal.open(body, id: id, key)
            // One that waits for its second signature has erased nothing and has no leaf.
            if let notice, notice.second == nil, notice.isAsked(directory) { continue }
            leaves[MerkleTree.leaf(Digest.of("amparo ledger erasure 1", [id.bytes, body]))] = id
            guard let notice, notice.isSigned(directory) else {
                findings.append(.unsignedErasure(id))
                continue
            }
            for record in notice.erasure.records { records[record.id.bytes] = (record.head, record.hash) }
        }
    }

    /// How many records were signed away.
    var count: Int { records.count }

    func isErased(_ record: [UInt8]) -> Bool { records[record] != nil }

    /// Whether this entry stood in what was signed, by its number and by the hash that stays of it.
    func covers(_ record: [UInt8], step: Int, hash: [UInt8]) -> Bool {
        guard let erased = records[record], step <= erased.head else { return false }
        return step < erased.head || hash == erased.hash
    }
}
