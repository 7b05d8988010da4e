// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
internal import Vault

/// Gives a stored file back piece by piece, each piece checked before it is given; belongs to one thread.
package final class BlobReader {
    /// The file's own length, without padding.
    package var length: Int { opener.length }

    private let file: Descriptor
    private let opener: FileOpener
    private let sealed = ByteRoom(SealedFile.sealedChunkCount)
    private let plain = ByteRoom(SealedFile.chunkCount)
    private var offset = SealedFile.headerCount
    private var ready = 0..<0

    init(path: String, key: SecretKey) throws(BlobError) {
        do throws(SystemError) {
            file = try Descriptor.readingQuietly(path)
        } catch {
            throw BlobError(error)
        }
        let size = try Self.size(file)
        guard size >= SealedFile.headerCount + SealedFile.trailerCount else { throw BlobError(.damaged) }
        let header = try Self.read(file, SealedFile.headerCount, at: 0)
        let trailer = try Self.read(file, SealedFile.trailerCount, at: size - SealedFile.trailerCount)
        do throws(VaultError) {
            opener = try FileOpener(key: key, header: header, trailer: trailer)
        } catch {
            throw BlobError(opening: error)
        }
        guard size == SealedFile.storedCount(opener.length) else { throw BlobError(.damaged) }
    }

    /// Fills what it can of the buffer; 0 means the end.
    package func next(into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        while ready.isEmpty, opener.nextSealedCount > 0 { try openChunk() }
        let count = min(ready.count, buffer.count)
        guard count > 0 else { return 0 }
        let part = unsafe plain.bytes[ready.prefix(count)]
        unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
        ready = ready.dropFirst(count)
        return count
    }

    private func openChunk() throws(BlobError) {
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: sealed.bytes[..<opener.nextSealedCount])
        unsafe try Self.fill(room, from: file, at: offset)
        offset += room.count
        do throws(VaultError) {
            ready = 0..<(unsafe try opener.open(UnsafeRawBufferPointer(room), into: plain.bytes))
        } catch {
            throw BlobError(opening: error)
        }
    }

    private static func size(_ file: borrowing Descriptor) throws(BlobError) -> Int {
        do throws(SystemError) {
            return try file.size()
        } catch {
            throw BlobError(error)
        }
    }

    private static func read(
        _ file: borrowing Descriptor,
        _ count: Int,
        at offset: Int
    ) throws(BlobError) -> [UInt8] {
        let room = ByteRoom(count)
        unsafe try fill(room.bytes, from: file, at: offset)
        return unsafe [UInt8](room.bytes)
    }

    private static func fill(
        _ room: UnsafeMutableRawBufferPointer,
        from file: borrowing Descriptor,
        at offset: Int
    ) throws(BlobError) {
        var done = 0
        while done < room.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[done...])
            do throws(SystemError) {
                let count = unsafe try file.read(into: rest, at: offset + done)
                guard count > 0 else { throw SystemError(code: 0, operation: "pread") }
                done += count
            } catch {
                throw error.code == 0 ? BlobError(.damaged) : BlobError(error)
            }
        }
    }
}
