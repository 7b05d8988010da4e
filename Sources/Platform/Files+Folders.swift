// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

extension Files {
    /// Makes the folder and those above it that are missing; an existing folder is left as it is.
    package static func makeDirectory(_ path: String, mode: UInt32 = 0o700) throws(SystemError) {
        if unsafe mkdir(path, mode) == 0 { return }
        if errno == ENOENT, folder(of: path) != path {
            try makeDirectory(folder(of: path), mode: mode)
            if unsafe mkdir(path, mode) == 0 { return }
        }
        let refusal = SystemError.last("mkdir")
        guard refusal.isExisting, isDirectory(path) else { throw refusal }
    }

    package static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Afterwards, names made or removed in the folder survive a power cut.
    package static func fsyncDirectory(_ path: String) throws(SystemError) {
        try Descriptor.opened(path, O_RDONLY | O_DIRECTORY, 0).sync()
    }

    /// The names in a folder, sorted, without `.` and `..`.
    package static func list(_ path: String) throws(SystemError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw .last("opendir") }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe String(cString: amparo_entry_name(entry))
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a folder and all in it; links are removed, not followed.
    package static func removeTree(_ path: String) throws(SystemError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw .last("lstat")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return try remove(path) }
        for name in try list(path) { try removeTree(path + "/" + name) }
        guard unsafe rmdir(path) == 0 else { throw .last("rmdir") }
    }

    /// What an ordinary user may still write on the disk that holds the path.
    package static func freeBytes(_ path: String) throws(SystemError) -> Int {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { throw .last("statvfs") }
        return Int(clamping: status.f_bavail &* status.f_frsize)
    }

    static func folder(of path: String) -> String {
        let trimmed = path.count > 1 && path.hasSuffix("/") ? path.dropLast() : path[...]
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
}
