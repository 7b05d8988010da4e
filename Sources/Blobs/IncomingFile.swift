// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
internal import Vault

/// A file under a temporary name until it is whole and on the disk; removed if that never happens.
final class IncomingFile {
    private let descriptor: Descriptor
    private let path: String
    private let place: BlobPlace
    private let folders: DurableFolders
    private var digest = BlobDigest.cipher()
    private var isStored = false

    init(_ path: String, _ place: BlobPlace, _ folders: DurableFolders) throws(BlobError) {
        do throws(SystemError) {
            descriptor = try Descriptor.creating(path)
        } catch {
            throw BlobError(error)
        }
        self.path = path
        self.place = place
        self.folders = folders
    }

    deinit {
        discard()
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(BlobError) {
        do throws(SystemError) {
            unsafe try descriptor.write(bytes)
        } catch {
            throw BlobError(error)
        }
        unsafe digest.update(bytes)
    }

    /// Bytes and times synced, renamed, the folder synced: then, and only then, it is acknowledged.
    func store() throws(BlobError) -> [UInt8] {
        do throws(SystemError) {
            try Files.eraseTimes(path)
            try descriptor.sync()
            try folders.make(for: place)
            try Files.renameDurably(path, to: place.path)
            isStored = true
            // A folder holds few files: its own time would tell theirs.
            try Files.eraseTimes(place.folder)
        } catch {
            throw BlobError(error)
        }
        return digest.finish()
    }

    func discard() {
        guard !isStored else { return }
        isStored = true
        // Nothing was acknowledged; what cannot be removed now is removed at the next start.
        try? Files.remove(path)
    }
}
