// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// Whole files and folders by path; everything here is synchronous and durable where it says so.
package enum Files {
    /// The whole file, refused (EFBIG) above the limit.
    package static func read(_ path: String, limit: Int = 1 << 30) throws(SystemError) -> [UInt8] {
        let file = try Descriptor.reading(path)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = try unsafe filled(&chunk) { buffer throws(SystemError) in
                try unsafe file.read(into: buffer)
            }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw SystemError(code: EFBIG, operation: "read") }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Under a temporary name, synced, renamed, the folder synced: the old file or the new one, never half of it.
    package static func writeDurably(
        _ path: String,
        _ bytes: [UInt8],
        mode: UInt32 = 0o600
    ) throws(SystemError) {
        let temporary = path + ".new-" + String(UInt64.random(in: .min ... .max), radix: 16)
        do throws(SystemError) {
            let file = try Descriptor.creating(temporary, mode: mode)
            try file.write(bytes)
            try file.sync()
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        try renameDurably(temporary, to: path)
    }

    /// Replaces what is there; afterwards the new name survives a power cut.
    package static func renameDurably(_ path: String, to target: String) throws(SystemError) {
        guard unsafe rename(path, target) == 0 else { throw .last("rename") }
        try fsyncDirectory(folder(of: target))
    }

    package static func remove(_ path: String) throws(SystemError) {
        guard unsafe unlink(path) == 0 else { throw .last("unlink") }
    }

    /// The path from the root of the file system, which means the same wherever a program is started.
    package static func wholePath(_ path: String) throws(SystemError) -> String {
        guard !path.hasPrefix("/") else { return path }
        guard let here = unsafe getcwd(nil, 0) else { throw .last("getcwd") }
        defer { unsafe free(here) }
        return unsafe String(cString: here) + "/" + path
    }

    package static func exists(_ path: String) -> Bool {
        var status = stat()
        // A disk that does not answer has not said that there is nothing.
        return unsafe lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR)
    }

    /// Whether starting it gives its owner's rights to whoever starts it.
    package static func givesRights(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & (S_ISUID | S_ISGID) != 0
    }

    /// Whether nobody may write to it, its owner included.
    package static func isReadOnly(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & 0o222 == 0
    }

    /// From here on its owner only reads it.
    package static func makeReadOnly(_ path: String) throws(SystemError) {
        guard unsafe chmod(path, 0o400) == 0 else { throw .last("chmod") }
    }

    package static func size(_ path: String) throws(SystemError) -> Int {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw .last("stat") }
        return status.st_size
    }

    /// Access and change times become 1970, so that a file's times tell nothing (Design 11 "Ids").
    package static func eraseTimes(_ path: String) throws(SystemError) {
        let epoch = [timespec(), timespec()]
        guard unsafe utimensat(AT_FDCWD, path, epoch, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw .last("utimensat")
        }
    }

    private static func filled(
        _ chunk: inout [UInt8],
        _ body: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    ) throws(SystemError) -> Int {
        var result: Result<Int, SystemError> = .success(0)
        unsafe chunk.withUnsafeMutableBytes { buffer in
            do throws(SystemError) {
                result = .success(try unsafe body(buffer))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }
}
