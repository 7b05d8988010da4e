// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct SealingKeyPairTests {
    private let randomness = SeededRandomness(seed: 4)

    @Test(arguments: [0, 1, 400]) func `anybody seals and only the holder opens`(count: Int) throws {
        let pair = SealingKeyPair(seed: randomness.secretKey())
        let stranger = SealingKeyPair(seed: randomness.secretKey())
        let plain = randomness.bytes(count)
        let sealed = try SealingPublicKey(pair.publicKey.bytes).seal(plain)
        #expect(try pair.open(sealed) == plain)
        #expect(throws: VaultError.wrongKey) { try stranger.open(sealed) }
        for other in tampered(sealed) { #expect(throws: (any Error).self) { try pair.open(other) } }
    }

    @Test func `a key goes into a seal and comes out the same`() throws {
        let pair = SealingKeyPair(seed: randomness.secretKey())
        let key = randomness.secretKey()
        #expect(try pair.openKey(pair.publicKey.sealKey(key)).matches(key))
        #expect(throws: VaultError.malformed) { try pair.openKey(pair.publicKey.seal([1])) }
        #expect(throws: VaultError.damaged) { try pair.openKey([1]) }
        #expect(throws: VaultError.damaged) { try pair.open([UInt8](repeating: 0, count: 47)) }
    }

    @Test func `the same seed or the same secret makes the same pair`() {
        let seed = randomness.secretKey()
        let pair = SealingKeyPair(seed: seed)
        #expect(pair.publicKey == SealingKeyPair(seed: seed).publicKey)
        #expect(pair.publicKey == SealingKeyPair(secret: pair.secret).publicKey)
    }

    @Test func `a public key on which every secret agrees is refused`() {
        let one: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
        for bytes in [[UInt8](repeating: 0, count: 32), one, [], [UInt8](repeating: 9, count: 31)] {
            #expect(throws: VaultError.malformed) { try SealingPublicKey(bytes) }
        }
    }
}

@Suite struct SigningKeyPairTests {
    private static let vectors: [(seed: String, key: String, message: String, signature: String)] = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ]

    @Test func `signatures are those of RFC 8032`() throws {
        for vector in Self.vectors {
            let pair = SigningKeyPair(seed: try SecretKey(copying: hex(vector.seed)))
            #expect(pair.verifyKey.bytes == hex(vector.key))
            #expect(pair.sign(hex(vector.message)) == hex(vector.signature))
            let key = try VerifyKey(hex(vector.key))
            #expect(key.verifies(hex(vector.signature), hex(vector.message)))
        }
    }

    @Test func `an altered message, signature or signer is noticed`() throws {
        let pair = SigningKeyPair(seed: try countingKey())
        let message = Array("accepted on 3 May".utf8)
        let signature = pair.sign(message)
        for other in tampered(message) { #expect(!pair.verifyKey.verifies(signature, other)) }
        for other in tampered(signature) { #expect(!pair.verifyKey.verifies(other, message)) }
        let stranger = SigningKeyPair(seed: try countingKey(from: 1))
        #expect(!stranger.verifyKey.verifies(signature, message))
        #expect(!pair.verifyKey.verifies([], message))
        #expect(throws: VaultError.malformed) { try VerifyKey([1, 2, 3]) }
    }
}
