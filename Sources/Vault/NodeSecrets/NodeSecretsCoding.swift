// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The bytes of the secrets file: mark, salt, count, keys in a fixed order, fingerprint.
struct NodeSecretsCoding {
    static let keyCount = 10
    static let saltCount = Argon2.saltCount
    private static let mark = Array("AMPNODE1".utf8)

    let installationSalt: [UInt8]
    let keys: [SecretKey]

    static func fresh(_ randomness: any Randomness) -> NodeSecretsCoding {
        NodeSecretsCoding(
            installationSalt: randomness.bytes(saltCount),
            keys: (0..<keyCount).map { _ in randomness.secretKey() }
        )
    }

    init(installationSalt: [UInt8], keys: [SecretKey]) {
        self.installationSalt = installationSalt
        self.keys = keys
    }

    init(decoding bytes: [UInt8]) throws(SecretFileError) {
        let bodyCount = Self.mark.count + Self.saltCount + 1 + Self.keyCount * SecretKey.byteCount
        guard bytes.count == bodyCount + Digest.byteCount, bytes.starts(with: Self.mark),
            Digest.equal(
                Array(bytes.suffix(Digest.byteCount)),
                Self.fingerprint(Array(bytes.prefix(bodyCount)))
            ),
            Int(bytes[Self.mark.count + Self.saltCount]) == Self.keyCount
        else { throw SecretFileError(.damaged, "decode") }
        installationSalt = Array(bytes.dropFirst(Self.mark.count).prefix(Self.saltCount))
        var keys = [SecretKey]()
        unsafe bytes.withUnsafeBytes { bytes in
            for number in 0..<Self.keyCount {
                let start = Self.mark.count + Self.saltCount + 1 + number * SecretKey.byteCount
                unsafe keys.append(
                    SecretKey(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + SecretKey.byteCount)]))
                )
            }
        }
        self.keys = keys
    }

    var encoded: [UInt8] {
        var bytes = Self.mark + installationSalt + [UInt8(keys.count)]
        bytes.reserveCapacity(bytes.count + keys.count * SecretKey.byteCount + Digest.byteCount)
        for key in keys {
            var copy = key.copyBytes()
            bytes += copy
            Sodium.wipe(&copy)
        }
        return bytes + Self.fingerprint(bytes)
    }

    private static func fingerprint(_ body: [UInt8]) -> [UInt8] {
        Digest.of("node secrets", [body])
    }
}
