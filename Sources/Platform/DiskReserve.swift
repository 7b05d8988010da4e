// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file of nothing that holds room on a disk, to be given back when whatever else has filled it (Design 7).
///
/// A threshold only holds off what this program writes; logs, backups and neighbours do not ask it.
package final class DiskReserve: Sendable {
    package static let standardBytes = 64 << 20
    /// With less than this a small record and its place in the log may still not fit.
    private static let littleBytes = 1 << 20

    private let path: String
    private let bytes: Int
    private let turn = Monitor(())

    package init(_ path: String, bytes: Int = DiskReserve.standardBytes) {
        self.path = path
        self.bytes = bytes
    }

    package var isWhole: Bool { size >= bytes }

    /// Gives the room back; true when there is room now, whoever made it.
    package func release() -> Bool {
        turn.change { _ in
            if size > 0, unsafe truncate(path, 0) == 0 { return true }
            return (try? Files.freeBytes(Files.folder(of: path))).map { $0 > Self.littleBytes } ?? false
        }
    }

    /// Takes the room again where so much stays free besides.
    package func refill(leaving spare: Int) throws(SystemError) {
        try turn.change { _ throws(SystemError) in
            guard !isWhole, try Files.freeBytes(Files.folder(of: path)) > spare + bytes else { return }
            let file = try Descriptor.opened(path, O_RDWR | O_CREAT, 0o600)
            do throws(SystemError) {
                try file.allocate(bytes)
                try file.sync()
            } catch {
                // Half a reserve would be taken for none, and the room be missed by everybody.
                unsafe truncate(path, 0)
                throw error
            }
        }
    }

    private var size: Int { (try? Files.size(path)) ?? 0 }
}
