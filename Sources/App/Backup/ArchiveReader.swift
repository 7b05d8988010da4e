// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform
internal import Vault

/// Reads a sealed backup piece by piece; what it gives has been checked against its seal.
final class ArchiveReader {
    private static let sealedKeyCount = 80

    private let file: Descriptor
    private let opener: FileOpener
    private var offset: Int
    private var plain: [UInt8] = [UInt8](repeating: 0, count: SealedFile.chunkCount)
    private var sealed: [UInt8] = [UInt8](repeating: 0, count: SealedFile.sealedChunkCount)
    private var ready = 0..<0
    private var digest = Digest.Stream("amparo backup")

    /// - Throws: `VaultError.wrongKey` for another key, `CommandError` for what is no backup or not a whole one.
    init(_ path: String, key pair: SealingKeyPair) throws {
        file = try Descriptor.reading(path)
        let size = try file.size()
        let start = ArchiveWriter.mark.count + ArchiveReader.sealedKeyCount
        guard size >= start + SealedFile.headerCount + SealedFile.trailerCount,
            try ArchiveReader.read(file, ArchiveWriter.mark.count, at: 0) == ArchiveWriter.mark
        else { throw ArchiveReader.damaged }
        let key = try pair.openKey(
            try ArchiveReader.read(file, ArchiveReader.sealedKeyCount, at: ArchiveWriter.mark.count)
        )
        do {
            opener = try FileOpener(
                key: key,
                header: try ArchiveReader.read(file, SealedFile.headerCount, at: start),
                trailer: try ArchiveReader.read(
                    file,
                    SealedFile.trailerCount,
                    at: size - SealedFile.trailerCount
                )
            )
        } catch is VaultError {
            throw ArchiveReader.damaged
        }
        guard size == start + SealedFile.storedCount(opener.length) else { throw ArchiveReader.damaged }
        offset = start + SealedFile.headerCount
    }

    static let damaged = CommandError.failure("the backup is damaged or was cut short; nothing was restored")

    /// The next piece; a blob's bytes have to be taken with `next(into:)` before the piece after it.
    func next() throws -> ArchivePiece {
        let before = digest
        var length = ByteReader(try bytes(4))
        let count = Int(try length.fixed32())
        guard count <= ArchivePiece.longest else { throw ArchiveReader.damaged }
        let piece: ArchivePiece
        do {
            piece = try ArchivePiece(encoded: try bytes(count))
        } catch is DecodingFailure {
            throw ArchiveReader.damaged
        }
        if case .end(_, _, let expected) = piece {
            var all = before
            guard Digest.equal(all.finish(), expected) else { throw ArchiveReader.damaged }
        }
        return piece
    }

    /// Fills what it can of the buffer; 0 means that the backup ends here.
    func next(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while ready.isEmpty, opener.nextSealedCount > 0 { try openChunk() }
        let count = min(ready.count, buffer.count)
        guard count > 0 else { return 0 }
        unsafe plain.withUnsafeBytes {
            unsafe buffer.copyMemory(from: .init(rebasing: $0[ready.prefix(count)]))
        }
        unsafe digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        ready = ready.dropFirst(count)
        return count
    }

    /// Passes over a blob whose bytes nobody wants.
    func skip(_ length: Int) throws {
        var left = length
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while left > 0 {
            let wanted = min(left, buffer.count)
            let count = unsafe try buffer.withUnsafeMutableBytes {
                unsafe try next(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<wanted]))
            }
            guard count > 0 else { throw ArchiveReader.damaged }
            left -= count
        }
    }

    private func bytes(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let taken = unsafe try bytes.withUnsafeMutableBytes {
                unsafe try next(into: UnsafeMutableRawBufferPointer(rebasing: $0[done...]))
            }
            guard taken > 0 else { throw ArchiveReader.damaged }
            done += taken
        }
        return bytes
    }

    private func openChunk() throws {
        let count = opener.nextSealedCount
        sealed = try ArchiveReader.read(file, count, at: offset)
        offset += count
        let opener = opener
        do {
            let held = unsafe try sealed.withUnsafeBytes { sealed in
                unsafe try plain.withUnsafeMutableBytes { unsafe try opener.open(sealed, into: $0) }
            }
            ready = 0..<held
        } catch is VaultError {
            throw ArchiveReader.damaged
        }
    }

    private static func read(_ file: borrowing Descriptor, _ count: Int, at offset: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            var taken = 0
            var failure: SystemError?
            unsafe bytes.withUnsafeMutableBytes { buffer in
                do throws(SystemError) {
                    taken = try unsafe file.read(
                        into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]),
                        at: offset + done
                    )
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            guard taken > 0 else { throw damaged }
            done += taken
        }
        return bytes
    }
}
