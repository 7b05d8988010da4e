// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Testing

@Suite struct Tiles {
    /// Around every border of a tile and of a level, and the example of the specification.
    static let sizes = [1, 2, 3, 255, 256, 257, 511, 512, 513, 1_000, 65_535, 65_536, 65_537, 70_000]

    @Test(arguments: sizes) func `tiles give the root and the proofs of the leaves`(_ size: Int) throws {
        let leaves = leaves(size)
        let grown = try GrownTiles(leaves)
        let tree = try TileTree(size: size, source: grown)
        let root = definedRoot(leaves[...])
        #expect(try tree.root() == root)
        #expect(grown.edge.root == root && grown.edge.size == size)
        #expect(try tree.frontier() == grown.edge.frontier)
        for index in Set([0, size / 3, size / 2, size - 2, size - 1]) where index >= 0 {
            #expect(try tree.leaf(index) == leaves[index])
            let proof = try tree.inclusionProof(of: index)
            try proof.verify(leaf: leaves[index], root: root)
            if size <= 1_000 { #expect(try proof == MerkleTree.inclusionProof(of: index, in: leaves)) }
        }
        for old in Set([0, 1, size / 3, size / 2, size - 1, size]) where old <= size {
            let proof = try tree.consistencyProof(from: old)
            try proof.verify(oldRoot: definedRoot(leaves[..<old]), newRoot: root)
            if size <= 1_000 { #expect(try proof == MerkleTree.consistencyProof(from: old, in: leaves)) }
        }
    }

    @Test func `a tree of 70,000 leaves has the tiles that the specification counts`() throws {
        let grown = try GrownTiles(leaves(70_000))
        func widths(_ level: Int) -> [Int] {
            grown.tiles.keys.filter { $0.level == level }.sorted { $0.index < $1.index }.map(\.width)
        }
        #expect(widths(0) == [Int](repeating: 256, count: 273) + [112])
        #expect(widths(1) == [256, 17])
        #expect(widths(2) == [1])
        #expect(widths(3).isEmpty)
        let one = try #require(TileAddress(level: 1, index: 0, width: 1))
        #expect(try GrownTiles(leaves(256)).edge.partials.map(\.address) == [one])
    }

    @Test(arguments: [255, 256, 300, 65_536, 66_000])
    func `a writer that starts again at a size goes on as if it had not stopped`(_ size: Int) throws {
        let leaves = leaves(size + 600)
        let before = try GrownTiles(Array(leaves[..<size]))
        var again = try TileEdge(size: size, source: before)
        var onwards = before.edge
        #expect(again.root == onwards.root && again.partials == onwards.partials)
        for leaf in leaves[size...] {
            let (a, b) = (try again.append(leaf), try onwards.append(leaf))
            #expect(a == b)
        }
        #expect(again.root == definedRoot(leaves[...]) && again.partials == onwards.partials)
    }

    @Test func `an altered tile gives another root, and a proof that fails`() throws {
        let leaves = leaves(700)
        let root = definedRoot(leaves[...])
        let grown = try GrownTiles(leaves)
        for address in grown.tiles.keys where address.level == 0 {
            let tree = try TileTree(size: 700, source: grown.altered(address))
            let index = address.index * 256
            #expect(throws: LedgerError.wrongProof) {
                try tree.inclusionProof(of: index + 1).verify(leaf: leaves[index + 1], root: root)
            }
        }
        for address in grown.tiles.keys where address.level == 1 {
            #expect(try TileTree(size: 700, source: grown.altered(address)).root() != root)
        }
    }

    @Test func `a tile of another width, or none, is an error and no trap`() throws {
        struct Short: TileSource {
            func hashes(_ address: TileAddress) throws -> [MerkleHash] { leaves(address.width - 1) }
        }
        let tree = try TileTree(size: 300, source: Short())
        #expect(throws: LedgerError.malformedTile) { try tree.root() }
        #expect(throws: LedgerError.malformedTile) { try TileEdge(size: 300, source: Short()) }
        let missing = try TileTree(size: 300, source: GrownTiles(leaves(200)))
        #expect(throws: GrownTiles.Missing.self) { try missing.root() }
        #expect(throws: LedgerError.outsideTree) { try TileTree(size: -1, source: Short()) }
        #expect(throws: LedgerError.outsideTree) { try TileTree(size: .max, source: Short()) }
        #expect(throws: LedgerError.outsideTree) { try tree.inclusionProof(of: 300) }
        #expect(throws: LedgerError.outsideTree) { try tree.consistencyProof(from: 301) }
        #expect(throws: LedgerError.outsideTree) { try tree.leaf(-1) }
        let address = try #require(TileAddress(level: 0, index: 0, width: 3))
        #expect(throws: LedgerError.malformedTile) { try Tile(address, leaves(2)) }
        #expect(throws: LedgerError.malformedTile) {
            try Tile(address, bytes: [UInt8](repeating: 0, count: 97))
        }
        let tile = try Tile(address, leaves(3))
        #expect(try Tile(address, bytes: tile.bytes) == tile)
    }
}

@Suite struct TilePaths {
    @Test(arguments: [
        "tile/0/000", "tile/0/001.p/5", "tile/0/x001/x234/067", "tile/0/x001/x234/067.p/255",
        "tile/3/000.p/1",
        "tile/entries/000", "tile/entries/x273/999.p/112", "tile/7/000.p/63",
    ])
    func `a path names one tile and is its only name`(_ path: String) throws {
        #expect(try #require(TilePath(path)).text == path)
    }

    @Test func `the example of the specification is read`() throws {
        let tile = try #require(TileAddress(level: 0, index: 1_234_067))
        let bundle = try #require(BundleAddress(index: 1_234_067, width: 9))
        #expect(TilePath("tile/0/x001/x234/067") == .hashes(tile))
        #expect(TilePath("tile/entries/x001/x234/067.p/9") == .entries(bundle))
    }

    @Test(arguments: [
        "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/0000", "tile/00/000", "tile/8/000",
        "tile/-1/000",
        "tile/0/x000/067", "tile/0/001/067", "tile/0/x01/067", "tile/0/x001", "tile/0/000.p", "tile/0/000.p/",
        "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/05", "tile/0/000.p/5/", "tile/0/.p/5",
        "tile/0/00a",
        "/tile/0/000", "tile/0/000/", "tile//000", "tile/entries/../000", "tile/data/000", "tile/0/٠٠٠",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/7/001", "tile/0/000.p/5.p/5",
    ])
    func `anything else is no path of a tile`(_ path: String) {
        #expect(TilePath(path) == nil)
    }
}

@Suite struct Bundles {
    @Test func `entries come out of a bundle as they went in`() throws {
        let entries: [[UInt8]] = [
            [], [1], [UInt8](repeating: 7, count: 300), [UInt8](repeating: 9, count: 65_535),
        ]
        let address = try #require(BundleAddress(index: 3, width: 4))
        let bundle = try EntryBundle(entries)
        #expect(Array(bundle.bytes.prefix(5)) == [0, 0, 0, 1, 1])
        #expect(try EntryBundle(address, bytes: bundle.bytes).entries == entries)
        let bytes = try EntryBundle([[1, 2, 3], [4]]).bytes
        let two = try #require(BundleAddress(index: 0, width: 2))
        for cut in 0..<bytes.count {
            #expect(throws: LedgerError.malformedBundle) { try EntryBundle(two, bytes: Array(bytes[..<cut])) }
        }
        #expect(throws: LedgerError.malformedBundle) { try EntryBundle(two, bytes: bytes + [0]) }
        #expect(throws: LedgerError.malformedBundle) { try EntryBundle([]) }
        #expect(throws: LedgerError.malformedBundle) {
            try EntryBundle([[UInt8](repeating: 0, count: 65_536)])
        }
        #expect(throws: LedgerError.malformedBundle) { try EntryBundle([[UInt8]](repeating: [], count: 257)) }
    }
}
