// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Sizes and indices as the formats write them: ASCII digits without leading zeroes, "0" for nothing.
enum Decimal {
    /// Nil for any other form, and for what is larger than a tree can be.
    static func number(_ digits: some Collection<UInt8>, atMost limit: Int = MerkleTree.largestSize) -> Int? {
        guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
            let (sum, isOverAgain) = tens.addingReportingOverflow(Int(digit) - 48)
            guard !isOver, !isOverAgain, sum <= limit else { return nil }
            value = sum
        }
        return value
    }
}
