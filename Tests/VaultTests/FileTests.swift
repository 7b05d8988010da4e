// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct FileTests {
    private let randomness = SeededRandomness(seed: 6)

    struct Stored: Equatable {
        var header: [UInt8]
        var body: [UInt8]
        var trailer: [UInt8]
    }

    private func sealed(_ plain: [UInt8], _ key: SecretKey, piece: Int = 10_000) throws -> Stored {
        var output = [UInt8]()
        let sealer = unsafe FileSealer(key: key, randomness: randomness) {
            unsafe output.append(contentsOf: $0)
        }
        for start in stride(from: 0, to: plain.count, by: piece) {
            try sealer.push(Array(plain[start..<min(plain.count, start + piece)]))
        }
        try sealer.finish()
        #expect(sealer.length == plain.count)
        let split = output.count - SealedFile.trailerCount
        return Stored(header: sealer.header, body: Array(output[..<split]), trailer: Array(output[split...]))
    }

    private func opened(_ stored: Stored, _ key: SecretKey) throws -> [UInt8] {
        let opener = try FileOpener(key: key, header: stored.header, trailer: stored.trailer)
        var plain = [UInt8]()
        var rest = stored.body[...]
        var room = [UInt8](repeating: 0, count: SealedFile.chunkCount)
        while opener.nextSealedCount > 0 {
            let chunk = Array(rest.prefix(opener.nextSealedCount))
            rest = rest.dropFirst(chunk.count)
            let count = try unsafe chunk.withUnsafeBytes { chunk in
                try unsafe room.withUnsafeMutableBytes { try unsafe opener.open(chunk, into: $0) }
            }
            plain += room[..<count]
        }
        #expect(rest.isEmpty && plain.count == opener.length)
        return plain
    }

    @Test(arguments: [0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 131_072, 200_000])
    func `a file comes back whole, however it arrived`(count: Int) throws {
        let key = randomness.secretKey()
        let plain = randomness.bytes(count)
        for piece in [1 + count / 7, 65_536, 300_000] {
            let stored = try sealed(plain, key, piece: piece)
            #expect(
                stored.header.count + stored.body.count + stored.trailer.count
                    == SealedFile.storedCount(count)
            )
            #expect(try opened(stored, key) == plain)
        }
    }

    @Test func `the stored size tells a size class and no more`() {
        #expect(SealedFile.storedCount(0) == SealedFile.storedCount(256))
        #expect(SealedFile.storedCount(65_537) == SealedFile.storedCount(67_000))
        #expect(SealedFile.storedCount(300) != SealedFile.storedCount(3000))
    }

    @Test func `another key is told apart from damage`() throws {
        let key = randomness.secretKey()
        let stored = try sealed(randomness.bytes(100_000), key)
        #expect(throws: VaultError.wrongKey) { try opened(stored, randomness.secretKey()) }
        for index in [0, 70_000, 65_552, stored.body.count - 1] {
            var damaged = stored
            damaged.body[index] ^= 1
            #expect(throws: VaultError.damaged) { try opened(damaged, key) }
        }
        for index in stored.trailer.indices {
            var damaged = stored
            damaged.trailer[index] ^= 1
            #expect(throws: VaultError.damaged) { try opened(damaged, key) }
        }
        for index in stored.header.indices {
            var damaged = stored
            damaged.header[index] ^= 1
            #expect(throws: index == 0 ? VaultError.malformed : .wrongKey) { try opened(damaged, key) }
        }
    }

    @Test func `a cut, lengthened, reordered or mixed file is damaged`() throws {
        let key = randomness.secretKey()
        let stored = try sealed(randomness.bytes(131_072), key)
        let shorter = try sealed(randomness.bytes(65_536), key)
        let chunk = SealedFile.sealedChunkCount
        var cut = stored
        cut.body.removeLast(chunk)
        var cutInside = stored
        cutInside.body.removeLast(5)
        var swapped = stored
        swapped.body = Array(stored.body[chunk...] + stored.body[..<chunk])
        var mixed = stored
        mixed.body = shorter.body + Array(stored.body[chunk...])
        var otherTrailer = stored
        otherTrailer.trailer = shorter.trailer
        var none = stored
        none.body = []
        for bad in [cut, cutInside, swapped, mixed, otherTrailer, none] {
            #expect(throws: VaultError.damaged) { try opened(bad, key) }
        }
        #expect(throws: VaultError.damaged) { try FileOpener(key: key, header: [], trailer: []) }
    }

    @Test func `a failing disk stops the sealing with its own error`() {
        struct Full: Error {}
        let sealer = unsafe FileSealer(key: randomness.secretKey(), randomness: randomness) { _ in
            throw Full()
        }
        #expect(throws: Full.self) { try sealer.push(randomness.bytes(200_000)) }
    }
}
