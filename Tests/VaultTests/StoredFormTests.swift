// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

/// What is on paper and on disks must open for ever; the expected values were computed by another program.
@Suite struct StoredFormTests {
    private let salt = [UInt8](repeating: 1, count: 16)

    @Test func `a seed makes the same two codes for ever`() throws {
        #expect(ReceiptNumber(seed: try countingKey()).grouped == "6626 8449 1855 1697 3706 7716")
        #expect(ShortCode(seed: try countingKey()).grouped == "995 038 3005")
    }

    @Test func `a receipt finds and opens the same thread for ever`() throws {
        let keys = try ReceiptKeys.derive(
            digits: ReceiptNumber(seed: try countingKey()).digits,
            salt: salt,
            pepper: try countingKey(),
            parameters: .minimum
        )
        #expect(keys.lookup == hex("c1561e98a75058d71ae4aa1b89af8d19"))
        #expect(
            keys.key.copyBytes() == hex("5371ed9f3a1f08f481fa8cc046d2dfb9d1e53a5dde31a1dd0025a642aeb9968a")
        )
    }

    @Test func `a passphrase opens the same secrets for ever`() throws {
        let key = try Passphrase.key(
            "seven quiet herons",
            salt: [UInt8](repeating: 7, count: 16),
            parameters: .minimum,
            pepper: try countingKey()
        )
        #expect(key.copyBytes() == hex("18b19f522444cc9f93a0b7e1e372bc49b4a386f1b4daff1f1d44322570e94c29"))
    }

    @Test func `a seal made by another program opens`() throws {
        let sealed = hex(
            "6465666768696a6b6c6d6e6f707172737475767778797a7b141695dc9090fe30670ce6bb03df13fb50f63fac80"
        )
        let plain = try Seal.open(sealed, key: try countingKey(), context: Array("context".utf8))
        #expect(plain == Array("hello".utf8))
    }
}
