// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// An open file, closed when it goes out of scope and never inherited by a child process.
package struct Descriptor: ~Copyable, Sendable {
    package let number: Int32

    package init(owning number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    package static func reading(_ path: String) throws(SystemError) -> Descriptor {
        try opened(path, O_RDONLY, 0)
    }

    /// A new file; refused when one of that name exists.
    package static func creating(_ path: String, mode: UInt32 = 0o600) throws(SystemError) -> Descriptor {
        try opened(path, O_RDWR | O_CREAT | O_EXCL, mode)
    }

    /// A file in memory that holds the bytes, to be read from its beginning.
    package static func inMemory(_ bytes: [UInt8] = []) throws(SystemError) -> Descriptor {
        let file = Descriptor(owning: Int32(try retried("memfd_create") { Int(amparo_memory_file()) }))
        try file.write(bytes)
        try file.rewind()
        return file
    }

    /// Room on the disk for so many bytes, whether or not anything is ever written there.
    borrowing func allocate(_ bytes: Int) throws(SystemError) {
        var refusal: Int32
        repeat { refusal = posix_fallocate(number, 0, bytes) } while refusal == EINTR
        guard refusal == 0 else { throw SystemError(code: refusal, operation: "posix_fallocate") }
    }

    package borrowing func rewind() throws(SystemError) {
        guard lseek(number, 0, SEEK_SET) == 0 else { throw .last("lseek") }
    }

    static func opened(_ path: String, _ flags: Int32, _ mode: UInt32) throws(SystemError) -> Descriptor {
        let number = try retried("open") { Int(unsafe open(path, flags | O_CLOEXEC, mode)) }
        return Descriptor(owning: Int32(number))
    }

    /// 0 means the end.
    package borrowing func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        let number = number
        return try retried("read") { unsafe Glibc.read(number, buffer.baseAddress, buffer.count) }
    }

    /// 0 means that the file ends before the offset.
    package borrowing func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) throws(SystemError) -> Int {
        let number = number
        return try retried("pread") { unsafe pread(number, buffer.baseAddress, buffer.count, offset) }
    }

    /// Writes all of it or throws.
    package borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        let number = number
        var done = 0
        while done < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            done += try retried("write") { unsafe Glibc.write(number, rest.baseAddress, rest.count) }
        }
    }

    package borrowing func write(_ bytes: [UInt8]) throws(SystemError) {
        var failure: SystemError?
        unsafe bytes.withUnsafeBytes { buffer in
            do throws(SystemError) {
                try unsafe write(buffer)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Returns when the bytes and the length are on the disk.
    package borrowing func sync() throws(SystemError) {
        let number = number
        _ = try retried("fsync") { Int(fsync(number)) }
    }

    package borrowing func size() throws(SystemError) -> Int {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw .last("fstat") }
        return status.st_size
    }
}
