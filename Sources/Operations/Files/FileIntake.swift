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
    private let hasRoom: () -> Bool
    private var sinceLookingAtDisk = 0

    init(
        writer: BlobWriter,
        key: SecretKey,
        name: String,
        contentType: String,
        hasRoom: @escaping () -> Bool
    ) {
        self.writer = writer
        self.key = key
        self.name = name
        self.contentType = contentType
        self.hasRoom = hasRoom
    }

    /// - Throws: `NoRoom` when the disk has filled up meanwhile.
    package func receive(_ chunk: UnsafeRawBufferPointer) throws {
        sinceLookingAtDisk += chunk.count
        if sinceLookingAtDisk > 4 << 20 {
            sinceLookingAtDisk = 0
            guard hasRoom() else { throw NoRoom() }
        }
        try FileIntake.finding { try unsafe writer.push(chunk) }
    }

    /// Synced and in its place; the reference goes into the report.
    package func finish() throws -> FileReference {
        let stored = try FileIntake.finding { try writer.finish() }
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

    /// A disk that fills up between two looks at it is as full as one that was full before.
    static func finding<R>(_ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch let error as BlobError where error.code == .full {
            throw NoRoom()
        }
    }
}

/// What is left of the disk is kept for words.
package struct NoRoom: Error, CustomStringConvertible {
    package var description: String { "no room for files" }
}

/// A file that has arrived and belongs to no report yet, and the day on which it came.
package struct KeptFile: Sendable {
    package let reference: FileReference
    let day: Int
}

/// The files that travel along in a form, and whether one that did is gone.
package struct KeptFiles: Sendable {
    package var files: [KeptFile] = []
    package var isOneGone = false
}

/// A sealed file opened for reading: what it is, and a stream of its content.
package struct OpenedFile {
    package let reference: FileReference
    package let reader: BlobReader
}

extension Operations {
    /// - Throws: `NoRoom` below the reserve of the disk.
    package func beginFile(name: String, contentType: String) throws -> FileIntake {
        guard hasRoom() else { throw NoRoom() }
        let key = store.randomness.secretKey()
        return FileIntake(
            writer: try FileIntake.finding { try store.blobs.writer(key: key) },
            key: key,
            name: Text.safeFileName(name),
            contentType: Operations.plainType(contentType),
            hasRoom: { [self] in hasRoom() }
        )
    }

    /// A disk that does not answer has room: the writing itself will tell.
    package func hasRoom() -> Bool {
        (try? store.blobs.freeBytes()).map { $0 > options.reservedBytes } ?? true
    }

    /// Forgets files of a form that was not taken, or was taken before; one that a record holds stays.
    package func discard(_ files: [FileReference]) { discard(blobs: files.map(\.blob)) }

    func discard(blobs: [[UInt8]]) {
        for blob in blobs {
            let isLoose = (try? store.read { try !$0.isKept(blob: blob) }) ?? false
            // What cannot be removed now goes with the abandoned ones.
            if isLoose, let id = try? BlobID(blob) { try? store.blobs.remove(id) }
        }
    }

    /// Forgets the copies of a form that was not taken after all: its files may come again with it.
    func forgetCopies(_ taken: TakenFiles) {
        discard(taken.files.compactMap(\.copy.file))
        discard(blobs: taken.sealedAnew)
    }

    package func keep(_ file: FileReference) -> KeptFile {
        KeptFile(reference: file, day: wall.now.day.number)
    }

    /// Carries a file that has already arrived through a form that must be shown again.
    package func keepToken(_ file: KeptFile) -> String {
        var writer = ByteWriter()
        writer.int(file.day)
        writer.value(file.reference)
        return Hex.text(
            Seal.seal(
                writer.bytes,
                key: store.secrets.form,
                context: Operations.keptContext,
                randomness: store.randomness
            )
        )
    }

    /// What the tokens of one form carry: each file once, however often the form names it.
    package func keptFiles(_ tokens: some Sequence<String>) -> KeptFiles {
        var seen: Set<[UInt8]> = []
        var kept = KeptFiles()
        for token in tokens {
            guard let file = keptFile(token) else {
                kept.isOneGone = true
                continue
            }
            if seen.insert(file.reference.blob).inserted { kept.files.append(file) }
        }
        return kept
    }

    /// Nil for a file that is gone, or so old that it may go: then it must be sent again.
    package func keptFile(_ token: String) -> KeptFile? {
        guard let bytes = Hex.bytes(token),
            let plain = try? Seal.open(bytes, key: store.secrets.form, context: Operations.keptContext)
        else { return nil }
        var reader = ByteReader(plain)
        do {
            let file = try keptFile(&reader)
            guard (0...Operations.daysKept).contains(wall.now.day.number - file.day),
                store.blobs.holds(try BlobID(file.reference.blob))
            else { return nil }
            return file
        } catch {
            return nil
        }
    }

    private func keptFile(_ reader: inout ByteReader) throws -> KeptFile {
        let day = try reader.int()
        return KeptFile(reference: try reader.value(), day: day)
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
