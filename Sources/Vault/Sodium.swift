// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// What every call into libsodium needs around it.
enum Sodium {
    private static let initialised = sodium_init()

    /// Chooses the fastest implementations; the library is safe to call from any thread afterwards.
    static func prepare() {
        precondition(initialised >= 0, "libsodium does not start on this machine")
    }

    static func wipe(_ bytes: UnsafeMutableRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        unsafe sodium_memzero(start, bytes.count)
    }

    static func wipe(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { unsafe wipe($0) }
    }
}

extension UnsafeRawBufferPointer {
    /// The same memory as libsodium's `unsigned char *`, where it takes nothing as well; nil when empty.
    var octetsIfAny: UnsafePointer<UInt8>? { unsafe baseAddress?.assumingMemoryBound(to: UInt8.self) }

    /// The same where there must be memory: callers know that it is not empty.
    var octets: UnsafePointer<UInt8> {
        // invariant: every caller has checked that there are bytes.
        guard let start = unsafe octetsIfAny else { preconditionFailure("libsodium was given no memory") }
        return unsafe start
    }
}

extension UnsafeMutableRawBufferPointer {
    var octetsIfAny: UnsafeMutablePointer<UInt8>? { unsafe baseAddress?.assumingMemoryBound(to: UInt8.self) }

    var octets: UnsafeMutablePointer<UInt8> {
        // invariant: every caller has checked that there are bytes.
        guard let start = unsafe octetsIfAny else { preconditionFailure("libsodium was given no memory") }
        return unsafe start
    }
}

extension StaticString {
    var octets: [UInt8] {
        withUTF8Buffer { unsafe [UInt8]($0) }
    }
}

/// Eight bytes, lowest first: how lengths and numbers enter a hash or a header.
func littleEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
}

/// The reverse of `littleEndian(_:)`, for the first eight bytes at most.
func number(littleEndian bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
}
