// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Seal {
    /// As `seal`, and the same message gives the same bytes: for addresses that should stay the same.
    ///
    /// The nonce is a MAC of context and message, so it comes again for the same message only; who compares two
    /// seals learns whether they are equal.
    package static func sealAlike(_ plain: [UInt8], key: SecretKey, context: [UInt8]) -> [UInt8] {
        let nonce = key.mac("amparo alike nonce", Digest.of("amparo alike", [context, plain]))
        return seal(plain, key: key, context: context, randomness: Repeated(bytes: nonce))
    }
}

/// Gives the same bytes each time; 32 at most.
private struct Repeated: Randomness {
    let bytes: [UInt8]

    func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        precondition(buffer.count <= bytes.count)
        for index in buffer.indices { unsafe buffer[index] = bytes[index] }
    }
}
