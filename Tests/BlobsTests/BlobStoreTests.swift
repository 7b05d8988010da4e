// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import FoundationEssentials
import Glibc
import Testing
import Vault

@Suite struct BlobStoreTests {
    private let folder: BlobFolder
    private let key: SecretKey

    init() throws {
        folder = try BlobFolder()
        key = folder.randomness.secretKey()
    }

    private func code(_ body: () throws -> Void) -> BlobError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? BlobError)?.code
        }
    }

    @Test(arguments: [0, 1, 256, 65_536, 65_537, 300_000])
    func `a file comes back whole with its length and its fingerprints`(count: Int) throws {
        let plain = folder.randomness.bytes(count)
        let blob = try folder.stored(plain, key)
        #expect(blob.length == count)
        #expect(try folder.store.reader(id: blob.id, key: key).length == count)
        for piece in [1 + count / 5, 65_536, 1_000_000] {
            #expect(try folder.read(blob.id, key, piece: piece) == plain)
        }
        #expect(try folder.store.cipherDigest(blob.id) == blob.cipherDigest)
        let again = try folder.stored(plain, key, piece: 777)
        #expect(again.plainDigest == blob.plainDigest)
        #expect(again.cipherDigest != blob.cipherDigest && again.id != blob.id)
    }

    @Test func `nothing lies in the clear, under a telling name, or with a telling time`() throws {
        let words = Array(String(repeating: "checkpoint at gate four ", count: 10_000).utf8)
        let writer = try folder.store.writer(key: key)
        try writer.push(words)
        let halfway = try folder.files()
        #expect(halfway.count == 1)
        let blob = try writer.finish()
        _ = try folder.read(blob.id, key)
        _ = try folder.store.cipherDigest(blob.id)
        let path = URL(filePath: folder.store.path(blob.id))
        #expect(try times(path) == [0, 0])
        #expect(try times(path.deletingLastPathComponent())[1] == 0)
        let stored = try folder.bytes(blob.id)
        #expect(stored.count == SealedFile.storedCount(words.count))
        #expect(stored.firstRange(of: Array("gate four".utf8)) == nil)
        let files = try folder.files()
        #expect(files.count == 1 && files[0].split(separator: "/").map(\.count) == [2, 2, 32])
    }

    /// Seconds of the last reading and of the last writing.
    private func times(_ path: URL) throws -> [Int] {
        var status = stat()
        let isFound = unsafe stat(path.path(percentEncoded: false), &status) == 0
        try #require(isFound)
        return [status.st_atim.tv_sec, status.st_mtim.tv_sec]
    }

    @Test func `a file that is given up, or that nobody finishes, leaves nothing`() throws {
        let writer = try folder.store.writer(key: key)
        try writer.push([1, 2, 3])
        writer.cancel()
        #expect(try folder.files().isEmpty)
        #expect(code { try writer.push([4]) } == .closed)
        #expect(code { _ = try writer.finish() } == .closed)
        do {
            let forgotten = try folder.store.writer(key: key)
            try forgotten.push(folder.randomness.bytes(200_000))
        }
        #expect(try folder.files().isEmpty)
        #expect(try folder.store.all().isEmpty)
    }

    @Test func `a finished file stays finished`() throws {
        let writer = try folder.store.writer(key: key)
        try writer.push([1, 2, 3])
        let blob = try writer.finish()
        #expect(code { _ = try writer.finish() } == .closed)
        writer.cancel()
        #expect(try folder.read(blob.id, key) == [1, 2, 3])
    }

    @Test func `leftovers of a crash are removed at start and stored files are not`() throws {
        let blob = try folder.stored([1, 2, 3], key)
        try Data([9, 9, 9]).write(to: URL(filePath: folder.path + "/incoming/half-a-file"))
        let next = try BlobStore(folder: folder.path, randomness: SystemRandomness())
        try next.removeLeftovers()
        #expect(try folder.files().count == 1)
        #expect(try next.all() == [blob.id])
        #expect(try folder.read(blob.id, key) == [1, 2, 3])
    }

    @Test func `removed is removed, and removing again is no error`() throws {
        let blobs = try (0..<20).map { try folder.stored([UInt8($0)], key) }
        #expect(Set(try folder.store.all()) == Set(blobs.map(\.id)))
        try folder.store.remove(blobs[3].id)
        try folder.store.remove(blobs[3].id)
        #expect(try folder.store.all().count == 19)
        #expect(code { _ = try folder.store.reader(id: blobs[3].id, key: key) } == .missing)
        #expect(code { _ = try folder.store.cipherDigest(blobs[3].id) } == .missing)
    }

    @Test func `another key, a flipped byte, a cut and an empty file are told apart`() throws {
        let blob = try folder.stored(folder.randomness.bytes(150_000), key)
        let whole = try folder.bytes(blob.id)
        #expect(code { _ = try folder.read(blob.id, folder.randomness.secretKey()) } == .wrongKey)
        for index in [50, 70_000, whole.count - 60, whole.count - 1] {
            var flipped = whole
            flipped[index] ^= 4
            try folder.overwrite(blob.id, flipped)
            #expect(code { _ = try folder.read(blob.id, key) } == .damaged)
            #expect(try folder.store.cipherDigest(blob.id) != blob.cipherDigest)
        }
        for cut in [0, 10, 100, 65_000, whole.count - 1] {
            try folder.overwrite(blob.id, Array(whole[..<cut]))
            #expect(code { _ = try folder.read(blob.id, key) } == .damaged)
        }
        try folder.overwrite(blob.id, whole + [0])
        #expect(code { _ = try folder.read(blob.id, key) } == .damaged)
        try folder.overwrite(blob.id, whole)
        #expect(try folder.read(blob.id, key).count == 150_000)
    }

    @Test func `sealed bytes go into a backup and come back under their name`() throws {
        let plain = folder.randomness.bytes(100_000)
        let blob = try folder.stored(plain, key)
        var copy = [UInt8]()
        let exported = try unsafe folder.store.exportSealed(blob.id) { unsafe copy.append(contentsOf: $0) }
        #expect(exported == blob.cipherDigest)
        var backup = copy[...]
        try folder.store.remove(blob.id)
        let digest = try unsafe folder.store.importSealed(blob.id) { room in
            let part = backup.prefix(min(room.count, 30_000))
            unsafe room.copyBytes(from: part)
            backup = backup.dropFirst(part.count)
            return part.count
        }
        #expect(digest == blob.cipherDigest)
        #expect(try folder.read(blob.id, key) == plain)
    }

    @Test func `a broken backup leaves no half a file`() throws {
        struct Broken: Error {}
        let id = BlobID(random: folder.randomness)
        #expect(throws: Broken.self) {
            _ = try unsafe folder.store.importSealed(id, { _ in throw Broken() })
        }
        #expect(try folder.files().isEmpty)
    }

    @Test func `an id is sixteen bytes and a folder that cannot be is said so`() {
        #expect(code { _ = try BlobID([1, 2, 3]) } == .malformedID)
        #expect(code { _ = try BlobStore(folder: "/proc/nowhere", randomness: SystemRandomness()) } != nil)
        #expect("\(BlobError(.full))" == "no room left for a file")
    }

    @Test func `a folder that is already there is synced by every process before it relies on it`() throws {
        let second = try BlobStore(folder: folder.path, randomness: SystemRandomness())
        for (store, number) in [(folder.store, 1), (folder.store, 2), (second, 3), (second, 4)] {
            var bytes = [UInt8](repeating: 7, count: 16)
            bytes[15] = UInt8(number)
            _ = try unsafe store.importSealed(try BlobID(bytes), { _ in 0 })
            #expect(store.syncedFolders == 1)
        }
        #expect(try folder.store.all().count == 4)
    }
}
