// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Small files for their owner only, written so that a power cut leaves the whole file or none.
package enum SecretFile {
    private static let mostBytes = 65_536

    /// Appears under its name complete and synced, or not at all; an existing file is never replaced.
    static func createExclusively(_ name: String, in folder: String, _ bytes: [UInt8]) throws(SecretFileError)
    {
        let temporary = "\(folder)/.\(name).\(getpid()).\(UInt64.random(in: 0...UInt64.max))"
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure("create") }
        defer { unsafe unlink(temporary) }
        try writeAndSync(bytes, to: file)
        guard unsafe link(temporary, "\(folder)/\(name)") == 0 else {
            throw errno == EEXIST ? SecretFileError(.alreadyThere, "create") : failure("link")
        }
        try syncFolder(folder)
    }

    static func read(_ name: String, in folder: String) throws(SecretFileError) -> [UInt8] {
        let file = unsafe open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw errno == ENOENT ? SecretFileError(.missing, "open") : failure("open") }
        defer { close(file) }
        var about = stat()
        guard unsafe fstat(file, &about) == 0 else { throw failure("stat") }
        guard about.st_mode & 0o077 == 0 else { throw SecretFileError(.readableByOthers, "open") }
        guard about.st_size <= mostBytes else { throw SecretFileError(.damaged, "read") }
        var bytes = [UInt8](repeating: 0, count: Int(about.st_size))
        var count = 0
        while count < bytes.count {
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw failure("read") }
            guard got > 0 else { throw SecretFileError(.damaged, "read") }
            count += got
        }
        return bytes
    }

    /// Overwrites before removing: on many disks that helps, on none does it harm.
    package static func remove(_ name: String, in folder: String) throws(SecretFileError) {
        let path = "\(folder)/\(name)"
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        if file >= 0 {
            var about = stat()
            let length = unsafe fstat(file, &about) == 0 ? min(Int(about.st_size), 1 << 20) : 0
            try? write([UInt8](repeating: 0, count: length), to: file)
            fsync(file)
            close(file)
        }
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure("remove") }
        try syncFolder(folder)
    }

    static func makeFolder(_ folder: String) throws(SecretFileError) {
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure("make folder") }
    }

    static func names(in folder: String) throws(SecretFileError) -> [String] {
        guard let listing = unsafe opendir(folder) else { throw failure("list") }
        defer { unsafe closedir(listing) }
        var names = [String]()
        while let entry = unsafe readdir(listing) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func syncFolder(_ folder: String) throws(SecretFileError) {
        let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw failure("open folder") }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("sync folder") }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(SecretFileError) {
        var count = 0
        while count < bytes.count {
            let put = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(file, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { throw failure("write") }
            count += put
        }
    }

    private static func writeAndSync(_ bytes: [UInt8], to file: Int32) throws(SecretFileError) {
        defer { close(file) }
        try write(bytes, to: file)
        guard fsync(file) == 0 else { throw failure("sync") }
    }

    private static func failure(_ operation: StaticString) -> SecretFileError {
        SecretFileError(.system(errno: errno), operation)
    }
}
