// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension SecretKey {
    /// Another key, one way: BLAKE2b-256 under this key, its own personalisation, over label, 0, info.
    package func derive(_ label: StaticString, _ info: [UInt8] = []) -> SecretKey {
        var hash = Blake2b(personal: "amparo.derive", key: self)
        hash.update(label.octets + [0])
        hash.update(info)
        return unsafe SecretKey(filling: { unsafe hash.finish(into: $0) })
    }

    /// As `derive(_:_:)` with another key as the information, which never leaves locked memory.
    package func derive(_ label: StaticString, mixing other: SecretKey) -> SecretKey {
        var hash = Blake2b(personal: "amparo.mix", key: self)
        hash.update(label.octets + [0])
        unsafe other.withBytes { unsafe hash.update($0) }
        return unsafe SecretKey(filling: { unsafe hash.finish(into: $0) })
    }

    /// 32 bytes that only a holder of this key can make; never equal to a derived key of the same label.
    package func mac(_ label: StaticString, _ message: [UInt8]) -> [UInt8] {
        var hash = Blake2b(personal: "amparo.mac", key: self)
        hash.update(label.octets + [0])
        hash.update(message)
        return hash.finish()
    }

    /// Either half alone says nothing about the result (Design 4, identities in two halves).
    package static func xor(_ a: SecretKey, _ b: SecretKey) -> SecretKey {
        unsafe a.withBytes { a in
            unsafe b.withBytes { b in
                unsafe SecretKey(filling: { out in
                    for index in out.indices { unsafe out[index] = unsafe a[index] ^ b[index] }
                })
            }
        }
    }
}
