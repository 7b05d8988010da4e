// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform
internal import Vault

/// Writes one sealed file: a mark, a random key sealed to the backup key, then everything in chunks under that key.
final class ArchiveWriter {
    static let mark = Array("AMPBAK1\n".utf8)

    private let path: String
    private let partial: String
    private let file: OutputFile
    private let sealer: FileSealer
    private var digest = Digest.Stream("amparo backup")
    private var rows = 0
    private var blobs = 0
    private var isFinished = false

    /// - Throws: `CommandError` when the file exists: a backup never takes the place of another.
    init(_ path: String, sealedTo seal: SealingPublicKey, randomness: any Randomness) throws {
        guard !Files.exists(path) else {
            throw CommandError.failure("\(path) exists; a backup never takes the place of another file")
        }
        self.path = path
        partial = path + ".partial"
        try ArchiveWriter.removeInterrupted(partial)
        let file = try OutputFile(partial)
        self.file = file
        let key = randomness.secretKey()
        sealer = unsafe FileSealer(key: key, randomness: randomness) { unsafe try file.write($0) }
        try file.write(ArchiveWriter.mark + seal.seal(key.copyBytes()) + sealer.header)
    }

    /// What an interrupted backup left under that name goes; anything else there is somebody's.
    private static func removeInterrupted(_ path: String) throws {
        guard Files.exists(path) else { return }
        var start = [UInt8](repeating: 0, count: mark.count)
        let count = unsafe try start.withUnsafeMutableBytes { buffer in
            unsafe try Descriptor.reading(path).read(into: buffer)
        }
        guard mark.starts(with: start[..<count]) else {
            throw CommandError.failure("\(path) is no backup that was interrupted; move it away first")
        }
        try Files.remove(path)
    }

    deinit {
        if !isFinished { try? Files.remove(partial) }
    }

    func add(_ piece: ArchivePiece) throws {
        if case .row = piece { rows += 1 }
        if case .blob = piece { blobs += 1 }
        let bytes = piece.encoded
        var length = ByteWriter()
        length.fixed32(UInt32(bytes.count))
        try push(length.bytes + bytes)
    }

    /// A blob's bytes, as they are stored.
    func push(_ bytes: UnsafeRawBufferPointer) throws {
        unsafe digest.update(bytes)
        unsafe try sealer.push(bytes)
    }

    /// The file appears under its name complete and synced, or not at all.
    func finish() throws {
        // A copy is finished: the last piece itself still goes through the running one.
        var all = digest
        try add(.end(rows: rows, blobs: blobs, digest: all.finish()))
        try sealer.finish()
        try file.sync()
        try Files.renameDurably(partial, to: path)
        isFinished = true
    }

    private func push(_ bytes: [UInt8]) throws {
        unsafe try bytes.withUnsafeBytes { unsafe try push($0) }
    }
}

/// A file being written, for closures that outlive a borrow.
final class OutputFile {
    private let descriptor: Descriptor

    init(_ path: String) throws(SystemError) { descriptor = try Descriptor.creating(path) }

    func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) { try unsafe descriptor.write(bytes) }
    func write(_ bytes: [UInt8]) throws(SystemError) { try descriptor.write(bytes) }
    func sync() throws(SystemError) { try descriptor.sync() }
}
