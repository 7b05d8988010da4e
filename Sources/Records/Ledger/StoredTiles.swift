// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Ledger

/// The tiles of one log as they lie in the table: one row a place, as wide as it has grown.
struct StoredTiles: TileSource {
    struct Missing: Error {}

    let log: Int
    let tx: any Transaction

    func hashes(_ address: TileAddress) throws -> [MerkleHash] {
        guard let bytes = try bytes(address) else { throw Missing() }
        return try Tile(address, bytes: bytes).hashes
    }

    /// What is served: never wider than was asked for; nil where the table has not so much.
    func bytes(_ address: TileAddress) throws -> [UInt8]? {
        let wanted = address.width * MerkleHash.byteCount
        guard let body = try LogTable.tile(address.level, address.index, log: log, tx), body.count >= wanted
        else { return nil }
        return Array(body.prefix(wanted))
    }

    static func put(_ tile: Tile, log: Int, _ tx: any Transaction) throws {
        try LogTable.putTile(tile.bytes, tile.address.level, tile.address.index, log: log, tx)
    }
}
