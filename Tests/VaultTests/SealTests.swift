// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct SealTests {
    private let randomness = SeededRandomness(seed: 3)
    private let context = Array("record 1".utf8)

    @Test(arguments: [0, 1, 255, 10_000]) func `what was sealed comes back`(count: Int) throws {
        let key = randomness.secretKey()
        let plain = randomness.bytes(count)
        let sealed = Seal.seal(plain, key: key, context: context, randomness: randomness)
        #expect(sealed.count == count + Seal.overhead)
        #expect(try Seal.open(sealed, key: key, context: context) == plain)
    }

    @Test func `sealed alike, the same message gives the same bytes, and nothing else does`() throws {
        let key = randomness.secretKey()
        let sealed = Seal.sealAlike([1, 2, 3], key: key, context: context)
        #expect(Seal.sealAlike([1, 2, 3], key: key, context: context) == sealed)
        #expect(try Seal.open(sealed, key: key, context: context) == [1, 2, 3])
        let others = [
            Seal.sealAlike([1, 2, 4], key: key, context: context),
            Seal.sealAlike([1, 2, 3], key: key, context: []),
            Seal.sealAlike([1, 2, 3], key: randomness.secretKey(), context: context),
        ]
        // The nonce comes first: none of them has that of another.
        #expect(Set((others + [sealed]).map { Array($0.prefix(24)) }).count == 4)
    }

    @Test func `an altered, cut or lengthened seal does not open`() {
        let key = randomness.secretKey()
        let sealed = Seal.seal(
            Array("gate 4, at dawn".utf8),
            key: key,
            context: context,
            randomness: randomness
        )
        for other in tampered(sealed) {
            #expect(throws: VaultError.wrongKey) { try Seal.open(other, key: key, context: context) }
        }
    }

    @Test func `another key or another context does not open it`() {
        let key = randomness.secretKey()
        let sealed = Seal.seal([1, 2, 3], key: key, context: context, randomness: randomness)
        #expect(throws: VaultError.wrongKey) {
            try Seal.open(sealed, key: randomness.secretKey(), context: context)
        }
        #expect(throws: VaultError.wrongKey) { try Seal.open(sealed, key: key, context: []) }
    }

    @Test(arguments: [0, 1, 24, 39]) func `what is too short to be a seal is damaged`(count: Int) {
        #expect(throws: VaultError.damaged) {
            try Seal.open([UInt8](repeating: 0, count: count), key: randomness.secretKey(), context: [])
        }
    }

    @Test func `the same message is never sealed to the same bytes`() {
        let key = randomness.secretKey()
        let seals = (0..<100).map { _ in Seal.seal([1], key: key, context: [], randomness: randomness) }
        #expect(Set(seals).count == 100)
    }

    @Test func `a key travels inside a seal, and only a key is taken for one`() throws {
        let key = randomness.secretKey()
        let inner = randomness.secretKey()
        let sealed = Seal.sealKey(inner, key: key, context: context, randomness: randomness)
        #expect(try Seal.openKey(sealed, key: key, context: context).matches(inner))
        #expect(throws: VaultError.wrongKey) { try Seal.openKey(sealed, key: inner, context: context) }
        #expect(throws: VaultError.damaged) { try Seal.openKey([], key: key, context: context) }
        let text = Seal.seal([1, 2, 3], key: key, context: context, randomness: randomness)
        #expect(throws: VaultError.malformed) { try Seal.openKey(text, key: key, context: context) }
    }
}
