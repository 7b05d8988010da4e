// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct CodeTests {
    private static func seeds(_ count: Int) -> [SecretKey] {
        let randomness = SeededRandomness(seed: 5)
        return (0..<count).map { _ in randomness.secretKey() }
    }

    private static func text(_ digits: [UInt8]) -> String { digits.map { String($0) }.joined() }

    @Test func `every wrong digit and every swap of neighbours is caught`() {
        for seed in Self.seeds(100) {
            for digits in [ReceiptNumber(seed: seed).digits, ShortCode(seed: seed).digits] {
                for index in digits.indices {
                    var slip = digits
                    for digit in UInt8(0)...9 where digit != digits[index] {
                        slip[index] = digit
                        #expect(Codes.parse(Self.text(slip)) == .wrongCheckDigit(digits.count))
                    }
                    slip = digits
                    guard index > 0, slip[index] != slip[index - 1] else { continue }
                    slip.swapAt(index, index - 1)
                    #expect(Codes.parse(Self.text(slip)) == .wrongCheckDigit(digits.count))
                }
            }
        }
    }

    @Test func `what is shown can be typed back`() {
        for seed in Self.seeds(200) {
            let receipt = ReceiptNumber(seed: seed)
            let short = ShortCode(seed: seed)
            #expect(Codes.parse(receipt.grouped) == .receipt(receipt))
            #expect(Codes.parse(short.grouped) == .short(short))
            #expect(receipt.grouped.split(separator: " ").map(\.count) == [4, 4, 4, 4, 4, 4])
            #expect(short.grouped.split(separator: " ").map(\.count) == [3, 3, 4])
        }
    }

    @Test(
        arguments: [
            "572", "5 7 2 ", "5-7-2", "5.7.2", "(57)2", "\u{200F}5\u{200E}72\u{202C}",
            "5\u{00A0}7\u{2009}2\r\n",
            "5_7/2", "5,7،2", "5\u{2013}7\u{2212}2", "٥٧٢", "۵۷۲", "५७२", "５７２", "5٧२", "5\u{FE0F}\u{20E3}72",
        ])
    func `a code is read in any grouping and any script's digits`(pieces: String) throws {
        // 572 is a number with its Damm digit 4; zeros in front leave the check as it is.
        let short = try ShortCode(digits: [0, 0, 0, 0, 0, 0, 5, 7, 2, 4])
        #expect(Codes.parse("000 000 \(pieces)4") == .short(short))
    }

    @Test(arguments: ["12345678a0", "one", "O123456789", "123456789½", "Ⅻ", "٫a", "🙂", "<b>1</b>", "一二三"])
    func `letters and symbols are said to be no digits`(text: String) {
        #expect(Codes.parse(text) == .notDigits)
    }

    @Test(arguments: [("", 0), ("   ", 0), ("1", 1), ("123456789", 9), ("12345678901", 11), ("1234 5678", 8)])
    func `a wrong number of digits is counted for the reader`(text: String, count: Int) {
        #expect(Codes.parse(text) == .wrongLength(count))
    }

    @Test func `a very long text is not read to its end`() {
        #expect(Codes.parse(String(repeating: "1", count: 1_000_000)) == .wrongLength(1024))
        #expect(Codes.parse(String(repeating: " ", count: 1_000_000) + "0000005724") == .wrongLength(0))
    }

    @Test func `digits are evenly spread and codes do not repeat`() {
        let receipts = Self.seeds(2000).map { ReceiptNumber(seed: $0) }
        #expect(Set(receipts).count == receipts.count)
        var counts = [Int](repeating: 0, count: 10)
        for digit in receipts.flatMap({ $0.digits.prefix(23) }) { counts[Int(digit)] += 1 }
        // 4600 of each are expected; 300 is more than four standard deviations.
        #expect(counts.allSatisfy { abs($0 - 4600) < 300 })
    }

    @Test func `short code and receipt of one report do not give each other away`() {
        for seed in Self.seeds(50) {
            #expect(
                !Self.text(ReceiptNumber(seed: seed).digits).contains(Self.text(ShortCode(seed: seed).digits))
            )
        }
    }

    @Test func `digits that are no code are refused`() {
        let bad: [[UInt8]] = [[], [0], [0, 0, 0, 0, 0, 0, 5, 7, 2, 5], [0, 0, 0, 0, 0, 0, 5, 7, 2, 10]]
        for digits in bad {
            #expect(throws: VaultError.malformed) { try ShortCode(digits: digits) }
            #expect(throws: VaultError.malformed) { try ReceiptNumber(digits: digits) }
        }
    }
}

@Suite struct ReceiptKeysTests {
    @Test func `the same digits open the same thread, and any other input another`() throws {
        let digits = ReceiptNumber(seed: try countingKey()).digits
        let salt = [UInt8](repeating: 1, count: 16)
        func keys(_ digits: [UInt8], _ salt: [UInt8], _ pepper: UInt8) throws -> ReceiptKeys {
            try ReceiptKeys.derive(
                digits: digits,
                salt: salt,
                pepper: try countingKey(from: pepper),
                parameters: .minimum
            )
        }
        let right = try keys(digits, salt, 0)
        let again = try keys(digits, salt, 0)
        #expect(right.lookup == again.lookup && right.lookup.count == 16)
        #expect(right.key.matches(again.key))
        #expect(right.signing.verifyKey == again.signing.verifyKey)
        let others = [
            try keys(digits.reversed(), salt, 0), try keys(digits, [UInt8](repeating: 2, count: 16), 0),
            try keys(digits, salt, 1),
        ]
        for other in others {
            #expect(other.lookup != right.lookup)
            #expect(!other.key.matches(right.key))
            #expect(other.signing.verifyKey != right.signing.verifyKey)
        }
    }

    @Test func `the place where a row lies says nothing about its key`() throws {
        let keys = try ReceiptKeys.derive(
            digits: [1],
            salt: [UInt8](repeating: 1, count: 16),
            pepper: try countingKey(),
            parameters: .minimum
        )
        #expect(!keys.key.copyBytes().starts(with: keys.lookup))
    }
}
