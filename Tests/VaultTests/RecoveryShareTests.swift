// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct RecoveryShareTests {
    private static let randomness = SeededRandomness(seed: 41)

    private func cut(_ needed: Int, of count: Int, set: UInt32 = 7) -> (SecretKey, [UInt8], [RecoveryShare]) {
        let secret = Self.randomness.secretKey()
        let shares = SecretSharing.split(secret, set: set, needed: needed, count: count)
        return (secret, SealingKeyPair(seed: secret).publicKey.bytes, shares)
    }

    private static func subsets(_ count: Int) -> [[Int]] {
        (0..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
    }

    private static func failure(_ body: () throws -> SecretKey) -> SecretSharing.Failure? {
        do {
            _ = try body()
            return nil
        } catch {
            return error as? SecretSharing.Failure
        }
    }

    @Test func `any shares that are enough give the key, and any that are too few give none`() throws {
        for count in 1...6 {
            for needed in 1...count {
                let (secret, publicKey, shares) = cut(needed, of: count)
                for chosen in Self.subsets(count) {
                    let some = chosen.map { shares[$0] }
                    if some.count >= needed {
                        #expect(try SecretSharing.join(some, publicKey: publicKey).matches(secret))
                    } else {
                        #expect(
                            Self.failure { try SecretSharing.join(some, publicKey: publicKey) } == .tooFew
                        )
                    }
                }
            }
        }
    }

    /// The groups of a share with its number of needed ones changed, and everything that checks it made anew.
    private static func claiming(_ needed: Int, _ share: RecoveryShare) throws -> RecoveryShare {
        var values = share.groups.prefix(24).map { Int($0.prefix(4)) ?? 0 }
        // Five bits behind the version's, of which the first four groups have fifty-two.
        var header = values.prefix(4).reduce(UInt64(0)) { $0 << 13 | UInt64($1) }
        header = header & ~(0x1F << 42) | UInt64(needed) << 42
        for group in 0..<4 { values[group] = Int(header >> UInt64(13 * (3 - group))) & 0x1FFF }
        func littleEndian(_ value: UInt64) -> [UInt8] {
            (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
        }
        let digest = Digest.of("amparo share text", values.map { littleEndian(UInt64($0)) })
        let bits = digest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        values += [Int(bits & 0x1FFF), Int(bits >> 13 & 0x1FFF)]
        var typed = ""
        for (group, value) in values.enumerated() {
            let four = String(repeating: "0", count: 4 - String(value).count) + String(value)
            // The one check digit that this group is not refused with.
            let digit = try #require(
                "0123456789".first { digit in
                    do throws(ShareSlip) {
                        _ = try RecoveryShare(typed: typed + four + String(digit))
                        return true
                    } catch {
                        return error != .group(group + 1)
                    }
                }
            )
            typed += four + String(digit)
        }
        return try RecoveryShare(typed: typed)
    }

    @Test func `shares that claim to be enough and are not give another key, and that is said`() throws {
        let (secret, publicKey, shares) = cut(3, of: 5)
        #expect(
            Self.failure { try SecretSharing.join(Array(shares.prefix(2)), publicKey: publicKey) } == .tooFew
        )
        // The same parts under a header that asks for fewer: what somebody would try who holds two.
        let forged = try shares.map { try Self.claiming(2, $0) }
        #expect(forged.map(\.needed) == [2, 2, 2, 2, 2] && forged.map(\.index) == [1, 2, 3, 4, 5])
        #expect(
            Self.failure { try SecretSharing.join(Array(forged.prefix(2)), publicKey: publicKey) }
                == .wrongKey
        )
        // The parts themselves are the true ones.
        let honest = try shares.map { try Self.claiming(3, $0) }
        #expect(try SecretSharing.join(Array(honest.prefix(3)), publicKey: publicKey).matches(secret))
    }

    @Test func `shares of two sets, and one share twice, are not joined`() throws {
        let (_, publicKey, shares) = cut(2, of: 3)
        let (_, _, others) = cut(2, of: 3, set: 8)
        #expect(
            Self.failure { try SecretSharing.join([shares[0], others[1]], publicKey: publicKey) } == .mixed
        )
        #expect(
            Self.failure { try SecretSharing.join([shares[0], shares[0]], publicKey: publicKey) } == .mixed
        )
        #expect(Self.failure { try SecretSharing.join([], publicKey: publicKey) } == .tooFew)
    }

    @Test func `a share can be typed back from paper, in any grouping and any script's digits`() throws {
        let (secret, publicKey, shares) = cut(2, of: 16, set: .max)
        let lines = shares.map { $0.groups.joined(separator: " ") }
        let arabic = lines[1].map {
            $0 == " " ? "-" : String("٠١٢٣٤٥٦٧٨٩".dropFirst(Int(String($0)) ?? 0).prefix(1))
        }
        let read = try [RecoveryShare(typed: lines[0]), RecoveryShare(typed: arabic.joined())]
        #expect(read.map(\.index) == [1, 2])
        #expect(read.allSatisfy { $0.set == .max && $0.needed == 2 && $0.count == 16 })
        #expect(read.map(\.mark) == shares.prefix(2).map(\.mark))
        #expect(try SecretSharing.join(read, publicKey: publicKey).matches(secret))
        #expect(lines.allSatisfy { $0.split(separator: " ").count == RecoveryShare.groupCount })
    }

    @Test func `every wrong digit is refused with the number of its group`() throws {
        let (_, _, shares) = cut(3, of: 5)
        let digits = Array(shares[2].groups.joined())
        for place in digits.indices {
            for digit in "0123456789" where digit != digits[place] {
                var slip = digits
                slip[place] = digit
                #expect(throws: ShareSlip.group(place / 5 + 1)) { try RecoveryShare(typed: String(slip)) }
            }
        }
    }

    @Test func `groups in the wrong order, missing or from another share are refused`() throws {
        let (_, _, shares) = cut(3, of: 5)
        let groups = shares[0].groups
        for place in groups.indices.dropFirst() where groups[place] != groups[place - 1] {
            var slip = groups
            slip.swapAt(place, place - 1)
            #expect(throws: ShareSlip.self) { try RecoveryShare(typed: slip.joined()) }
        }
        #expect(throws: ShareSlip.wrongLength(125)) {
            try RecoveryShare(typed: groups.dropLast().joined(separator: " "))
        }
        #expect(throws: ShareSlip.wrongLength(135)) {
            try RecoveryShare(typed: (groups + ["00000"]).joined(separator: " "))
        }
        #expect(throws: ShareSlip.notDigits) { try RecoveryShare(typed: "l" + groups.joined().dropFirst()) }
        #expect(throws: ShareSlip.wrongLength(0)) { try RecoveryShare(typed: "") }
        for place in 0..<24 where groups[place] != shares[1].groups[place] {
            var mixed = groups
            mixed[place] = shares[1].groups[place]
            #expect(throws: ShareSlip.wrongCheck) { try RecoveryShare(typed: mixed.joined()) }
        }
    }

    @Test func `the two last groups tell one share from every other and say nothing else`() throws {
        let (_, _, shares) = cut(2, of: 5)
        let marks = shares.map(\.checkMark)
        #expect(Set(marks).count == 5)
        for share in shares {
            let typed = share.checkGroups.joined(separator: " - ")
            #expect(
                RecoveryShare.checkMark(typed: typed, set: share.set, index: share.index) == share.checkMark
            )
            #expect(RecoveryShare.checkMark(typed: typed, set: 8, index: share.index) != share.checkMark)
            #expect(RecoveryShare.checkMark(typed: typed, set: share.set, index: 9) != share.checkMark)
        }
        #expect(RecoveryShare.checkMark(typed: "12345", set: 7, index: 1) == nil)
        #expect(RecoveryShare.checkMark(typed: "1234567x90", set: 7, index: 1) == nil)
    }

    @Test func `a share prints its name and nothing else`() {
        let (_, _, shares) = cut(2, of: 3)
        #expect("\(shares[0])" == "RecoveryShare(redacted)")
        #expect(!"\(shares)".contains(shares[0].groups[6]))
    }

    @Test func `whatever is typed is taken or refused, and what is taken reads the same again`() {
        var random = SeededRandomness(seed: 3).bytes(40_000)[...]
        let (_, _, shares) = cut(2, of: 3)
        while random.count > 300 {
            var text = Array(shares[0].groups.joined(separator: " ").utf8)
            for _ in 0..<(random.popFirst() ?? 0) % 4 {
                let place = Int(random.popFirst() ?? 0) % text.count
                text[place] = random.popFirst() ?? 0
            }
            guard let share = try? RecoveryShare(typed: String(decoding: text, as: UTF8.self)) else {
                continue
            }
            #expect(share.mark == shares[0].mark)
        }
    }
}
