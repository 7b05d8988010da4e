// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Vault

/// What is known of a file once it is safely stored.
package struct StoredBlob: Equatable, Sendable {
    package let id: BlobID
    /// Of what the file says: keep it sealed.
    package let plainDigest: [UInt8]
    /// Of the stored bytes: goes into the ledger.
    package let cipherDigest: [UInt8]
    package let length: Int
}

/// Seals a file to disk while it arrives; belongs to one thread, and leaves nothing unless it finishes.
package final class BlobWriter {
    package let id: BlobID

    private let sealer: FileSealer
    private let file: IncomingFile
    private var plainDigest = BlobDigest.plain()
    private var failure: BlobError?

    init(id: BlobID, key: SecretKey, randomness: any Randomness, file: IncomingFile) throws(BlobError) {
        self.id = id
        self.file = file
        sealer = unsafe FileSealer(key: key, randomness: randomness) { unsafe try file.write($0) }
        let header = sealer.header
        try Self.mapped { unsafe try header.withUnsafeBytes { unsafe try file.write($0) } }
    }

    /// So far, without padding: for a limit that is checked while the file arrives.
    package var length: Int { sealer.length }

    package func push(_ bytes: UnsafeRawBufferPointer) throws(BlobError) {
        try unlessClosed {
            unsafe try sealer.push(bytes)
            unsafe plainDigest.update(bytes)
        }
    }

    package func push(_ bytes: [UInt8]) throws(BlobError) {
        try unlessClosed {
            unsafe try bytes.withUnsafeBytes { unsafe try push($0) }
        }
    }

    /// Returns when the file is on the disk under its name; call it once.
    package func finish() throws(BlobError) -> StoredBlob {
        var cipherDigest = [UInt8]()
        try unlessClosed {
            try sealer.finish()
            cipherDigest = try file.store()
        }
        failure = BlobError(.closed)
        return StoredBlob(
            id: id,
            plainDigest: plainDigest.finish(),
            cipherDigest: cipherDigest,
            length: sealer.length
        )
    }

    /// Nothing of it stays; after `finish` it does nothing.
    package func cancel() {
        file.discard()
        failure = failure ?? BlobError(.closed)
    }

    /// After a failure nothing more is written, and what was there is removed at once.
    private func unlessClosed(_ body: () throws -> Void) throws(BlobError) {
        if let failure { throw failure }
        do throws(BlobError) {
            try Self.mapped(body)
        } catch {
            failure = error
            file.discard()
            throw error
        }
    }

    private static func mapped(_ body: () throws -> Void) throws(BlobError) {
        do {
            try body()
        } catch {
            throw (error as? BlobError) ?? BlobError(.unavailable)
        }
    }
}
