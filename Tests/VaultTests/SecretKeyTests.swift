// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct SecretKeyTests {
    struct Holder {
        let key: SecretKey
        let receipt: ReceiptNumber
        let code: ShortCode
    }

    @Test func `a derived key and a MAC are the BLAKE2b that another implementation computes`() throws {
        let key = try countingKey()
        let info = Array("info".utf8)
        #expect(
            key.derive("label", info).copyBytes()
                == hex("b76065a6cb337b20bca650bed6cd27682ef0b8f2271554847221f858100bf833")
        )
        #expect(
            key.mac("label", info)
                == hex("e7a4e1096fac9eff67c5b926d98119a5e2c440b17702bbbd65906e454e62e2a9")
        )
        #expect(
            key.derive("label", mixing: try countingKey(from: 32)).copyBytes()
                == hex("8db76040daeeca9d0da307103303a01f2d79f8e97e580c177bf7ee770a7e5e8a")
        )
    }

    @Test func `label and information cannot be shifted into each other`() throws {
        let key = try countingKey()
        #expect(!key.derive("ab", Array("c".utf8)).matches(key.derive("a", Array("bc".utf8))))
        #expect(!key.derive("a").matches(key.derive("b")))
        #expect(key.derive("a").matches(key.derive("a")))
    }

    @Test func `two halves give the whole back and neither half is the whole`() throws {
        let whole = SystemRandomness().secretKey()
        let half = SystemRandomness().secretKey()
        let other = SecretKey.xor(whole, half)
        #expect(SecretKey.xor(half, other).matches(whole))
        #expect(!half.matches(whole))
        #expect(!other.matches(whole))
    }

    @Test(arguments: [0, 31, 33, 64]) func `a key is 32 bytes and nothing else`(count: Int) {
        #expect(throws: VaultError.malformed) {
            try SecretKey(copying: [UInt8](repeating: 1, count: count))
        }
    }

    @Test func `no way of printing shows a key or a code`() throws {
        let key = try countingKey()
        let holder = Holder(key: key, receipt: ReceiptNumber(seed: key), code: ShortCode(seed: key))
        var dumped = ""
        dump(holder, to: &dumped)
        for printed in ["\(holder)", String(reflecting: holder), dumped, "\(key)", String(reflecting: key)] {
            #expect(printed.contains("redacted"))
            // `dump` numbers the objects that it prints.
            #expect(!printed.replacing("#0", with: "").contains { $0.isNumber })
        }
        #expect("\(key)" == "SecretKey(redacted)")
    }

    @Test func `a key that nobody holds any more is wiped`() async {
        // In a process of its own, so that no other test takes the slot in between.
        await #expect(processExitsWith: .success) { expectWipedAfterUse() }
    }

    @Test func `ten thousand keys at once stay apart`() {
        let randomness = SeededRandomness(seed: 7)
        let keys = (0..<10_000).map { _ in randomness.secretKey() }
        #expect(Set(keys.map { $0.copyBytes() }).count == 10_000)
        let again = SeededRandomness(seed: 7)
        #expect(keys.allSatisfy { $0.copyBytes() == again.bytes(32) })
    }
}

private func expectWipedAfterUse() {
    let address: UInt = {
        let key = SystemRandomness().secretKey()
        return unsafe key.withBytes { UInt(bitPattern: $0.baseAddress) }
    }()
    let memory = unsafe UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: 32)
    let isWiped = unsafe memory.allSatisfy { $0 == 0 }
    precondition(isWiped)
}
