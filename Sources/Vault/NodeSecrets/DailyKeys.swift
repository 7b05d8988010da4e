// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A key for each day in a file of its own: when the file is gone, so is all that hung on it (Design 4).
final class DailyKeys: Sendable {
    private let folder: String
    private let randomness: any Randomness
    private let known = Mutex<[Int: SecretKey]>([:])

    init(in folder: String, randomness: any Randomness) throws(SecretFileError) {
        self.folder = folder
        self.randomness = randomness
        try SecretFile.makeFolder(folder)
        for name in try SecretFile.names(in: folder) where Self.day(name) == nil {
            try SecretFile.remove(name, in: folder)
        }
    }

    func key(_ day: Int, creating: Bool) throws(SecretFileError) -> SecretKey {
        try known.withLock { (known) throws(SecretFileError) in
            if let key = known[day] { return key }
            if creating { try createIfMissing(day) }
            let key = try read(day)
            known[day] = key
            return key
        }
    }

    func remove(before day: Int) throws(SecretFileError) {
        try known.withLock { (known) throws(SecretFileError) in
            known = known.filter { $0.key >= day }
            for name in try SecretFile.names(in: folder) {
                if let old = Self.day(name), old < day { try SecretFile.remove(name, in: folder) }
            }
        }
    }

    /// Two nodes may come at once: the file that got its name first is the key for both.
    private func createIfMissing(_ day: Int) throws(SecretFileError) {
        do throws(SecretFileError) {
            _ = try read(day)
        } catch  where error.code == .missing {
            var bytes = randomness.bytes(SecretKey.byteCount)
            defer { Sodium.wipe(&bytes) }
            do throws(SecretFileError) {
                try SecretFile.createExclusively(Self.name(day), in: folder, bytes)
            } catch  where error.code == .alreadyThere {}
        }
    }

    private func read(_ day: Int) throws(SecretFileError) -> SecretKey {
        var bytes = try SecretFile.read(Self.name(day), in: folder)
        defer { Sodium.wipe(&bytes) }
        guard let key = try? SecretKey(copying: bytes) else {
            throw SecretFileError(.damaged, "read daily key")
        }
        return key
    }

    private static func name(_ day: Int) -> String { "\(day).key" }

    private static func day(_ name: String) -> Int? {
        name.hasSuffix(".key") ? Int(name.dropLast(4)) : nil
    }
}
