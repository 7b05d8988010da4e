// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
package import Vault

/// Sealed files in one folder: two levels of folders, random names, times that tell nothing (Design 11).
package final class BlobStore: Sendable {
    private let folder: String
    private let randomness: any Randomness
    /// Files on their way in; what is here after a crash was never acknowledged.
    private let incoming: String
    private let folders: DurableFolders

    package init(folder: String, randomness: any Randomness) throws(BlobError) {
        self.folder = folder
        folders = DurableFolders(folder)
        self.randomness = randomness
        incoming = folder + "/incoming"
        do throws(SystemError) {
            try Files.makeDirectory(incoming)
            try Files.fsyncDirectory(folder)
        } catch {
            throw BlobError(error)
        }
    }

    package func writer(key: SecretKey) throws(BlobError) -> BlobWriter {
        let id = BlobID(random: randomness)
        let place = BlobPlace(folder: folder, id: id)
        return try BlobWriter(
            id: id,
            key: key,
            randomness: randomness,
            file: try IncomingFile("\(incoming)/\(id.fileName)", place, folders)
        )
    }

    package func reader(id: BlobID, key: SecretKey) throws(BlobError) -> BlobReader {
        try BlobReader(path: path(id), key: key)
    }

    /// Afterwards the name is gone for good; a file that is not there is as good as removed.
    package func remove(_ id: BlobID) throws(BlobError) {
        let place = BlobPlace(folder: folder, id: id)
        do throws(SystemError) {
            try Files.remove(place.path)
            try Files.fsyncDirectory(place.folder)
            try Files.eraseTimes(place.folder)
        } catch {
            if !error.isMissing { throw BlobError(error) }
        }
    }

    package func holds(_ id: BlobID) -> Bool { Files.exists(path(id)) }

    /// Says in the folder that a record holds the file, for the day on which the database does not say so any more.
    package func mark(_ id: BlobID) throws(BlobError) {
        do throws(SystemError) {
            try Files.makeReadOnly(path(id))
        } catch {
            throw BlobError(error)
        }
    }

    package func isMarked(_ id: BlobID) -> Bool { Files.isReadOnly(path(id)) }

    /// What may still be written on the disk of the files.
    package func freeBytes() throws(BlobError) -> Int {
        do throws(SystemError) {
            return try Files.freeBytes(folder)
        } catch {
            throw BlobError(error)
        }
    }

    /// Every stored file, in the order of their names.
    package func all() throws(BlobError) -> [BlobID] {
        do throws(SystemError) {
            var found = [BlobID]()
            for outer in try Files.list(folder) where outer.utf8.count == 2 {
                for inner in try Files.list("\(folder)/\(outer)") {
                    found += try Files.list("\(folder)/\(outer)/\(inner)").compactMap { BlobID(fileName: $0) }
                }
            }
            return found
        } catch {
            throw BlobError(error)
        }
    }

    /// Call it at start, before anything writes.
    package func removeLeftovers() throws(BlobError) {
        do throws(SystemError) {
            for name in try Files.list(incoming) { try Files.remove("\(incoming)/\(name)") }
        } catch {
            throw BlobError(error)
        }
    }

    /// How many folders this process has synced, for tests of what a power cut leaves.
    package var syncedFolders: Int { folders.count }

    package func path(_ id: BlobID) -> String {
        BlobPlace(folder: folder, id: id).path
    }

    /// The fingerprint of the stored bytes, as `StoredBlob` had it; needs no key.
    package func cipherDigest(_ id: BlobID) throws(BlobError) -> [UInt8] {
        do {
            return try unsafe exportSealed(id, { _ in })
        } catch {
            throw (error as? BlobError) ?? BlobError(.unavailable)
        }
    }

    /// Gives the stored bytes to a backup without leaving a time of reading, and returns their fingerprint.
    package func exportSealed(
        _ id: BlobID,
        _ each: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> [UInt8] {
        let file = try quietFile(id)
        var digest = BlobDigest.cipher()
        let room = ByteRoom(SealedFile.sealedChunkCount)
        while true {
            let count = try unsafe Self.read(file, into: room.bytes)
            if count == 0 { return digest.finish() }
            let part = unsafe UnsafeRawBufferPointer(rebasing: room.bytes[..<count])
            unsafe digest.update(part)
            unsafe try each(part)
        }
    }

    /// Takes sealed bytes out of a backup, under the name that they had; `next` gives 0 at the end.
    package func importSealed(
        _ id: BlobID,
        _ next: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws -> [UInt8] {
        let place = BlobPlace(folder: folder, id: id)
        let file = try IncomingFile("\(incoming)/\(id.fileName)", place, folders)
        let room = ByteRoom(SealedFile.sealedChunkCount)
        while true {
            let count = try unsafe next(room.bytes)
            if count == 0 { return try file.store() }
            unsafe try file.write(UnsafeRawBufferPointer(rebasing: room.bytes[..<count]))
        }
    }

    private func quietFile(_ id: BlobID) throws(BlobError) -> Descriptor {
        do throws(SystemError) {
            return try Descriptor.readingQuietly(path(id))
        } catch {
            throw BlobError(error)
        }
    }

    private static func read(
        _ file: borrowing Descriptor,
        into room: UnsafeMutableRawBufferPointer
    ) throws(BlobError) -> Int {
        do throws(SystemError) {
            return try unsafe file.read(into: room)
        } catch {
            throw BlobError(error)
        }
    }
}
