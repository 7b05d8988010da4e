// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Blobs
package import Domain
internal import Records
internal import Text
internal import Vault

/// A file on its way in: sealed chunk by chunk, never whole in memory, never clear on disk.
package final class FileIntake {
    private let writer: BlobWriter
    private let key: SecretKey
    private let name: String
    private let contentType: String

    init(writer: BlobWriter, key: SecretKey, name: String, contentType: String) {
        self.writer = writer
        self.key = key
        self.name = name
        self.contentType = contentType
    }

    package func receive(_ chunk: UnsafeRawBufferPointer) throws { try unsafe writer.push(chunk) }

    /// Synced and in its place; the reference goes into the report.
    package func finish() throws -> FileReference {
        let stored = try writer.finish()
        return FileReference(
            blob: stored.id.bytes,
            key: key.copyBytes(),
            name: name,
            contentType: contentType,
            length: Int64(stored.length),
            digest: stored.plainDigest
        )
    }

    package func cancel() { writer.cancel() }
}

/// A sealed file opened for reading: what it is, and a stream of its content.
package struct OpenedFile {
    package let reference: FileReference
    package let reader: BlobReader
}

extension Operations {
    package func beginFile(name: String, contentType: String) throws -> FileIntake {
        let key = store.randomness.secretKey()
        return FileIntake(
            writer: try store.blobs.writer(key: key),
            key: key,
            name: Text.safeFileName(name),
            contentType: Operations.plainType(contentType)
        )
    }

    /// Carries a file that has already arrived through a form that must be shown again.
    package func keepToken(_ file: FileReference) -> String {
        Hex.text(
            Seal.seal(
                file.encoded,
                key: store.secrets.form,
                context: Operations.keptContext,
                randomness: store.randomness
            )
        )
    }

    package func keptFile(_ token: String) -> FileReference? {
        guard let bytes = Hex.bytes(token),
            let plain = try? Seal.open(bytes, key: store.secrets.form, context: Operations.keptContext)
        else { return nil }
        return try? FileReference(encoded: plain)
    }

    func open(_ file: FileReference) throws -> OpenedFile {
        OpenedFile(
            reference: file,
            reader: try store.blobs.reader(id: BlobID(file.blob), key: SecretKey(copying: file.key))
        )
    }

    private static let keptContext = Digest.of("amparo kept file", [])

    /// A media type as letters, digits and a slash, or "unknown".
    private static func plainType(_ type: String) -> String {
        let kept = type.lowercased().prefix { $0 != ";" }.filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || "/.+-".contains($0))
        }
        return kept.isEmpty || kept.count > 100 ? "application/octet-stream" : kept
    }
}
