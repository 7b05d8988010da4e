// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What both kinds of code are made of: random digits and their check digit.
enum CodeDigits {
    /// Every digit is equally likely: bytes of 250 and above are thrown away.
    static func make(_ count: Int, seed: SecretKey, label: StaticString) -> [UInt8] {
        var digits = [UInt8]()
        var block: UInt64 = 0
        while digits.count < count - 1 {
            let wanted = count - 1 - digits.count
            digits += seed.mac(label, littleEndian(block)).lazy.filter { $0 < 250 }.prefix(wanted).map {
                $0 % 10
            }
            block += 1
        }
        digits.append(Damm.check(digits))
        return digits
    }

    static func checked(_ digits: [UInt8], count: Int) throws(VaultError) -> [UInt8] {
        guard digits.count == count, digits.allSatisfy({ $0 < 10 }), Damm.check(digits) == 0 else {
            throw .malformed
        }
        return digits
    }

    static func grouped(_ digits: [UInt8], _ sizes: [Int]) -> String {
        var rest = digits[...]
        return sizes.map { size in
            defer { rest = rest.dropFirst(size) }
            return rest.prefix(size).map { String($0) }.joined()
        }.joined(separator: " ")
    }
}
