// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// Where the system may write memory that it needs for something else.
package struct SwapSpace: Sendable {
    private let list: String
    private let blocks: String
    private let group: String
    private let groups: String

    /// They are other places only in tests.
    package init(
        list: String = "/proc/swaps",
        blocks: String = "/sys/dev/block",
        group: String = "/proc/self/cgroup",
        groups: String = "/sys/fs/cgroup"
    ) {
        self.list = list
        self.blocks = blocks
        self.group = group
        self.groups = groups
    }

    /// Whether any of it that is there for this process lies on a disk without being known to be encrypted.
    package var isOpen: Bool {
        guard !isForbidden, let bytes = try? Files.read(list, limit: 1 << 20) else { return false }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().contains { line in
            guard let name = line.split(whereSeparator: \.isWhitespace).first else { return false }
            return isOpen(String(name).replacing("\\040", with: " "))
        }
    }

    /// The service manager gives this process none (`MemorySwapMax=0`).
    private var isForbidden: Bool {
        guard let own = text(group), own.hasPrefix("0::") else { return false }
        return text(groups + own.dropFirst(3) + "/memory.swap.max") == "0"
    }

    private func isOpen(_ path: String) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return true }
        let device = status.st_mode & S_IFMT == S_IFBLK ? status.st_rdev : status.st_dev
        let number = "\(amparo_device_major(device)):\(amparo_device_minor(device))"
        return isOpen(block: "\(blocks)/\(number)", depth: 0)
    }

    /// A device that is encrypted itself, or stands on devices that all are; or compressed memory that is never written out.
    private func isOpen(block: String, depth: Int) -> Bool {
        if text(block + "/dm/uuid")?.hasPrefix("CRYPT-") == true { return false }
        if let behind = text(block + "/backing_dev") { return behind != "none" }
        let below = (try? Files.list(block + "/slaves")) ?? []
        guard depth < 8, !below.isEmpty else { return true }
        return below.contains { isOpen(block: "\(block)/slaves/\($0)", depth: depth + 1) }
    }

    private func text(_ path: String) -> String? {
        guard let bytes = try? Files.read(path, limit: 4096) else { return nil }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
