// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// Opens a sealed file chunk by chunk, in order; belongs to one thread.
package final class FileOpener {
    /// The file's own length, without padding.
    package let length: Int

    private let state = StreamState()
    private var plainLeft: Int
    private var paddedLeft: Int

    /// Fails with `wrongKey` for another key, and with `damaged` for another file's trailer.
    package init(key: SecretKey, header: [UInt8], trailer: [UInt8]) throws(VaultError) {
        guard header.count == SealedFile.headerCount, trailer.count == SealedFile.trailerCount else {
            throw .damaged
        }
        guard header[0] == SealedFile.version else { throw .malformed }
        let start = Array(header.prefix(1 + SealedFile.streamHeaderCount))
        guard Digest.equal(SealedFile.check(key, start), Array(header.suffix(SealedFile.checkCount))) else {
            throw .wrongKey
        }
        guard let plain = try? Seal.open(trailer, key: SealedFile.trailerKey(key), context: header),
            let length = Int(exactly: number(littleEndian: plain)), length <= 1 << 50
        else { throw .damaged }
        let pointer = unsafe state.pointer
        let status = unsafe SealedFile.streamKey(key).withOctets {
            unsafe crypto_secretstream_xchacha20poly1305_init_pull(pointer, Array(start.dropFirst()), $0)
        }
        guard status == 0 else { throw .damaged }
        self.length = length
        plainLeft = length
        paddedLeft = Padding.sizeClass(length)
    }

    /// How many stored bytes the next call of `open` wants; 0 after the last chunk.
    package var nextSealedCount: Int {
        paddedLeft == 0 ? 0 : min(paddedLeft, SealedFile.chunkCount) + SealedFile.chunkOverhead
    }

    /// Opens one whole chunk into at least 64 KiB, and says how many bytes of the file it held.
    package func open(
        _ sealed: UnsafeRawBufferPointer,
        into plain: UnsafeMutableRawBufferPointer
    ) throws(VaultError) -> Int {
        let count = min(paddedLeft, SealedFile.chunkCount)
        precondition(plain.count >= count, "a chunk needs 64 KiB of room")
        guard count > 0, sealed.count == nextSealedCount else {
            throw .damaged
        }
        var tag: UInt8 = 0
        let status = unsafe crypto_secretstream_xchacha20poly1305_pull(
            state.pointer,
            plain.octets,
            nil,
            &tag,
            sealed.octets,
            UInt64(sealed.count),
            nil,
            0
        )
        let isLast = count == paddedLeft
        guard status == 0, (tag == UInt8(crypto_secretstream_xchacha20poly1305_TAG_FINAL)) == isLast else {
            unsafe Sodium.wipe(plain)
            throw .damaged
        }
        paddedLeft -= count
        let held = min(plainLeft, count)
        plainLeft -= held
        return held
    }
}
