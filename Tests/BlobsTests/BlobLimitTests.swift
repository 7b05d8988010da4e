// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Glibc
import Testing
import Platform
import Vault

/// What concerns a whole process runs in one of its own.
@Suite struct BlobLimitTests {
    @Test func `64 MiB pass in and out in a few megabytes of memory`() async {
        await #expect(processExitsWith: .success) { try passLargeFile() }
    }

    @Test func `a full disk is said to be full and keeps nothing of the file`() async {
        await #expect(processExitsWith: .success) { try fillDisk() }
    }

    @Test(
        arguments: [
            (ENOSPC, .full), (EDQUOT, .full), (EFBIG, .full), (ENOENT, .missing), (EIO, .unavailable),
            (EACCES, .unavailable),
        ] as [(Int32, BlobError.Code)]
    )
    func `a refusal of the system says what the sender can be told`(errno: Int32, code: BlobError.Code) {
        #expect(BlobError(SystemError(code: errno, operation: "write")).code == code)
    }
}

private func passLargeFile() throws {
    let folder = try BlobFolder()
    let key = folder.randomness.secretKey()
    let piece = folder.randomness.bytes(100_000)
    _ = try folder.read(try folder.stored(piece, key).id, key)
    let before = peakMemoryKiB()
    let writer = try folder.store.writer(key: key)
    var digest = Digest.Stream("test")
    while writer.length < 64 << 20 {
        try writer.push(piece)
        digest.update(piece)
    }
    let blob = try writer.finish()
    let reader = try folder.store.reader(id: blob.id, key: key)
    var back = Digest.Stream("test")
    var room = [UInt8](repeating: 0, count: 65_536)
    var total = 0
    while true {
        let count = try unsafe room.withUnsafeMutableBytes { try unsafe reader.next(into: $0) }
        if count == 0 { break }
        unsafe room.withUnsafeBytes { unsafe back.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        total += count
    }
    let growth = peakMemoryKiB() - before
    precondition(total == blob.length && digest.finish() == back.finish())
    precondition(before > 0 && growth < 4096, "grew by \(growth) KiB")
}

/// A limit on the size of one file is the nearest thing to a full disk that a process can give itself.
private func fillDisk() throws {
    let folder = try BlobFolder()
    let key = folder.randomness.secretKey()
    _ = signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: 1 << 20, rlim_max: 1 << 20)
    let isLimited = unsafe setrlimit(__rlimit_resource_t(1), &limit) == 0
    precondition(isLimited)
    let writer = try folder.store.writer(key: key)
    var codes = [BlobError.Code]()
    for _ in 0..<40 {
        do throws(BlobError) {
            try writer.push(folder.randomness.bytes(65_536))
        } catch {
            codes.append(error.code)
        }
    }
    precondition(codes.count > 10 && codes.allSatisfy { $0 == .full })
    do throws(BlobError) {
        _ = try writer.finish()
        preconditionFailure("finished on a full disk")
    } catch {
        precondition(error.code == .full)
    }
    let left = try folder.files()
    precondition(left.isEmpty)
    let small = try folder.stored([1, 2, 3], key)
    let back = try folder.read(small.id, key)
    precondition(back == [1, 2, 3])
}
