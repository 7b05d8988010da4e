// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CSodium

/// BLAKE2b with 32 bytes out; the personalisation keeps one use's results out of every other's.
struct Blake2b {
    private static let personalCount = Int(crypto_generichash_blake2b_PERSONALBYTES)

    private var state = amparo_blake2b()

    init(personal: StaticString, key: SecretKey? = nil) {
        Sodium.prepare()
        let name = personal.octets
        precondition(name.count <= Self.personalCount, "personalisation too long")
        let padded = name + [UInt8](repeating: 0, count: Self.personalCount - name.count)
        let status: Int32
        if let key {
            status = unsafe key.withOctets {
                unsafe amparo_blake2b_init(&state, $0, SecretKey.byteCount, padded)
            }
        } else {
            status = unsafe amparo_blake2b_init(&state, nil, 0, padded)
        }
        precondition(status == 0, "BLAKE2b does not start")
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        let status = unsafe amparo_blake2b_update(&state, bytes.octetsIfAny, bytes.count)
        precondition(status == 0, "a hash was continued after its end")
    }

    mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe update($0) }
    }

    /// Wipes the state; one more call is a programming error, and traps.
    mutating func finish(into out: UnsafeMutableRawBufferPointer) {
        precondition(out.count == 32, "a hash is 32 bytes")
        let status = unsafe amparo_blake2b_finish(&state, out.octets)
        precondition(status == 0, "a hash was finished twice")
    }

    mutating func finish() -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        unsafe out.withUnsafeMutableBytes { unsafe finish(into: $0) }
        return out
    }
}
