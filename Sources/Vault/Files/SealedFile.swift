// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// The form of a sealed file: header, chunks of one size (the last may be shorter), trailer with the true length.
package enum SealedFile {
    package static let chunkCount = 65_536
    package static let sealedChunkCount = chunkCount + chunkOverhead
    package static let headerCount = 1 + streamHeaderCount + checkCount
    package static let trailerCount = Seal.overhead + 8

    static let version: UInt8 = 1
    static let chunkOverhead = Int(crypto_secretstream_xchacha20poly1305_ABYTES)
    static let streamHeaderCount = Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    /// Says "wrong key" before anything is opened, so that a later failure can say "damaged".
    static let checkCount = 16

    /// The bytes on disk for a file of this length: they depend on its size class and on nothing else.
    package static func storedCount(_ length: Int) -> Int {
        headerCount + sealedBodyCount(length) + trailerCount
    }

    static func sealedBodyCount(_ length: Int) -> Int {
        let padded = Padding.sizeClass(length)
        return padded + (padded + chunkCount - 1) / chunkCount * chunkOverhead
    }

    static func streamKey(_ key: SecretKey) -> SecretKey { key.derive("file stream") }
    static func trailerKey(_ key: SecretKey) -> SecretKey { key.derive("file trailer") }

    static func check(_ key: SecretKey, _ start: [UInt8]) -> [UInt8] {
        Array(key.mac("file header", start).prefix(checkCount))
    }
}

/// Secretstream's state, which holds a key, in locked memory of its own.
@safe struct StreamState: ~Copyable {
    let pointer: UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state>

    init() {
        Sodium.prepare()
        let size = MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size
        guard let memory = unsafe sodium_allocarray(1, (size + 15) / 16 * 16) else {
            // invariant: without memory for keys nothing may go on, and nothing acknowledged is lost by stopping.
            preconditionFailure("no memory left for keys")
        }
        unsafe pointer = memory.assumingMemoryBound(to: crypto_secretstream_xchacha20poly1305_state.self)
    }

    deinit {
        unsafe sodium_free(pointer)
    }
}
