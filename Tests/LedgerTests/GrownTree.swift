// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger

/// Leaves that differ, as many as wanted.
func leaves(_ count: Int) -> [MerkleHash] {
    (0..<count).map { number in MerkleTree.leaf(Array(String(number).utf8)) }
}

/// The tree as the RFC defines it, recursively and slowly: what all else is compared with.
func definedRoot(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
    guard leaves.count > 1 else { return leaves.first ?? MerkleTree.emptyRoot }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    return MerkleTree.node(definedRoot(leaves.prefix(half)), definedRoot(leaves.dropFirst(half)))
}

/// All tiles of a tree in a dictionary, made leaf by leaf as a writer makes them.
struct GrownTiles: TileSource {
    private(set) var tiles: [TileAddress: Tile] = [:]
    private(set) var edge = TileEdge()

    init(_ leaves: [MerkleHash]) throws {
        for leaf in leaves { for tile in try edge.append(leaf) { tiles[tile.address] = tile } }
        for tile in edge.partials { tiles[tile.address] = tile }
    }

    struct Missing: Error {}

    func hashes(_ address: TileAddress) throws -> [MerkleHash] {
        guard let tile = tiles[address] else { throw Missing() }
        return tile.hashes
    }

    /// With the bits of one tile's first byte turned.
    func altered(_ address: TileAddress) throws -> GrownTiles {
        var copy = self
        var bytes = try hashes(address).flatMap(\.bytes)
        bytes[0] ^= 255
        copy.tiles[address] = try Tile(address, bytes: bytes)
        return copy
    }
}

extension MerkleHash {
    /// With one bit turned.
    func turned(_ bit: Int) -> MerkleHash {
        var copy = bytes
        copy[bit / 8] ^= 1 << UInt8(bit % 8)
        return MerkleHash(copy) ?? self
    }
}
