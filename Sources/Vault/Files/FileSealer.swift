// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// Seals a file while it arrives, 64 KiB at a time; belongs to one thread.
@safe package final class FileSealer {
    /// Takes sealed bytes in the order in which they are stored, after the header.
    package typealias Output = (UnsafeRawBufferPointer) throws -> Void

    package let header: [UInt8]
    package private(set) var length = 0

    private let state = StreamState()
    private let trailerKey: SecretKey
    private let randomness: any Randomness
    private let output: Output
    private let plain = UnsafeMutableRawBufferPointer.allocate(
        byteCount: SealedFile.chunkCount,
        alignment: 16
    )
    private var plainCount = 0
    private var sealed = [UInt8](repeating: 0, count: SealedFile.sealedChunkCount)

    package init(key: SecretKey, randomness: any Randomness, output: @escaping Output) {
        var stream = [UInt8](repeating: 0, count: SealedFile.streamHeaderCount)
        let pointer = unsafe state.pointer
        let status = unsafe SealedFile.streamKey(key).withOctets {
            unsafe crypto_secretstream_xchacha20poly1305_init_push(pointer, &stream, $0)
        }
        precondition(status == 0, "secretstream does not start")
        let start = [SealedFile.version] + stream
        header = start + SealedFile.check(key, start)
        trailerKey = SealedFile.trailerKey(key)
        self.randomness = randomness
        unsafe self.output = output
    }

    deinit {
        unsafe Sodium.wipe(plain)
        unsafe plain.deallocate()
    }

    package func push(_ bytes: UnsafeRawBufferPointer) throws {
        var taken = 0
        while taken < bytes.count {
            let count = min(bytes.count - taken, try room())
            let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[taken..<(taken + count)])
            unsafe UnsafeMutableRawBufferPointer(rebasing: plain[plainCount...]).copyMemory(from: part)
            plainCount += count
            taken += count
        }
        length += taken
    }

    package func push(_ bytes: [UInt8]) throws {
        unsafe try bytes.withUnsafeBytes { unsafe try push($0) }
    }

    /// Pads to the size class, marks the end and seals the true length; call it once, last.
    package func finish() throws {
        var padding = Padding.sizeClass(length) - length
        while padding > 0 {
            let part = min(padding, try room())
            unsafe Sodium.wipe(
                UnsafeMutableRawBufferPointer(rebasing: plain[plainCount..<(plainCount + part)])
            )
            plainCount += part
            padding -= part
        }
        try sealChunk(isLast: true)
        let trailer = Seal.seal(
            littleEndian(UInt64(length)),
            key: trailerKey,
            context: header,
            randomness: randomness
        )
        unsafe try trailer.withUnsafeBytes(output)
    }

    /// Free bytes in the chunk; a full one goes out only when more follows, since the last is marked.
    private func room() throws -> Int {
        if plainCount == SealedFile.chunkCount { try sealChunk(isLast: false) }
        return SealedFile.chunkCount - plainCount
    }

    private func sealChunk(isLast: Bool) throws {
        let tag =
            isLast
            ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
            : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
        let status = unsafe crypto_secretstream_xchacha20poly1305_push(
            state.pointer,
            &sealed,
            nil,
            UnsafeRawBufferPointer(plain).octets,
            UInt64(plainCount),
            nil,
            0,
            UInt8(tag)
        )
        precondition(status == 0, "a chunk can always be sealed")
        let count = plainCount + SealedFile.chunkOverhead
        plainCount = 0
        unsafe try sealed.withUnsafeBytes {
            unsafe try output(UnsafeRawBufferPointer(rebasing: $0[..<count]))
        }
    }
}
