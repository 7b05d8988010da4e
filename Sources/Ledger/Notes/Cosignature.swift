// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a witness signs, and how the time travels with the signature (C2SP tlog-cosignature, Ed25519).
enum Cosignature {
    static func message(_ unixSeconds: Int, _ text: [UInt8]) -> [UInt8] {
        Array("cosignature/v1\ntime \(unixSeconds)\n".utf8) + text
    }

    static func bytes(_ unixSeconds: Int, _ signature: [UInt8]) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: unixSeconds >> (56 - 8 * $0)) } + signature
    }

    /// Nil for a time above 2^63 - 1, or where there is no signature.
    static func parts(_ bytes: [UInt8]) -> (unixSeconds: Int, signature: [UInt8])? {
        guard bytes.count > 8 else { return nil }
        let seconds = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard seconds <= UInt64(Int.max) else { return nil }
        return (Int(seconds), Array(bytes.dropFirst(8)))
    }
}
