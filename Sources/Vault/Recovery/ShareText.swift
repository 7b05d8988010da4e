// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A share as digits and back: 13 bits a group, each group with a check digit that knows its place.
enum ShareText {
    static let groupSize = 5
    static let checkGroups = 2
    private static let bitsInGroup = 13
    private static let headerGroups = 4
    private static let partGroups = 20
    private static let version: UInt64 = 1

    /// Version, needed, count and index of five bits each, and the set: 52 bits.
    private static func headerBits(_ share: RecoveryShare) -> UInt64 {
        [share.needed, share.count, share.index].reduce(version) { $0 << 5 | UInt64($1) } << 32
            | UInt64(share.set)
    }

    static func header(_ share: RecoveryShare) -> [UInt8] { littleEndian(headerBits(share)) }

    static func groups(_ share: RecoveryShare) -> [String] {
        var bytes = share.part.copyBytes()
        defer { Sodium.wipe(&bytes) }
        let header = headerBits(share)
        var values = (0..<headerGroups).map { group in
            Int(header >> UInt64(bitsInGroup * (headerGroups - 1 - group))) & 0x1FFF
        }
        values += (0..<partGroups).map { group in
            (0..<bitsInGroup).reduce(0) { $0 << 1 | bit(bytes, group * bitsInGroup + $1) }
        }
        values += check(values)
        return values.enumerated().map { text($0.element, group: $0.offset) }
    }

    static func read(_ text: String) throws(ShareSlip) -> RecoveryShare {
        guard let digits = Codes.digits(text) else { throw .notDigits }
        let whole = digits.count / groupSize
        var values: [Int] = []
        for group in 0..<min(whole, RecoveryShare.groupCount) {
            let five = digits[group * groupSize..<(group + 1) * groupSize]
            let value = five.dropLast().reduce(0) { $0 * 10 + Int($1) }
            guard value <= 0x1FFF, five.last == checkDigit(value, group: group) else {
                throw .group(group + 1)
            }
            values.append(value)
        }
        guard digits.count == RecoveryShare.groupCount * groupSize else {
            throw .wrongLength(digits.count)
        }
        guard check(Array(values.dropLast(checkGroups))) == Array(values.suffix(checkGroups)) else {
            throw .wrongCheck
        }
        return try share(values)
    }

    private static func share(_ values: [Int]) throws(ShareSlip) -> RecoveryShare {
        let header = values.prefix(headerGroups).reduce(UInt64(0)) {
            $0 << UInt64(bitsInGroup) | UInt64($1)
        }
        func five(_ shift: UInt64) -> Int { Int(header >> shift) & 0x1F }
        guard header >> 47 == version else { throw .newer }
        let (needed, count, index) = (five(42), five(37), five(32))
        guard needed >= 1, needed <= count, count <= RecoveryShare.mostHolders, (1...count).contains(index)
        else { throw .wrongCheck }
        var bytes = [UInt8](repeating: 0, count: SecretKey.byteCount)
        defer { Sodium.wipe(&bytes) }
        let part = values[headerGroups..<headerGroups + partGroups]
        for (group, value) in part.enumerated() {
            for place in 0..<bitsInGroup where value >> (bitsInGroup - 1 - place) & 1 == 1 {
                let bit = group * bitsInGroup + place
                // The four bits behind the last byte are nothing, and are written as such.
                guard bit / 8 < bytes.count else { throw .wrongCheck }
                bytes[bit / 8] |= 0x80 >> UInt8(bit % 8)
            }
        }
        guard let key = try? SecretKey(copying: bytes) else { throw .wrongCheck }
        return RecoveryShare(
            set: UInt32(truncatingIfNeeded: header),
            needed: needed,
            count: count,
            index: index,
            part: key
        )
    }

    private static func bit(_ bytes: [UInt8], _ place: Int) -> Int {
        place / 8 < bytes.count ? Int(bytes[place / 8] >> UInt8(7 - place % 8)) & 1 : 0
    }

    private static func check(_ values: [Int]) -> [Int] {
        let digest = Digest.of("amparo share text", values.map { littleEndian(UInt64($0)) })
        let bits = number(littleEndian: digest)
        return (0..<checkGroups).map { Int(bits >> UInt64(bitsInGroup * $0) & 0x1FFF) }
    }

    private static func text(_ value: Int, group: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: 4 - digits.count) + digits
            + String(checkDigit(value, group: group))
    }

    /// Over the group's number as well: neighbours in the wrong order are noticed where they stand.
    private static func checkDigit(_ value: Int, group: Int) -> UInt8 {
        let place = [UInt8(group / 10), UInt8(group % 10)]
        let digits = [value / 1000, value / 100 % 10, value / 10 % 10, value % 10].map { UInt8($0) }
        return Damm.check(place + digits)
    }
}
