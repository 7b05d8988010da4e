// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Platform

extension Descriptor {
    /// Opens without leaving the time of reading on the file, where the system allows that.
    static func readingQuietly(_ path: String) throws(SystemError) -> Descriptor {
        // O_NOATIME, which the Glibc module hides behind a feature macro; the same on x86-64 and arm64.
        let withoutAccessTime: Int32 = 0o1_000_000
        let number = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | withoutAccessTime)
        if number >= 0 { return Descriptor(owning: number) }
        return try Descriptor.reading(path)
    }
}
