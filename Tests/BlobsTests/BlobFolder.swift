// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import FoundationEssentials
import Vault

/// A store in a folder of its own for one test, removed with everything in it.
final class BlobFolder {
    let path: String
    let store: BlobStore
    let randomness = SeededRandomness(seed: 8)

    init() throws {
        path =
            FileManager.default.temporaryDirectory.path(percentEncoded: false) + "/blobs-\(UUID().uuidString)"
        store = try BlobStore(folder: path, randomness: SystemRandomness())
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func stored(_ plain: [UInt8], _ key: SecretKey, piece: Int = 10_000) throws -> StoredBlob {
        let writer = try store.writer(key: key)
        for start in stride(from: 0, to: plain.count, by: piece) {
            try writer.push(Array(plain[start..<min(plain.count, start + piece)]))
        }
        return try writer.finish()
    }

    func read(_ id: BlobID, _ key: SecretKey, piece: Int = 50_000) throws -> [UInt8] {
        let reader = try store.reader(id: id, key: key)
        var plain = [UInt8]()
        var room = [UInt8](repeating: 0, count: piece)
        while true {
            let count = try unsafe room.withUnsafeMutableBytes { try unsafe reader.next(into: $0) }
            if count == 0 { break }
            plain += room[..<count]
        }
        return plain
    }

    /// Every file anywhere in the folder.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\($0)")
            return attributes[.type] as? FileAttributeType == .typeRegular
        }
    }

    func bytes(_ id: BlobID) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: store.path(id))))
    }

    func overwrite(_ id: BlobID, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: store.path(id)))
    }
}

/// The most memory that this process ever had in use, in KiB, as the kernel counts it.
func peakMemoryKiB() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? -1
}
